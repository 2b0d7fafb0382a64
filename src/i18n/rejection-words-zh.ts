import type { RejectionReason } from '../domain/rejection'
import type { Wording } from './rejection-wording'
import { IMPORT_REJECTIONS_ZH } from './rejection-words-import-zh'
import { LOG_REJECTIONS_ZH } from './rejection-words-log-zh'

export const REJECTIONS_ZH: Record<RejectionReason, Wording> = {
  fileMissing: { reason: '缺少文件', hint: '请把该文件放进数据包目录' },
  fileNameUnknown: {
    reason: '数据包里没有叫这个名字的文件',
    hint: '请改成规定的文件名（全部小写），或把它移出数据包目录',
  },
  fileEmpty: { reason: '文件是空的', hint: '台账至少要有表头一行，图形文件至少要有空的图形列表；用不到的文件请删除' },
  requiredFileEmpty: {
    reason: '文件是空的，而数据包不能没有它',
    hint: '请从备份恢复，或参照其他数据包的同名文件填写；不能删除',
  },
  notUtf8: {
    reason: '文件编码不是 UTF-8',
    hint: '请另存为 UTF-8：Excel 或 WPS 里选“CSV UTF-8（逗号分隔）”，文本编辑器里选“UTF-8”',
  },
  nullCharacter: {
    reason: '文件里有空字符（NUL，字节 00）',
    hint: '文件多半是没有标记的 UTF-16，或者不是文本文件；请从原程序另存为 UTF-8 文本，不要直接改扩展名',
  },
  brokenJson: {
    reason: 'JSON 语法有误，或文件不完整',
    hint: '请检查该行该字符处的引号、逗号和括号；JSON 不允许 NaN、注释和末尾多余的逗号',
  },
  brokenCsv: {
    reason: 'CSV 的引号不成对',
    hint: '单元格以英文双引号开头，就要以英文双引号结尾；单元格里的双引号须写成两个',
  },
  cellsTooMany: {
    reason: '该行的单元格比表头多',
    hint: '单元格里有逗号时，请给整个单元格加英文双引号；数字里的千分位逗号请去掉',
  },
  cellsTooFew: {
    reason: '该行的单元格比表头少',
    hint: '请核对这一行有没有漏列或错位；空着的列也要保留逗号',
  },
  rowOfTotals: { reason: '台账里有合计行', hint: '请删除该行：合计由系统计算' },
  separatorWrong: {
    reason: '列之间不是用英文逗号分隔的',
    hint: '请在 Excel 或 WPS 里另存为“CSV UTF-8（逗号分隔）”，或在文本编辑器里改用英文逗号',
  },
  headerMissing: {
    reason: '第一行不是表头：没有一个台账规定的列名',
    hint: '请在第一行写上英文列名；列名见数据包说明',
  },
  headerNotFirst: {
    reason: '表头上方还有别的内容',
    hint: '请删除表头上方的标题、单位等各行，使表头成为第一行',
  },
  columnUnknown: { reason: '表头中有不认识的列', hint: '请改成台账规定的列名，或删除该列' },
  columnMissing: { reason: '缺少必需的列', hint: '请在表头补上该列' },
  columnDuplicate: { reason: '表头中有重名的列', hint: '请删除或改名其中一列' },
  columnHostile: { reason: '表头用了保留字，可能有害', hint: '请改名或删除该列，并核实文件来源' },
  valueMissing: { reason: '必填项为空', hint: '请补填；不知道的内容只能在选填项里留空' },
  valueUnknown: { reason: '不在可选值之内', hint: '请改为可选值之一' },
  idMissing: { reason: '缺少编号', hint: '请为该行填写唯一的编号 id' },
  idMalformed: {
    reason: '编号格式不对',
    hint: '编号只能用小写字母、数字和单个连字符，如 song-jia-zhuang；不能是 none、unlocated、manifest',
  },
  idDuplicate: { reason: '编号重复', hint: '同一列表的编号不能相同，事项和单位在各台账之间也不能相同，请改其中一个' },
  referenceDangling: { reason: '引用的编号不存在', hint: '请先登记被引用的对象，或改正这里的编号' },
  listEmpty: { reason: '列表是空的，而别处引用了其中的编号', hint: '请先在这里登记被引用的对象' },
  numberUnparsable: {
    reason: '不是数字',
    hint: '只写数字本身，不带单位、百分号、千分位逗号或全角字符；金额以亿元计，户数须为整数',
  },
  numberNegative: { reason: '数值不能为负，误差须大于零', hint: '请核对数值的正负' },
  percentOutOfRange: { reason: '百分比超出范围', hint: '请填写 0 到 100 之间的数，不带 % 号' },
  numberOutOfRange: { reason: '数值超出范围', hint: '请填写范围之内的数' },
  partExceedsWhole: { reason: '部分大于整体', hint: '请核对这一项和总数' },
  dateUnparsable: { reason: '日期无法识别', hint: '请写成年-月-日，如 2023-06-30，并确认当月有这一天' },
  finishBeforeStart: { reason: '完成日期早于开始日期', hint: '请核对开始日期和完成日期' },
  geometryWithoutItem: { reason: '图形没有对应的项目或单位', hint: '请在台账中登记该编号，或改正、删除该图形' },
  geometryMissing: { reason: '没有可用的图形', hint: '请补上坐标和图形类型；位置未知的项目请不要写入图形文件' },
  geometryDuplicate: { reason: '同一编号有两个图形', hint: '请合并为一个多部件图形（Multi…），或删除其中一个' },
  geometryFamilyWrong: { reason: '图形类型不适合这类对象', hint: '请改用允许的图形类型' },
  referenceSystemForeign: {
    reason: '声明的坐标系（crs）不是 WGS 84 经纬度',
    hint: '请先把坐标转换为 WGS 84 经纬度（CGCS2000 经纬度也可），再改正或删除 crs；只改 crs 是不够的',
  },
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
  cameraOutsideSheet: {
    reason: '镜头中心在底图范围之外，地图到不了那里',
    hint: '请核对经纬度，使镜头中心落在 backdrop.geojson 中 land 的范围之内',
  },
  ringUnclosed: { reason: '多边形没有闭合', hint: '请把第一个点重复写在最后' },
  ringTooShort: { reason: '多边形的点太少', hint: '至少要三个不同的点，并把第一个点重复写在最后' },
  ringSelfCrossing: { reason: '多边形的边界自相交', hint: '请在给出的位置附近调整点的顺序，使边界不交叉' },
  ringWithoutArea: {
    reason: '多边形没有面积',
    hint: '各点不能都在一条线上，也不能原路折返；线状对象请用 LineString，只知道一点时请用 Point',
  },
  holeOutside: {
    reason: '孔洞不在外环之内',
    hint: '多边形的第一个环是外环，其余的环是它里面的孔洞；另一块地请用 MultiPolygon 的另一个部件',
  },
  partsOverlap: {
    reason: '多边形的部件或孔洞互相重叠',
    hint: '请在给出的位置附近改正边界，或合并为一个；相邻的部件可以共用边界',
  },
  lineTooShort: { reason: '线的点太少', hint: '至少要两个不同的点' },
  errorMissing: { reason: '近似位置没有写误差', hint: '请在 errorM 中填写以米为单位的估计误差' },
  ...LOG_REJECTIONS_ZH,
  ...IMPORT_REJECTIONS_ZH,
  shapeWrong: { reason: '内容或结构不符合要求', hint: '请对照数据包说明检查这里的键名和值的类型' },
}
