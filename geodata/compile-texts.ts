import type { Pack } from '../src/domain/pack'

/** What the command line says, beside the rejections. */
export const TEXTS = {
  zh: {
    usage: '用法：npm run compile -- [数据包编号或目录…] [--out 目录] [--lang zh|en]',
    noFolder: (path: string) => `没有这个数据包目录：${path}`,
    noPacks: '没有找到数据包',
    badLanguage: (value: string) => `不认识的语言：${value}`,
    rejected: (count: number) => `发现 ${count} 处问题，没有写入任何文件`,
    ignoredManifest: (path: string) => `原有的 ${path} 无法读取，将重新生成`,
    items: '事项',
    unknown: '未填报',
    rest: (pack: Pack) =>
      `报告 ${pack.reports.length} · 堵点 ${pack.blockers.length} · 报道数 ${pack.figures.length} · 目标 ${pack.targets.length} · 来源 ${pack.sources.length} · 单位 ${pack.units.length}`,
    wrote: (path: string, kilobytes: string) => `已写入 ${path}（${kilobytes} kB）`,
    counted: (where: string, feature: string) => `${where}（${feature}）`,
    dot: '。',
  },
  en: {
    usage: 'usage: npm run compile -- [pack id or folder…] [--out FOLDER] [--lang zh|en]',
    noFolder: (path: string) => `there is no pack folder ${path}`,
    noPacks: 'no pack was found',
    badLanguage: (value: string) => `unknown language ${value}`,
    rejected: (count: number) => `${count} ${count === 1 ? 'fault' : 'faults'} found; nothing was written`,
    ignoredManifest: (path: string) => `${path} cannot be read and is made anew`,
    items: 'items',
    unknown: 'not reported',
    rest: (pack: Pack) =>
      `reports ${pack.reports.length} · blockers ${pack.blockers.length} · figures ${pack.figures.length} · targets ${pack.targets.length} · sources ${pack.sources.length} · units ${pack.units.length}`,
    wrote: (path: string, kilobytes: string) => `wrote ${path} (${kilobytes} kB)`,
    counted: (where: string, feature: string) => `${where} (${feature})`,
    dot: '; ',
  },
}
