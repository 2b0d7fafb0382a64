import type { Rejection, RejectionReason } from '../domain/rejection'
import type { Language } from './dictionary'

interface Wording {
  /** What is wrong. */
  reason: string
  /** What to do about it. */
  hint: string
}

const ZH: Record<RejectionReason, Wording> = {
  fileMissing: { reason: '缺少文件', hint: '请把该文件放进数据包目录' },
  fileEmpty: { reason: '文件是空的', hint: '台账至少要有表头一行；用不到的文件请删除' },
  notUtf8: {
    reason: '文件编码不是 UTF-8',
    hint: '请另存为 UTF-8：Excel 或 WPS 里选“CSV UTF-8（逗号分隔）”，文本编辑器里选“UTF-8”',
  },
  brokenJson: {
    reason: 'JSON 语法有误，或文件不完整',
    hint: '请检查该行该字符处的引号、逗号和括号；JSON 不允许 NaN、注释和末尾多余的逗号',
  },
  brokenCsv: {
    reason: 'CSV 的列对不上',
    hint: '请检查引号是否成对、单元格里的逗号是否加了引号、该行单元格是否多于表头、表头是否有重名',
  },
  columnUnknown: { reason: '表头中有不认识的列', hint: '请改成台账规定的列名，或删除该列' },
  columnMissing: { reason: '缺少必需的列', hint: '请在表头补上该列' },
  columnHostile: { reason: '表头用了保留字，可能有害', hint: '请改名或删除该列，并核实文件来源' },
  valueMissing: { reason: '必填项为空', hint: '请补填；不知道的内容只能在选填项里留空' },
  valueUnknown: { reason: '不在可选值之内', hint: '请改为可选值之一' },
  idMissing: { reason: '缺少编号', hint: '请为该行填写唯一的编号 id' },
  idMalformed: {
    reason: '编号格式不对',
    hint: '编号只能用小写字母、数字和单个连字符，如 song-jia-zhuang；不能是 none、unlocated、manifest',
  },
  idDuplicate: { reason: '编号重复', hint: '各台账和单位之间编号都不能相同，请改其中一个' },
  referenceDangling: { reason: '引用的编号不存在', hint: '请先登记被引用的对象，或改正这里的编号' },
  numberUnparsable: { reason: '不是数字', hint: '只写数字本身，不带单位、千分位逗号或全角字符；户数须为整数' },
  numberNegative: { reason: '数值不能为负，误差须大于零', hint: '请核对数值的正负' },
  percentOutOfRange: { reason: '百分比超出范围', hint: '请填写 0 到 100 之间的数，不带 % 号' },
  partExceedsWhole: { reason: '部分大于整体', hint: '请核对这一项和总数' },
  dateUnparsable: { reason: '日期无法识别', hint: '请写成年-月-日，如 2023-06-30，并确认当月有这一天' },
  finishBeforeStart: { reason: '完成日期早于开始日期', hint: '请核对开始日期和完成日期' },
  geometryWithoutItem: { reason: '图形没有对应的项目或单位', hint: '请在台账中登记该编号，或改正、删除该图形' },
  geometryMissing: { reason: '没有可用的图形', hint: '请补上坐标和图形类型；位置未知的项目请不要写入图形文件' },
  geometryDuplicate: { reason: '同一编号有两个图形', hint: '请合并为一个多部件图形（Multi…），或删除其中一个' },
  geometryFamilyWrong: { reason: '图形类型不适合这类对象', hint: '请改用允许的图形类型' },
  coordinateNotNumber: { reason: '坐标不是数字', hint: '请把每个坐标写成 [经度, 纬度] 两个数字' },
  coordinateOutOfRange: { reason: '坐标超出经纬度范围', hint: '经度在 ±180 之内，纬度在 ±90 之内，请核对' },
  coordinatesSwapped: { reason: '经纬度写反了', hint: '应为 [经度, 纬度]，请对调两个数' },
  coordinatesProjected: {
    reason: '看起来是以米为单位的投影坐标',
    hint: '请先转换为 WGS 84 经纬度（CGCS2000 经纬度也可）再导入',
  },
  coordinateOutsideDistrict: {
    reason: '坐标在本区范围之外',
    hint: '请核对坐标及坐标系（GCJ-02、BD-09 须先转换）；范围确实过小时请修改 district.json 的 bounds',
  },
  ringUnclosed: { reason: '多边形没有闭合', hint: '请把第一个点重复写在最后' },
  ringTooShort: { reason: '多边形的点太少', hint: '至少要三个不同的点，并把第一个点重复写在最后' },
  ringSelfCrossing: { reason: '多边形的边界自相交', hint: '请在给出的位置附近调整点的顺序，使边界不交叉' },
  lineTooShort: { reason: '线的点太少', hint: '至少要两个不同的点' },
  errorMissing: { reason: '近似位置没有写误差', hint: '请在 errorM 中填写以米为单位的估计误差' },
  shapeWrong: { reason: '内容或结构不符合要求', hint: '请对照数据包说明检查这里的键名和值的类型' },
}

