import type { Wording } from './rejection-wording'

/** Faults of files that are imported. */
export const IMPORT_REJECTIONS_ZH = {
  fileTooLarge: { reason: '文件太大', hint: '请拆成几个文件，或删去用不到的工作表和图片后再导入' },
  formatUnknown: {
    reason: '认不出这种文件',
    hint: '请提供 .xlsx、.xls、.csv、.geojson、.kml、.kmz、打成 zip 的 Shapefile 或本软件导出的数据包',
  },
  fileBroken: { reason: '文件已损坏或不完整', hint: '请用原来的程序打开，确认无误后另存一份再导入' },
  fileEncrypted: { reason: '文件有打开密码', hint: '请在 Excel 或 WPS 里取消密码，另存后再导入' },
  unpacksTooMuch: {
    reason: '压缩文件解开后过大，已停止读取',
    hint: '请核实文件来源；确是自己的文件时，请删去用不到的工作表和空行后另存',
  },
  sheetTooLarge: {
    reason: '工作表的行、列或单元格太多，超出的部分没有读',
    hint: '请把数据拆成几个文件，并清除表格下方和右侧的空白格式',
  },
  cellTooLong: { reason: '单元格里的文字太长', hint: '请精简这一格的内容，或移到附件里' },
  placesTooMany: { reason: '图形或坐标点太多，超出的部分没有读', hint: '请拆成几个文件，或先把边界简化' },
  encodingUnknown: { reason: '认不出文字编码', hint: '请另存为 UTF-8 或 GB18030（GBK）编码再导入' },
  markupForbidden: {
    reason: '文件里有不允许的 XML 声明（DTD 或实体），可能有害',
    hint: '请核实文件来源，用制图软件重新导出',
  },
  shapefileIncomplete: { reason: 'Shapefile 不完整', hint: '请把 .shp、.dbf、.shx、.prj 等同名文件打进同一个 zip' },
  tableMissing: { reason: '没有找到表头和数据行', hint: '请确认表里有一行列名（如“项目名称”），其下至少有一行数据' },
  tableSideways: {
    reason: '表是横着的：列名排在第一列，或一张表只登记一个事项',
    hint: '请改成一行一个事项、第一行是列名的表（在 Excel 里可用“选择性粘贴—转置”）',
  },
  cellIsError: { reason: '单元格里是公式错误', hint: '请在原表里改正公式，使这一格显示数值，或清空这一格' },
  unitUnclear: {
    reason: '金额、面积或长度没有写单位，无法判断',
    hint: '请在表头写明单位（如 万元、亿元、亩、平方米），或在导入时选定',
  },
  wordUnknown: {
    reason: '这个说法不在可选值之内，也没有说明是什么意思',
    hint: '请改为可选值之一，或在导入时指明它的意思',
  },
  yearMissing: { reason: '日期没有年份', hint: '请写明年份，或在导入时选定年份' },
  kindUnclear: {
    reason: '看不出这一行是哪一类事项',
    hint: '请在导入时选定类别（项目、园区、村、道路、土地、企业、社区）',
  },
  coordinatesUnclear: {
    reason: '坐标读不懂，或一格里有几个点',
    hint: '请写成“经度, 纬度”两个数；面和线请用 GeoJSON、KML 或 Shapefile',
  },
  systemUnclear: { reason: '不知道坐标用的是哪种坐标系', hint: '请在导入时选定坐标系；没有选定之前，坐标不会导入' },
  matchUnclear: { reason: '和已有的事项名称相近，不能确定是不是同一个', hint: '请在导入时指明是哪一个，或选“新事项”' },
  itemTwice: { reason: '同一事项在导入的文件里出现了两次，内容不一致', hint: '请删去其中一行，或改成一致' },
  valuesDisagree: { reason: '同一行里两处说法不一致', hint: '请核对这两处，改成一致' },
  personalData: {
    reason: '像是个人信息（身份证号、手机号、银行卡号或逐户的名单），不能进入数据包',
    hint: '请删去这一列或这一行；台账只登记汇总的户数，责任人只写姓名和职务',
  },
  formulaText: { reason: '文字以 =、+、-、@ 开头，表格软件会把它当公式运行', hint: '请在前面加一个字，或删去这个符号' },
} satisfies Record<string, Wording>
