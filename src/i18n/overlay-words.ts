import type { Language } from './dictionary'

const zh = {
  ledgers: '台账',
  ledgersTitle: '台账：导入、导出、私有叠加',
  badge: (n: number) => `私有叠加 ${n} 项 · 未发布`,
  badgeShort: (n: number) => `叠加 ${n}`,
  badgeTitle: '本机的私有叠加，只在这个浏览器里，没有发布；点开查看、移除或导出',
  unsaved: '叠加未保存',
  dropHere: '松开即可读取文件；确认之前什么都不会改动',
  touched: '私有叠加',
  touchedTitle: '含有本机私有叠加的内容，尚未发布',
}

const en: typeof zh = {
  ledgers: 'Ledgers',
  ledgersTitle: 'Ledgers: import, export, private overlay',
  badge: (n: number) => `Private overlay: ${n} · unpublished`,
  badgeShort: (n: number) => `Overlay ${n}`,
  badgeTitle: 'Lies in this browser only and is not published; open it to look, remove or export',
  unsaved: 'Overlay not saved',
  dropHere: 'Drop to read the files; nothing changes until you confirm',
  touched: 'Private overlay',
  touchedTitle: 'Holds what lies in this browser only and is not published',
}

/** The words by which a private overlay is marked outside the ledger desk. */
export const OVERLAY_WORDS: Readonly<Record<Language, typeof zh>> = { zh, en }
