import type { AgendaEntry } from './agenda'
import type { Change } from './changes'
import { daysBetween } from './day'
import { dueOf } from './due'
import type { Item } from './item'
import type { Light } from './light-rules'
import type { WallPlan } from './wall-plan'
import type { Verdict } from './verdict'
import type { Kind } from './vocabulary'

/** Why the tour stops at an item, the gravest first. */
export const STOP_REASONS = [
  'newlyRed',
  'red',
  'overdueBlocker',
  'newlySilent',
  'silent',
  'dueSoon',
  'changed',
] as const
export type StopReason = (typeof STOP_REASONS)[number]

export type Stop =
  | { kind: 'overview'; seconds: number }
  /** `located` = false: the item has no position, so its card is shown and the map stays on the district. */
  | { kind: 'item'; itemId: string; located: boolean; reasons: readonly StopReason[]; seconds: number }
  /** A hand-made scene of the pack. */
  | { kind: 'scene'; sceneId: string; seconds: number }

/** An item that needs attention, the gravest first. */
export interface RankedException {
  item: Item
  light: Light | null
  reasons: readonly StopReason[]
  /** Whether it has become so since the compared day. */
  isNew: boolean
}

/** What the tour is planned from. */
export interface TourSituation {
  /** The visible items, whose order decides between equals. */
  items: readonly Item[]
  /** What the items need a word about, ranked. */
  agenda: readonly AgendaEntry[]
  day: string
  verdicts: ReadonlyMap<string, Verdict>
  /** Verdicts of the compared day; `null` = no day is compared, and nothing counts as new. */
  earlier: ReadonlyMap<string, Verdict> | null
  /** What changed since the compared day. */
  changes: readonly Change[]
  wall: WallPlan | null
}

const ITEM_STOPS = 12
const BETWEEN_OVERVIEWS = 4
const OVERVIEW_SECONDS = 16
const ITEM_SECONDS = 14
const SOON_DAYS = 14

const rankOf = (reason: StopReason) => STOP_REASONS.indexOf(reason)

function reasonsOf(item: Item, about: TourSituation, changed: ReadonlySet<string>): readonly StopReason[] {
  const light = about.verdicts.get(item.id)?.light ?? null
  const wasLight = about.earlier?.get(item.id)?.light
  const isNew = about.earlier !== null && wasLight !== light
  const concerns = about.agenda.find((entry) => entry.item.id === item.id)?.concerns ?? []
  const reasons: StopReason[] = []
  if (light === 'red') reasons.push(isNew ? 'newlyRed' : 'red')
  if (concerns.some((concern) => concern.why === 'blocker' && concern.overdueDays > 0)) reasons.push('overdueBlocker')
  if (light === 'silent') reasons.push(isNew ? 'newlySilent' : 'silent')
  const due = dueOf(item)
  const days = due === null ? Number.NaN : daysBetween(about.day, due.on)
  if (days >= 0 && days <= SOON_DAYS) reasons.push('dueSoon')
  if (changed.has(item.id)) reasons.push('changed')
  return reasons
}

/** All items with a reason to stop at, by their gravest reason and then as the agenda ranks them. */
function withReasons(about: TourSituation): readonly RankedException[] {
  const changed = new Set(about.changes.flatMap(({ kind, item }) => (kind === 'advanced' ? [] : [item.id])))
  const inAgenda = new Map(about.agenda.map(({ item }, index) => [item.id, index]))
  const place = ({ item }: RankedException) => inAgenda.get(item.id) ?? about.agenda.length
  return about.items
    .flatMap((item) => {
      const reasons = reasonsOf(item, about, changed)
      if (reasons.length === 0) return []
      const light = about.verdicts.get(item.id)?.light ?? null
      return [{ item, light, reasons, isNew: reasons[0] === 'newlyRed' || reasons[0] === 'newlySilent' }]
    })
    .sort((a, b) => rankOf(a.reasons[0]!) - rankOf(b.reasons[0]!) || place(a) - place(b))
}

/** What needs attention, ranked; an item that merely changed is not among them. */
export function rankedExceptions(about: TourSituation): readonly RankedException[] {
  return withReasons(about).filter(({ reasons }) => reasons[0] !== 'changed')
}

/** The first items, one of each kind in turn, so that no kind crowds out the others. */
function acrossKinds(ranked: readonly RankedException[]): readonly RankedException[] {
  const queues = new Map<Kind, RankedException[]>()
  for (const entry of ranked) queues.set(entry.item.kind, [...(queues.get(entry.item.kind) ?? []), entry])
  const taken: RankedException[] = []
  while (taken.length < ranked.length) {
    for (const queue of queues.values()) {
      const next = queue.shift()
      if (next !== undefined) taken.push(next)
    }
  }
  return taken
}

/**
 * One loop of the tour: an overview, then items by their gravest reason with a further overview between, then the pack's
 * scenes. The same for the same pack and day. `scenes` in place of the tour, if the pack says so.
 */
export function planTour(about: TourSituation): readonly Stop[] {
  const scenes = (about.wall?.scenes ?? []).map(({ id, seconds }): Stop => ({ kind: 'scene', sceneId: id, seconds }))
  if (about.wall?.tour === 'scenes' && scenes.length > 0) return scenes
  const ranked = withReasons(about)
  const chosen = STOP_REASONS.flatMap((reason) => acrossKinds(ranked.filter(({ reasons }) => reasons[0] === reason)))
  const overview: Stop = { kind: 'overview', seconds: OVERVIEW_SECONDS }
  const stops: Stop[] = [overview]
  for (const [index, { item, reasons }] of chosen.slice(0, ITEM_STOPS).entries()) {
    if (index > 0 && index % BETWEEN_OVERVIEWS === 0) stops.push(overview)
    stops.push({ kind: 'item', itemId: item.id, located: item.position !== null, reasons, seconds: ITEM_SECONDS })
  }
  return about.wall?.tour === 'mixed' ? [...stops, ...scenes] : stops
}
