import type { Target } from '../import/targets'
import { EXPORT_COLUMNS } from './export-columns'

/**
 * The labels under which exports show the options of closed vocabularies, by option: what goes out comes in again, in
 * either language. A test holds them to the words of `i18n`.
 */
export const EXPORT_LABELS: Readonly<Record<string, readonly string[]>> = {
  project: ['项目', 'Projects'],
  park: ['产业园区', 'Industrial parks'],
  village: ['旧村改造', 'Village redevelopment'],
  road: ['道路', 'Roads'],
  land: ['低效土地、闲置厂房', 'Idle land and plants'],
  enterprise: ['龙头企业', 'Anchor firms'],
  community: ['品质社区', 'Quality communities'],
  planned: ['谋划'],
  negotiating: ['在谈', 'in negotiation'],
  signed: ['签约'],
  started: ['开工'],
  building: ['建设'],
  operating: ['投产'],
  signing: ['签约中'],
  vacating: ['腾空'],
  demolishing: ['拆除'],
  cleared: ['净地'],
  resettled: ['回迁'],
  open: ['建成通车'],
  carryOver: ['续建', 'carry-over'],
  newStart: ['新建', 'new start'],
  provincial: ['省级', 'Provincial'],
  municipal: ['市级', 'Municipal'],
  district: ['区级', 'District'],
  specialBond: ['专项债券', 'Special bonds'],
  industryFund: ['产业基金', 'Industry fund'],
  pilot: ['试点示范', 'Pilot scheme'],
  fiscal: ['财政资金', 'Budget'],
  selfRaised: ['自筹', 'Own funds'],
  surveyed: ['实测', 'Surveyed'],
  digitised: ['矢量化', 'Digitised'],
  approximate: ['近似', 'Approximate'],
}

/** The headers of exports in either language, with what each column holds. */
export const EXPORT_HEADERS: readonly (readonly [header: string, target: Target])[] = Object.entries(
  EXPORT_COLUMNS,
).flatMap(([target, { zh, en }]) => [zh, en].map((header) => [header, target as Target] as const))
