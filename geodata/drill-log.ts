import { addDays } from '../src/domain/day'
import { createFacts, EVE, YEAR_END, type Facts } from './drill-course'
import type { Cell, Course, DrillItem } from './drill-item'
import type { Random } from './drill-random'
import { reportDays, type IsWorked } from './drill-schedule'

/** Columns of `reports.csv`, in its order. */
export const REPORT_COLUMNS = [
  'itemId',
  'on',
  'by',
  'stage',
  'progressPct',
  'doneYi',
  'householdsTotal',
  'householdsSigned',
  'householdsVacated',
  'householdsDemolished',
  'householdsRehoused',
  'lengthOpenKm',
  'landCleared',
  'leaders',
  'departments',
  'liaisons',
  'delisted',
  'note',
  'sourceId',
  'locator',
] as const

export type ReportRow = Partial<Record<(typeof REPORT_COLUMNS)[number], Cell>> & { itemId: string; on: string }

const NO_NEWS = '无新进展'
const NO_NEWS_CHANCE = 0.06

/** The unit's day of the week for its dispatch, 1 = Monday; a unit without one counts on from its last report. */
const WEEKDAYS: Readonly<Record<string, number>> = { jiejiazhuang: 1, chujia: 5 }
const FIRST_DAYS: Partial<Record<DrillItem['kind'], string>> = { project: '2023-01-03', park: '2023-01-05' }

/** No report comes from the whole unit in these days. */
export const SILENT = { unit: 'jiejiazhuang', from: '2023-08-01', to: '2023-08-31' }

const isWithin = (day: string, { from, to }: { from: string; to: string }) => from <= day && day <= to

function regularDays(item: DrillItem, course: Course, isWorked: IsWorked): string[] {
  const first = item.listedOn ?? FIRST_DAYS[item.kind] ?? '2023-01-03'
  const weekday = item.kind === 'village' ? null : (WEEKDAYS[item.unit] ?? null)
  const days = reportDays(item, first, weekday, isWorked)
  const gaps = item.unit === SILENT.unit ? [...course.gaps, SILENT] : course.gaps
  const resumed = gaps.map(({ to }) => addDays(to, 1)).filter(isWorked)
  return [...days, ...resumed].filter((day) => !gaps.some((gap) => isWithin(day, gap)))
}

/** Days on which something happens that is reported at once. */
function eventDays({ begunOn, before, drops, setback, says }: Course): string[] {
  const stages = begunOn === null ? before : before.filter(({ on }) => on < begunOn)
  const days = [
    begunOn,
    ...stages.map(({ on }) => on),
    ...drops.map(({ on }) => on),
    ...(setback === null ? [] : [setback.from, setback.to]),
    ...says.map(({ on }) => on),
  ]
  return days.flatMap((day) => (day !== null && day > EVE ? [day] : []))
}

function changesOf(said: Readonly<Facts>, now: Facts): Partial<Facts> {
  const names = Object.keys(now) as (keyof Facts)[]
  return Object.fromEntries(names.filter((name) => now[name] !== said[name]).map((name) => [name, now[name]]))
}

/** Every report of an item in the order of days; each says only what has changed since the one before. */
export function reportsOf(item: DrillItem, random: Random, isWorked: IsWorked): ReportRow[] {
  const { course } = item
  const factsOn = createFacts(item)
  if (course === null || factsOn === null) return []
  const days = [...new Set([...regularDays(item, course, isWorked), ...eventDays(course)])]
  const rows: ReportRow[] = []
  let said = factsOn(EVE)
  let by = item.liaisons[0] ?? null
  for (const day of days.filter((one) => one <= YEAR_END && one >= (item.listedOn ?? '')).sort()) {
    const now = factsOn(day)
    const changes = changesOf(said, now)
    const sayings = course.says.filter(({ on }) => on === day)
    const { on: _on, ...extra } = Object.assign({ on: day }, ...sayings) as Course['says'][number]
    said = now
    by = extra.liaisons?.[0] ?? by
    const isNews = Object.keys(changes).length > 0 || sayings.length > 0
    const note = !isNews && random() < NO_NEWS_CHANCE ? NO_NEWS : null
    rows.push({ itemId: item.id, on: day, by, note, ...changes, ...extra, sourceId: 'drill' })
    if (extra.delisted === true) return rows
  }
  return rows
}
