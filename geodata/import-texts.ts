import type { TableMapping } from '../src/pack/import/mapping'

/** What the command line of an import says, beside the words that it shares with the page. */
export const IMPORT_TEXTS = {
  zh: {
    usage:
      '用法：npm run import -- 文件… --pack 数据包编号或目录 [--on YYYY-MM-DD] [--mapping 文件] [--confirm] [--yes] [--report 文件.xlsx] [--save-mapping 文件] [--lang zh|en]',
    noFiles: '没有给出要导入的文件',
    noPack: '请用 --pack 指明数据包',
    noFolder: (path: string) => `没有这个数据包目录：${path}`,
    unreadable: (path: string, why: string) => `读不出 ${path}：${why}`,
    badDay: (value: string) => `--on 不是 YYYY-MM-DD 形式的日期：${value}`,
    badLanguage: (value: string) => `不认识的语言：${value}`,
    badMapping: (path: string, where: string, value: string) => `${path} 的 ${where} 不对：${value}`,
    packBroken: '数据包本身有问题，请先用 npm run compile 改正；没有写入任何文件',
    table: (where: string, rows: number, kind: string) => `${where}：${rows} 行 · ${kind}`,
    skipped: (why: TableMapping['skipWhy']) =>
      why === 'noName'
        ? '不导入：没有认出哪一列是名称或编号；如有，请在 --mapping 的 columns 里把它指明为 name'
        : why === 'hidden'
          ? '不导入：隐藏的表'
          : '不导入',
    households: '逐户、逐人的名单，不能进入数据包',
    unmapped: (headers: string) => `没有用到的列：${headers}`,
    asked: (count: number) => `有 ${count} 个问题需要回答；没有写入任何文件`,
    answers: '可以回答',
    free: '自己填写',
    intoMapping: '写进 --mapping 的文件',
    orOn: '或用 --on',
    preview: '这是预览，没有写入任何文件；确认后加 --yes 写入',
    nothing: '没有需要写入的变化',
    nothingRead: '没有读到可以导入的行；没有写入任何文件',
    wouldNotCompile: (count: number) => `写入后数据包有 ${count} 处问题，因此没有写入任何文件`,
    conflicts: (count: number) => `合并的数据包之间有 ${count} 处冲突，请在页面上处理；没有写入任何文件`,
    wrote: (path: string) => `已写入 ${path}`,
    rejected: (count: number) => `拒绝 ${count} 行，见上`,
    merged: (file: string, rows: number) => `合并 ${file}：${rows} 处不同`,
    unit: (name: string) => `（${name}）`,
    dot: '。',
  },
  en: {
    usage:
      'usage: npm run import -- FILE… --pack PACK_ID_OR_FOLDER [--on YYYY-MM-DD] [--mapping FILE] [--confirm] [--yes] [--report FILE.xlsx] [--save-mapping FILE] [--lang zh|en]',
    noFiles: 'no file to import is named',
    noPack: 'name the pack with --pack',
    noFolder: (path: string) => `there is no pack folder ${path}`,
    unreadable: (path: string, why: string) => `${path} cannot be read: ${why}`,
    badDay: (value: string) => `--on is no day YYYY-MM-DD: ${value}`,
    badLanguage: (value: string) => `unknown language ${value}`,
    badMapping: (path: string, where: string, value: string) => `${path}: ${where} is wrong: ${value}`,
    packBroken: 'the pack itself has faults: mend it with npm run compile first; nothing was written',
    table: (where: string, rows: number, kind: string) => `${where}: ${rows} rows · ${kind}`,
    skipped: (why: TableMapping['skipWhy']) =>
      why === 'noName'
        ? 'left out: no column was recognised as a name or id; if there is one, call it name under columns of --mapping'
        : why === 'hidden'
          ? 'left out: a hidden sheet'
          : 'left out',
    households: 'a list of households or persons, which no pack may hold',
    unmapped: (headers: string) => `columns not used: ${headers}`,
    asked: (count: number) =>
      `${count} ${count === 1 ? 'question needs' : 'questions need'} an answer; nothing was written`,
    answers: 'answers',
    free: 'free text',
    intoMapping: 'into the file of --mapping',
    orOn: 'or use --on',
    preview: 'this is a preview and nothing was written; add --yes to write it',
    nothing: 'nothing has changed, so nothing was written',
    nothingRead: 'no row could be imported; nothing was written',
    wouldNotCompile: (count: number) =>
      `the pack would have ${count} ${count === 1 ? 'fault' : 'faults'}, so nothing was written`,
    conflicts: (count: number) =>
      `the packs to be merged have ${count} conflicts: settle them on the page; nothing was written`,
    wrote: (path: string) => `wrote ${path}`,
    rejected: (count: number) => `${count} ${count === 1 ? 'row was' : 'rows were'} refused, see above`,
    merged: (file: string, rows: number) => `merging ${file}: ${rows} differences`,
    unit: (name: string) => ` (${name})`,
    dot: '; ',
  },
}
