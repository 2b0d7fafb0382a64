import type { Dictionary, Language } from './dictionary'
import { enCharts } from './en-charts'
import { zhCharts } from './zh-charts'

/** The words of the charts panel: apart from the dictionary, because the panel is loaded on demand. */
export const CHART_WORDS: Readonly<Record<Language, typeof zhCharts>> = { zh: zhCharts, en: enCharts }

/** The dictionary of a page that shows charts. */
export type ChartDictionary = Dictionary & { charts: typeof zhCharts }
