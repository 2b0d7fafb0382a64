import { createAsOf } from '../../src/domain/as-of'
import { changesBetween } from '../../src/domain/changes'
import type { Item } from '../../src/domain/item'
import { createJudge } from '../../src/domain/judge-lights'
import type { Pack } from '../../src/domain/pack'
import type { ItemStop, Stop, WallDay } from '../../src/domain/tour'
import type { WallPlan } from '../../src/domain/wall-plan'
import { item, plan } from './domain-fixture'
import { HALFWAY, HUNDRED_DAYS } from './light-fixture'
import { log, rulesNamed, type Log } from './log-fixture'
import { scene } from './wall-fixture'

export const REVIEW_DAY = '2023-02-10'

export function dayOf(pack: Log | Pack, day = HALFWAY, since: string | null = null): WallDay {
  const asOf = createAsOf(pack)
  const judge = createJudge(pack, asOf, rulesNamed('default'))
  const situation = (on: string) => ({ state: asOf.on(on), verdicts: judge.on(on) })
  const [present, before] = [situation(day), since === null ? null : situation(since)]
  const changes = before === null ? [] : changesBetween(before, present, asOf)
  return { ...present, earlier: before?.verdicts ?? null, changes }
}

export const wallDay = (items: readonly Item[], changes: Partial<Log> = {}, since: string | null = null) =>
  dayOf(log(items, changes), HALFWAY, since)

export const red = (id: string) => item('project', { id, stage: 'building', progressPct: 10, plan: HUNDRED_DAYS })
export const redRoad = (id: string) => item('road', { id, stage: 'building', progressPct: 10, plan: HUNDRED_DAYS })
export const amber = (id: string) => item('project', { id, stage: 'building', progressPct: 40, plan: HUNDRED_DAYS })
export const calm = (id: string) =>
  item('road', { id, stage: 'building', progressPct: 90, plan: plan('2023-01-01', '2023-12-31') })
export const nearlyDue = (id: string) =>
  item('village', { id, stage: 'demolishing', progressPct: 99, plan: plan('2022-03-01', '2023-02-28') })
export const silent = (id: string) => ({ ...calm(id), unit: 'unit' })
export const many = <T>(count: number, make: (id: string) => T, name = make.name) =>
  Array.from({ length: count }, (_, index) => make(`${name}-${index}`))

export const wall = (tour: WallPlan['tour'], ...ids: string[]): WallPlan => ({ tour, scenes: ids.map(scene) })

export const itemsOf = (stops: readonly Stop[]) => stops.filter((stop): stop is ItemStop => stop.kind === 'item')
export const idsOf = (stops: readonly Stop[]) => itemsOf(stops).map(({ itemId }) => itemId)
export const shortly = (stops: readonly Stop[]) =>
  stops.map((stop) => (stop.kind === 'overview' ? '*' : stop.kind === 'item' ? stop.itemId : stop.sceneId)).join(' ')

/** The items of each loop. */
export function loopsOf(stops: readonly Stop[]): readonly (readonly ItemStop[])[] {
  const loops: ItemStop[][] = []
  for (const stop of itemsOf(stops)) {
    if (stop.place?.at === 1) loops.push([])
    loops.at(-1)!.push(stop)
  }
  return loops
}
