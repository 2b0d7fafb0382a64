import type { ItemStop, Stop } from '../domain/tour'

/** A tour that nobody holds any more goes on by itself after so long. */
export const RESUME_MS = 120_000

/** `paused`: stays at a stop, and goes on from whichever it is taken to. `pinned`: keeps this very stop, even when the plan drops it. */
export type HoldKind = 'paused' | 'pinned'

/** Where a running tour stands. Times are of a monotonic clock, in milliseconds. */
export interface TourState {
  /** All loops of the plan, one after another; at least one stop. */
  stops: readonly Stop[]
  /** The latest stop of the loop; always one of `stops`. */
  index: number
  /** What is shown instead, outside the loop's order. */
  interlude: Stop | null
  /** What is shown next, before the loop goes on. */
  queue: readonly ItemStop[]
  shownAtMs: number
  hold: { kind: HoldKind; sinceMs: number } | null
}

/** Starts a loop at its first stop, or at `index` where it has so many. */
export function startTour(stops: readonly Stop[], nowMs: number, index = 0): TourState {
  return { stops, index: index in stops ? index : 0, interlude: null, queue: [], shownAtMs: nowMs, hold: null }
}

/** The stop that is shown. */
export function presentStop({ stops, index, interlude }: TourState): Stop {
  return interlude ?? stops[index]!
}

/** Goes on by one stop at most, once the present one is over; ends a hold that was forgotten. The same object where nothing changes. */
export function advance(state: TourState, nowMs: number): TourState {
  const { hold, shownAtMs } = state
  if (hold !== null && nowMs - hold.sinceMs < RESUME_MS) return state
  const isOver = nowMs - shownAtMs >= presentStop(state).seconds * 1000
  if (isOver) return { ...following(state, nowMs), hold: null }
  return hold === null ? state : { ...state, hold: null }
}

/** Goes on at once. A pause lasts on, its time anew; a pin ends. */
export function next(state: TourState, nowMs: number): TourState {
  return { ...following(state, nowMs), hold: pauseAnew(state, nowMs) }
}

/** Goes back at once: from an interlude to the loop, else to the stop before in the loop. A pause lasts on, its time anew; a pin ends. */
export function previous(state: TourState, nowMs: number): TourState {
  const { stops, index, interlude } = state
  const before = interlude === null ? (index + stops.length - 1) % stops.length : index
  return { ...state, index: before, interlude: null, shownAtMs: nowMs, hold: pauseAnew(state, nowMs) }
}

export function togglePause(state: TourState, nowMs: number): TourState {
  return toggleHold(state, 'paused', nowMs)
}

export function togglePin(state: TourState, nowMs: number): TourState {
  return toggleHold(state, 'pinned', nowMs)
}

/**
 * Takes over a new plan without disturbing what is shown: the present stop is kept if the plan still has it or it is
 * pinned, else the tour goes on with the next one that it has. `newlyRed` are the stops of items that turned red with
 * the new data; each comes once before the loop goes on, in the given order.
 */
export function replan(
  state: TourState,
  stops: readonly Stop[],
  newlyRed: readonly ItemStop[],
  nowMs: number,
): TourState {
  const present = presentStop(state)
  const waiting = [...state.queue, ...newlyRed].filter(
    (stop, at, all) => !isSame(stop, present) && all.findIndex((other) => isSame(other, stop)) === at,
  )
  const planned = { ...state, stops, queue: waiting }
  const places = placesIn(state.stops, stops)
  const kept = places[state.index] ?? null
  if (kept !== null) return { ...planned, index: kept }
  const onwards = [...places.slice(state.index + 1), ...places.slice(0, state.index)]
  const goesOnAt = onwards.find((place) => place !== null) ?? 0
  const planBefore = { ...planned, index: (goesOnAt + stops.length - 1) % stops.length }
  const stays = state.interlude !== null || state.hold?.kind === 'pinned'
  return stays ? { ...planBefore, interlude: present } : following(planBefore, nowMs)
}

/** The queue comes first; a stop of the loop that was just shown as an interlude is passed over. */
function following(state: TourState, nowMs: number): TourState {
  const { stops, index, interlude } = state
  const [first, ...queue] = state.queue
  if (first !== undefined) return { ...state, interlude: first, queue, shownAtMs: nowMs }
  const after = (index + 1) % stops.length
  const wasJustShown = interlude !== null && isSame(interlude, stops[after]!)
  return { ...state, index: wasJustShown ? (after + 1) % stops.length : after, interlude: null, shownAtMs: nowMs }
}

function pauseAnew({ hold }: TourState, nowMs: number): TourState['hold'] {
  return hold?.kind === 'paused' ? { kind: 'paused', sinceMs: nowMs } : null
}

function toggleHold(state: TourState, kind: HoldKind, nowMs: number): TourState {
  return { ...state, hold: state.hold?.kind === kind ? null : { kind, sinceMs: nowMs } }
}

function nameOf(stop: Stop): string {
  if (stop.kind === 'overview') return 'overview'
  return stop.kind === 'item' ? `item ${stop.itemId}` : `scene ${stop.sceneId}`
}

/** Whether two plans mean the same stop. */
export const isSame = (a: Stop, b: Stop) => nameOf(a) === nameOf(b)

/**
 * For every stop of a plan its index in another one; `null` = it is not there. The first overview is taken for the
 * first, and so on; of an item that comes in several loops, the stop nearest to where it was.
 */
function placesIn(plan: readonly Stop[], other: readonly Stop[]): readonly (number | null)[] {
  const indicesOf = new Map<string, number[]>()
  for (const [index, stop] of other.entries()) {
    const known = indicesOf.get(nameOf(stop))
    if (known === undefined) indicesOf.set(nameOf(stop), [index])
    else known.push(index)
  }
  const seen = new Map<string, number>()
  return plan.map((stop, index) => {
    const name = nameOf(stop)
    const turn = seen.get(name) ?? 0
    seen.set(name, turn + 1)
    const indices = indicesOf.get(name) ?? []
    if (stop.kind !== 'item') return indices[turn] ?? null
    const [nearest = null] = indices.toSorted((a, b) => Math.abs(a - index) - Math.abs(b - index))
    return nearest
  })
}