const EN: Record<RejectionReason, Wording> = {
  fileMissing: { reason: 'the file is missing', hint: 'put it into the pack’s folder' },
  fileEmpty: {
    reason: 'the file is empty',
    hint: 'a ledger needs at least its header row; delete a file that is not used',
  },
  notUtf8: {
    reason: 'the file is not UTF-8',
    hint: 'save it as UTF-8: in Excel or WPS as “CSV UTF-8 (comma delimited)”, in a text editor as “UTF-8”',
  },
  brokenJson: {
    reason: 'the JSON is broken or cut off',
    hint: 'check quotes, commas and brackets at this line and character; JSON knows no NaN, comments or trailing commas',
  },
  brokenCsv: {
    reason: 'the CSV cannot be split into its columns',
    hint: 'check that quotes are paired, that cells with commas are quoted, that the row has no more cells than the header and that no column is repeated',
  },
  columnUnknown: {
    reason: 'the header has an unknown column',
    hint: 'rename it to a column of this ledger, or delete it',
  },
  columnMissing: { reason: 'a required column is missing', hint: 'add it to the header' },
  columnHostile: {
    reason: 'the header uses a reserved and possibly harmful name',
    hint: 'rename or delete the column, and check where the file comes from',
  },
  valueMissing: { reason: 'a required value is empty', hint: 'fill it in; only optional values may stay unknown' },
  valueUnknown: { reason: 'the value is not one of the accepted ones', hint: 'use one of the accepted values' },
  idMissing: { reason: 'the id is missing', hint: 'give this row an id of its own' },
  idMalformed: {
    reason: 'the id is malformed',
    hint: 'use small letters, digits and single hyphens, e.g. song-jia-zhuang; not none, unlocated or manifest',
  },
  idDuplicate: {
    reason: 'the id is used twice',
    hint: 'ids are unique over all ledgers and units: change one of the two',
  },
  referenceDangling: { reason: 'the id points to nothing', hint: 'declare what it points to, or correct it here' },
  numberUnparsable: {
    reason: 'this is not a number',
    hint: 'write the bare number, without units, thousands separators or full-width digits; households are whole numbers',
  },
  numberNegative: { reason: 'the number must not be negative, an error must exceed zero', hint: 'check the sign' },
  percentOutOfRange: {
    reason: 'the percentage is out of range',
    hint: 'write a number from 0 to 100 without the % sign',
  },
  partExceedsWhole: { reason: 'the part is larger than the whole', hint: 'check both this value and the total' },
  dateUnparsable: {
    reason: 'this is not a date',
    hint: 'write year-month-day, e.g. 2023-06-30, and check that the month has this day',
  },
  finishBeforeStart: { reason: 'the finish lies before the start', hint: 'check both days' },
  geometryWithoutItem: {
    reason: 'the geometry belongs to no item or unit',
    hint: 'add the id to a ledger, or correct or delete the feature',
  },
  geometryMissing: {
    reason: 'there is no usable geometry',
    hint: 'add type and coordinates; leave items of unknown position out of the geometry file',
  },
  geometryDuplicate: {
    reason: 'the id has two geometries',
    hint: 'merge them into one Multi… geometry, or delete one',
  },
  geometryFamilyWrong: { reason: 'this kind cannot have this geometry type', hint: 'use one of the accepted types' },
  coordinateNotNumber: {
    reason: 'a coordinate is not a number',
    hint: 'write each position as two numbers, [longitude, latitude]',
  },
  coordinateOutOfRange: {
    reason: 'the coordinate is out of range',
    hint: 'longitude lies within ±180 and latitude within ±90: check both',
  },
  coordinatesSwapped: {
    reason: 'longitude and latitude are swapped',
    hint: 'write [longitude, latitude]: exchange the two numbers',
  },
  coordinatesProjected: {
    reason: 'these look like projected metres',
    hint: 'convert them to WGS 84 longitude and latitude (CGCS2000 degrees will do) first',
  },
  coordinateOutsideDistrict: {
    reason: 'the position lies outside the district',
    hint: 'check the position and its reference system (convert GCJ-02 and BD-09 first); widen bounds in district.json if they are too tight',
  },
  ringUnclosed: { reason: 'the polygon is not closed', hint: 'repeat its first position at the end' },
  ringTooShort: {
    reason: 'the polygon has too few positions',
    hint: 'give at least three different positions and repeat the first one at the end',
  },
  ringSelfCrossing: {
    reason: 'the polygon’s outline crosses itself',
    hint: 'reorder the positions near the place given, so that no edges cross',
  },
  lineTooShort: { reason: 'the line has too few positions', hint: 'give at least two different positions' },
  errorMissing: {
    reason: 'the approximate position states no error',
    hint: 'give the estimated error in metres as errorM',
  },
  shapeWrong: {
    reason: 'content or structure is not as required',
    hint: 'compare the key and the type of its value with the description of packs',
  },
}

