import { addDays, daysBetween } from '../src/domain/day'
import type { Stage } from '../src/domain/vocabulary'
import { type Course, type DrillItem, type LeadPoint } from './drill-item'
import { rounded } from './drill-random'

/** The ledger stands as of this day; the log begins on the next one. */
export const EVE = '2022-12-31'
export const YEAR_END = '2023-12-31'

/** How much faster than planned an item can catch up. */
const FASTEST = 2.5
/** Money follows progress, and a little of it only after the year. */
const PAID_SHARE = 0.95
/** From here on a project that has started counts as under construction. */
const BUILDING_PCT = 6

/** What is true of an item on a day. */
export interface Facts {
  stage: Stage | null
  progressPct: number
  doneYi?: number
  householdsSigned?: number
  householdsVacated?: number
  householdsDemolished?: number
  householdsRehoused?: number
  lengthOpenKm?: number
}

/** The straight line from planned start to planned finish, in percent. */
export function expectedPct(startOn: string, finishOn: string, day: string): number {
  return 100 * clamped(daysBetween(startOn, day) / daysBetween(startOn, finishOn))
}

const clamped = (share: number) => Math.min(1, Math.max(0, share))

function leadOn(leads: readonly LeadPoint[], day: string): number {
  const next = leads.findIndex(({ on }) => on > day)
  if (next === 0) return leads[0]!.pp
  if (next < 0) return leads.at(-1)!.pp
  const [from, to] = [leads[next - 1]!, leads[next]!]
  return from.pp + ((to.pp - from.pp) * daysBetween(from.on, day)) / daysBetween(from.on, to.on)
}

/** Progress on every day from the eve on: it follows the leads, never falls but by a drop, and catches up at a limited pace. */
function progressOf(course: Course, startOn: string, finishOn: string): number[] {
  const fastest = (FASTEST * 100) / daysBetween(startOn, finishOn)
  const progress: number[] = []
  for (let day = EVE; day <= YEAR_END; day = addDays(day, 1)) {
    const before = progress.at(-1)
    const owed = course.drops
      .filter(({ on }) => on <= day)
      .reduce((sum, { on, pp, days }) => sum + pp * (1 - clamped(daysBetween(on, day) / days)), 0)
    const aimed = expectedPct(startOn, finishOn, day) + leadOn(course.leads, day) - owed
    const dropped = course.drops.find(({ on }) => on === day)
    if (course.begunOn === null || day < course.begunOn) progress.push(course.pctBefore)
    else if (before === undefined) progress.push(Math.min(100, Math.max(course.pctBefore, aimed)))
    else if (dropped !== undefined) progress.push(Math.max(0, before - dropped.pp))
    else progress.push(Math.min(100, Math.max(before, Math.min(aimed, before + fastest))))
  }
  return progress
}

function stageOn(item: DrillItem, course: Course, day: string, pct: number): Stage | null {
  if (course.begunOn === null || day < course.begunOn) {
    return course.before.findLast(({ on }) => on <= day)?.stage ?? course.before[0]?.stage ?? 'planned'
  }
  if (item.kind === 'village') {
    const { clearedPct } = course
    if (pct >= 100 && clearedPct < 100) return 'resettled'
    if (pct >= clearedPct) return 'cleared'
    return pct >= 0.6 * clearedPct ? 'demolishing' : pct >= 0.3 * clearedPct ? 'vacating' : 'signing'
  }
  if (item.kind === 'road' || item.kind === 'community') return pct >= 100 ? 'open' : 'building'
  if (pct >= 100) return 'operating'
  const { setback } = course
  const isSetBack = setback !== null && setback.from <= day && day < setback.to
  return pct < BUILDING_PCT || isSetBack ? 'started' : 'building'
}

/** Households follow from progress: they sign first, then move out, then houses come down, and at last they are rehoused. */
function householdsOn(total: number, pct: number, clearedPct: number): Partial<Facts> {
  const part = (from: number, to: number) => Math.floor(total * clamped((pct - from) / (to - from)))
  return {
    householdsSigned: part(0, 0.45 * clearedPct),
    householdsVacated: part(0.2 * clearedPct, 0.8 * clearedPct),
    householdsDemolished: part(0.5 * clearedPct, clearedPct),
    householdsRehoused: clearedPct < 100 ? part(clearedPct, 100) : 0,
  }
}

const amountOf = (item: DrillItem, column: string) => {
  const cell = item.own[column]
  return typeof cell === 'number' ? cell : null
}

/** What an item has completed on every day, in 亿元: a share of its total before the year, of the year's plan in the year; it never falls. */
function doneOf(item: DrillItem, progress: readonly number[], asked: number): number[] | null {
  const totalYi = amountOf(item, 'totalYi')
  if (totalYi === null) return null
  const [onEve] = progress as [number]
  const before = (totalYi * onEve * 0.95) / 100
  const yearPlanYi = amountOf(item, 'yearPlanYi')
  const perPoint = PAID_SHARE * (yearPlanYi === null || asked <= 0 ? totalYi / 100 : yearPlanYi / asked)
  let most = onEve
  return progress.map((pct) => {
    most = Math.max(most, pct)
    return rounded(Math.min(totalYi, before + perPoint * (most - onEve)), 2)
  })
}

/** The facts of an item on any day from the eve to the end of the year; `null` where it has no course or no plan. */
export function createFacts(item: DrillItem): ((day: string) => Facts) | null {
  const { course, startOn, finishOn } = item
  if (course === null || startOn === null || finishOn === null) return null
  const progress = progressOf(course, startOn, finishOn).map((pct) => Math.floor(pct * 2) / 2)
  const asked = expectedPct(startOn, finishOn, YEAR_END) - expectedPct(startOn, finishOn, EVE)
  const done = doneOf(item, progress, asked)
  const total = amountOf(item, 'householdsTotal')
  const lengthKm = amountOf(item, 'lengthKm')
  return (day) => {
    const index = daysBetween(EVE, day)
    const progressPct = progress[index]!
    return {
      stage: stageOn(item, course, day, progressPct),
      progressPct,
      ...(done === null ? {} : { doneYi: done[index]! }),
      ...(total === null ? {} : householdsOn(total, progressPct, course.clearedPct)),
      ...(lengthKm === null ? {} : { lengthOpenKm: rounded(lengthKm * clamped((progressPct - 40) / 60), 2) }),
    }
  }
}
