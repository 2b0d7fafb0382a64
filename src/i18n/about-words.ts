import type { Language } from './dictionary'

const zhAbout = {
  title: '数据来源与许可',
  licence: '许可',
  published: '发布',
  noDay: '日期未给出',
  noLicence: '未声明，只引用事实',
  backdrop: '底图',
}

const enAbout: typeof zhAbout = {
  title: 'Data sources and licences',
  licence: 'Licence',
  published: 'Published',
  noDay: 'day not given',
  noLicence: 'none stated, only facts are cited',
  backdrop: 'Backdrop',
}

/** The words of the dialog about sources and licences: apart from the dictionary, because they are loaded on demand. */
export const ABOUT_WORDS: Readonly<Record<Language, typeof zhAbout>> = { zh: zhAbout, en: enAbout }
