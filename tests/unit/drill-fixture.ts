import { pinyinOf } from '../../src/pack/pinyin-of'
import { createIsWorked } from '../../geodata/drill-schedule'
import { DRILL } from '../../geodata/make-drill'
import { createAsOf, type Standing } from '../../src/domain/as-of'
import { hasBegun, stageOf, type Item } from '../../src/domain/item'
import type { Pack } from '../../src/domain/pack'
import type { WorkingCalendar } from '../../src/domain/working-calendar'
import { compilePack } from '../../src/pack/compile-pack'
import { blockersIn, reportsIn } from '../packs/drill-log'
import { PackFolder } from '../packs/pack-files'

export const REPORTED_DAY = '2023-02-28'
export const HALF_YEAR = '2023-06-30'
export const YEAR_END = '2023-12-31'
export const SATURDAY_OF_OPENING = '2023-07-08'

export const folder = new PackFolder(DRILL)
export const { pack, rejections } = compiled()
export const { items } = pack
export const reports = reportsIn(folder.text('reports.csv'))
export const blockers = blockersIn(folder.text('blockers.csv'))
export const asOf = createAsOf({ items, reports, blockers })
export const isWorked = createIsWorked(calendarOf(pack))

function compiled() {
  const result = compilePack(folder.files, pinyinOf)
  if (result.pack === null) throw new Error(JSON.stringify(result.rejections))
  return { ...result, pack: result.pack }
}

function calendarOf({ calendar }: Pack): WorkingCalendar {
  if (calendar === null) throw new Error('the drill has no calendar')
  return calendar
}

export const tagged = (unit: string, tag: string) => (item: Item) => item.unit === unit && item.tags.includes(tag)
export const isKey = tagged('kaifaqu', '重点项目')

/** The listed items of a day that are asked for, as they stand. */
export function itemsOn(day: string, picks: (item: Item) => boolean): Item[] {
  const { standings } = asOf.on(day)
  return standings.map(({ item }) => item).filter(picks)
}

export const begunOn = (day: string, picks: (item: Item) => boolean) => itemsOn(day, picks).filter(hasBegun)

export function standing(id: string, day: string): Standing {
  const found = asOf.on(day).byId.get(id)
  if (found === undefined) throw new Error(`no ${id} on ${day}`)
  return found
}

export const stageOn = (id: string, day: string) => stageOf(standing(id, day).item)