const WORDINGS: Record<Language, Record<RejectionReason, Wording>> = { zh: ZH, en: EN }

// Control characters, line separators and marks that turn the direction of text.
const INVISIBLE = /[\p{Cc}\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu
const VALUE_LIMIT = 80

/** A value as it stood, with invisible characters spelt out, cut to 80 characters. */
export function printable(value: string): string {
  const spelt = value.replace(INVISIBLE, (character) => {
    const code = character.codePointAt(0) ?? 0
    return `\\u${code.toString(16).padStart(4, '0')}`
  })
  const characters = [...spelt]
  return characters.length > VALUE_LIMIT ? `${characters.slice(0, VALUE_LIMIT - 1).join('')}…` : spelt
}

const isJson = (file: string) => file.toLowerCase().endsWith('.json')
const isFeatures = (file: string) => file.toLowerCase().endsWith('.geojson')

function placeZh({ file, row, column, reason }: Rejection): string {
  const name = printable(file)
  const parts = [name]
  if (reason === 'brokenJson') return `${name} 第 ${row} 行第 ${column} 个字符`
  if (row !== null) parts.push(isFeatures(file) && reason !== 'notUtf8' ? `第 ${row} 个图形` : `第 ${row} 行`)
  if (column !== null) parts.push(isJson(file) || isFeatures(file) ? printable(column) : `“${printable(column)}”列`)
  return parts.join(' ')
}

function placeEn({ file, row, column, reason }: Rejection): string {
  const name = printable(file)
  const parts = [name]
  if (reason === 'brokenJson') return `${name}, line ${row}, character ${column}`
  if (row !== null) parts.push(isFeatures(file) && reason !== 'notUtf8' ? `feature ${row}` : `row ${row}`)
  if (column !== null) parts.push(isJson(file) || isFeatures(file) ? printable(column) : `column ${printable(column)}`)
  return parts.join(', ')
}

/** What the value that goes with a hint is: the other place, an example, or what would have been accepted. */
const EXPECTED: Record<Language, (reason: RejectionReason) => string> = {
  zh: (reason) => (reason === 'idDuplicate' ? '另一处' : reason === 'numberUnparsable' ? '例如' : '应为'),
  en: (reason) => (reason === 'idDuplicate' ? 'also at' : reason === 'numberUnparsable' ? 'for example' : 'expected'),
}

/** Says in the chosen language where a refusal lies, what is wrong and what to do; what would be accepted ends the hint. */
export function describeRejection(rejection: Rejection, language: Language): { where: string } & Wording {
  const { reason, hint } = WORDINGS[language][rejection.reason]
  const expected = rejection.expected === null ? null : printable(rejection.expected)
  if (language === 'zh') {
    return {
      where: placeZh(rejection),
      reason,
      hint: expected === null ? hint : `${hint}（${EXPECTED.zh(rejection.reason)}：${expected}）`,
    }
  }
  return {
    where: placeEn(rejection),
    reason,
    hint: expected === null ? hint : `${hint} (${EXPECTED.en(rejection.reason)}: ${expected})`,
  }
}
