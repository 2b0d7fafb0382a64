import type { Stop } from '../domain/tour'

/** Where a tour stands. Times are milliseconds of a clock that never jumps. */
export interface TourState {
  stops: readonly Stop[]
  index: number
  /** The stop that is shown though it is not the loop's next: a new red goes before. */
  preempting: Stop | null
  /** New reds that wait for their turn. */
  queue: readonly Stop[]
  shownAtMs: number
  hold: { why: 'paused' | 'pinned'; sinceMs: number } | null
}

/** A hand that has left the remote alone for so long no longer holds the tour. */
export const RESUME_MS = 120_000

export function startTour(stops: readonly Stop[], nowMs: number, index = 0): TourState {
  const within = index >= 0 && index < stops.length ? index : 0
  return { stops, index: within, preempting: null, queue: [], shownAtMs: nowMs, hold: null }
}

export function stopOf({ stops, index, preempting }: TourState): Stop | null {
  return preempting ?? stops[index] ?? null
}

const isSame = (a: Stop, b: Stop) =>
  a.kind === b.kind &&
  (a.kind === 'overview' ||
    (a.kind === 'item' && b.kind === 'item' && a.itemId === b.itemId) ||
    (a.kind === 'scene' && b.kind === 'scene' && a.sceneId === b.sceneId))

function moveOn(state: TourState, nowMs: number): TourState {
  const [first, ...queue] = state.queue
  if (first !== undefined) return { ...state, preempting: first, queue, shownAtMs: nowMs }
  const index = state.stops.length === 0 ? 0 : (state.index + 1) % state.stops.length
  return { ...state, index, preempting: null, shownAtMs: nowMs }
}

/** Goes on once the stop's time is over: by one stop at most, however long nothing was asked. */
export function advance(state: TourState, nowMs: number): TourState {
  if (state.hold !== null) {
    return nowMs - state.hold.sinceMs < RESUME_MS ? state : moveOn({ ...state, hold: null }, nowMs)
  }
  const stop = stopOf(state)
  if (stop === null || nowMs - state.shownAtMs < stop.seconds * 1000) return state
  return moveOn(state, nowMs)
}

/** A hand on the remote: what it held stays held, and its two minutes begin anew. */
const touched = (state: TourState, nowMs: number): TourState =>
  state.hold === null ? state : { ...state, hold: { ...state.hold, sinceMs: nowMs } }

export const next = (state: TourState, nowMs: number): TourState => moveOn(touched(state, nowMs), nowMs)

export function previous(state: TourState, nowMs: number): TourState {
  const { stops, index, preempting } = state
  // Back from a stop that went before leads to the one that it followed.
  const before = preempting !== null ? index : stops.length === 0 ? 0 : (index - 1 + stops.length) % stops.length
  return { ...touched(state, nowMs), index: before, preempting: null, shownAtMs: nowMs }
}

/** Pauses or pins the tour at the shown stop, or lets it go. Both end by themselves after `RESUME_MS`. */
export function toggleHold(state: TourState, why: 'paused' | 'pinned', nowMs: number): TourState {
  if (state.hold?.why === why) return { ...state, hold: null, shownAtMs: nowMs }
  return { ...state, hold: { why, sinceMs: nowMs } }
}

/**
 * Takes over a new plan. The shown stop stays while the plan still has it; otherwise the tour goes on with what followed
 * it. Items of `newlyRed` come before the next stop, once.
 */
export function replan(
  state: TourState,
  stops: readonly Stop[],
  newlyRed: readonly string[],
  nowMs: number,
): TourState {
  const shown = stopOf(state)
  const find = (wanted: Stop | null) => (wanted === null ? -1 : stops.findIndex((stop) => isSame(stop, wanted)))
  const queue = stops.filter((stop) => stop.kind === 'item' && newlyRed.includes(stop.itemId))
  const waiting = state.queue.flatMap((stop) => stops.filter((other) => isSame(stop, other)))
  const renewed = { ...state, stops, queue: [...queue, ...waiting.filter((stop) => !queue.includes(stop))] }
  const place = find(shown)
  if (place >= 0) {
    // An overview is in the loop several times: the one in the same place, if there is one.
    const isThere = shown !== null && stops[state.index] !== undefined && isSame(stops[state.index]!, shown)
    return { ...renewed, index: isThere ? state.index : place, preempting: null }
  }
  const followers = [...state.stops.slice(state.index + 1), ...state.stops.slice(0, state.index)]
  const follower = followers.map(find).find((found) => found >= 0) ?? 0
  return { ...renewed, index: follower, preempting: null, shownAtMs: nowMs }
}
