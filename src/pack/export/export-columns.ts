import { KINDS, type Kind } from '../../domain/vocabulary'
import type { Target } from '../import/targets'
import { LEDGER_FILES } from '../ledger-columns'
import { FILE_COLUMNS } from '../pack-rows'

export type ExportType = 'text' | 'list' | 'number' | 'day' | 'choice' | 'choices' | 'yesNo'

export interface ExportColumn {
  type: ExportType
  /** In characters. */
  width: number
  /** The column's header; of money, areas and lengths with the unit. An import knows each of them. */
  zh: string
  en: string
}

const column = (type: ExportType, width: number, zh: string, en: string): ExportColumn => ({ type, width, zh, en })

/** How each column of an export is headed and typed. The words are those of offices, see the importer's synonyms. */
export const EXPORT_COLUMNS = {
  kind: column('choice', 16, '事项类别', 'Kind'),
  id: column('text', 22, '编号', 'Id'),
  name: column('text', 28, '名称', 'Name'),
  aliases: column('list', 18, '别名', 'Other names'),
  unit: column('choice', 16, '所属街道', 'Unit'),
  level: column('choice', 10, '级别', 'Level'),
  field: column('choice', 14, '领域', 'Field'),
  planClass: column('choice', 10, '建设性质', 'New or carried over'),
  stage: column('choice', 12, '建设阶段', 'Stage'),
  progressPct: column('number', 12, '完成进度（%）', 'Progress (%)'),
  totalYi: column('number', 14, '总投资（亿元）', 'Total investment (亿元)'),
  yearPlanYi: column('number', 18, '年度计划投资（亿元）', 'Planned this year (亿元)'),
  doneYi: column('number', 18, '累计完成投资（亿元）', 'Completed since the start (亿元)'),
  landCleared: column('yesNo', 12, '征迁完成', 'Land cleared'),
  areaM2: column('number', 16, '占地面积（平方米）', 'Area (m²)'),
  householdsTotal: column('number', 12, '总户数（户）', 'Households in all'),
  householdsSigned: column('number', 14, '已签约户数（户）', 'Households signed'),
  householdsVacated: column('number', 14, '已腾空户数（户）', 'Households vacated'),
  householdsDemolished: column('number', 14, '已拆除户数（户）', 'Households demolished'),
  householdsRehoused: column('number', 14, '已回迁户数（户）', 'Households rehoused'),
  resettlement: column('text', 18, '安置房', 'Resettlement housing'),
  lengthKm: column('number', 12, '全长（公里）', 'Length (km)'),
  lengthOpenKm: column('number', 14, '已通车里程（公里）', 'Length open (km)'),
  owner: column('text', 18, '权利人', 'Holder of the land'),
  idle: column('yesNo', 10, '是否闲置', 'Found idle'),
  status: column('text', 18, '利用现状', 'Present use'),
  anchor: column('yesNo', 12, '是否龙头企业', 'Anchor firm'),
  tags: column('list', 18, '标签', 'Tags'),
  leaders: column('list', 16, '包保领导', 'Leaders'),
  departments: column('list', 18, '责任部门', 'Departments'),
  liaisons: column('list', 16, '包联人员', 'Liaisons'),
  taskForce: column('text', 20, '专班', 'Task force'),
  startOn: column('day', 14, '计划开工时间', 'Planned start'),
  finishOn: column('day', 14, '计划竣工时间', 'Planned finish'),
  planBasis: column('text', 18, '工期依据', 'Basis of the days'),
  funding: column('choices', 16, '资金来源', 'Funding'),
  note: column('text', 36, '备注', 'Note'),
  listedOn: column('day', 14, '入库时间', 'Listed on'),
  sourceId: column('text', 20, '来源编号', 'Source id'),
  locator: column('text', 20, '出处', 'Place in the source'),
  longitude: column('number', 14, '经度（WGS 84）', 'Longitude (WGS 84)'),
  latitude: column('number', 14, '纬度（WGS 84）', 'Latitude (WGS 84)'),
  accuracy: column('choice', 12, '坐标精度', 'Accuracy of the position'),
  errorM: column('number', 12, '坐标误差（米）', 'Error of the position (m)'),
  basis: column('text', 24, '落图依据', 'Basis of the position'),
  on: column('day', 14, '截至日期', 'As of'),
} as const satisfies Partial<Record<Target, ExportColumn>>

export type ExportTarget = keyof typeof EXPORT_COLUMNS

/** What stands after the ledger's own: where the item is, and the day on which all this holds. */
const AFTER: readonly ExportTarget[] = ['longitude', 'latitude', 'accuracy', 'errorM', 'basis', 'on']
const isTarget = (name: string): name is ExportTarget => Object.hasOwn(EXPORT_COLUMNS, name)

/** What the rows of one kind tell, in the order of its ledger, where they are, and of which day all this holds. */
export const COLUMNS_OF_KIND = Object.fromEntries(
  KINDS.map((kind) => [kind, [...(FILE_COLUMNS[LEDGER_FILES[kind]] ?? []).filter(isTarget), ...AFTER]] as const),
) as Record<Kind, readonly ExportTarget[]>

/** All of them once, with the kind itself in front: the columns of a table of several kinds. */
export const COLUMNS_OF_ALL: readonly ExportTarget[] = [
  'kind',
  ...(Object.keys(EXPORT_COLUMNS) as ExportTarget[]).filter((target) => target !== 'kind'),
]
