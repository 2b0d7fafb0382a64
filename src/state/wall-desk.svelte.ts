import { agendaOf } from '../domain/agenda'
import type { Scene } from '../domain/wall-plan'
import { planTour, rankedExceptions, type RankedException, type Stop } from '../domain/tour'
import type { Verdict } from '../domain/verdict'
import type { Board } from './board.svelte'
import {
  advance,
  next,
  previous,
  replan,
  RESUME_MS,
  startTour,
  stopOf,
  toggleHold,
  type TourState,
} from './tour-runner'
import type { Camera } from './view-url'

/** What the wall's camera is to show. */
export type WallAim =
  | { at: 'district' }
  | { at: 'item'; itemId: string }
  | { at: 'camera'; camera: Camera }
  /** Nothing to fly to: the map stays as it is. */
  | { at: 'rest' }

const redsOf = (verdicts: ReadonlyMap<string, Verdict>) =>
  new Set([...verdicts].flatMap(([id, { light }]) => (light === 'red' ? [id] : [])))

/** What the wall shows next: the tour over the board's exceptions, and who holds it. Times are monotonic milliseconds. */
export class WallDesk {
  readonly #boardOf: () => Board
  #tour = $state.raw<TourState | null>(null)
  #nowMs = $state.raw(0)
  #stopsShown = $state.raw(0)
  #reds: ReadonlySet<string> | null = null

  readonly #earlier: ReadonlyMap<string, Verdict> | null = $derived.by(() => {
    const { since, judge } = this.#board.chronicle
    return since === null ? null : judge.on(since)
  })
  /** Items that are red now and were not on the compared day. */
  readonly newlyRed: ReadonlySet<string> = $derived.by(() => {
    const earlier = this.#earlier
    const reds = redsOf(this.#board.chronicle.verdicts)
    return earlier === null ? new Set<string>() : new Set([...reds].filter((id) => earlier.get(id)?.light !== 'red'))
  })
  readonly #situation = $derived.by(() => {
    const { visible, chronicle, pack } = this.#board
    const { state, verdicts, changes } = chronicle
    const agenda = agendaOf(visible, state, verdicts)
    const { day } = chronicle
    return { items: visible, agenda, day, verdicts, changes: changes ?? [], earlier: this.#earlier, wall: pack.wall }
  })
  readonly exceptions: readonly RankedException[] = $derived.by(() => rankedExceptions(this.#situation))
  readonly stops: readonly Stop[] = $derived.by(() => planTour(this.#situation))
  readonly stop: Stop | null = $derived.by(() => (this.#tour === null ? null : stopOf(this.#tour)))
  readonly scene: Scene | null = $derived.by(() => {
    const { stop } = this
    return stop?.kind === 'scene' ? (this.#board.pack.wall?.scenes.find(({ id }) => id === stop.sceneId) ?? null) : null
  })
  readonly aim: WallAim = $derived.by(() => {
    const { stop, scene } = this
    if (stop?.kind === 'item') return stop.located ? { at: 'item', itemId: stop.itemId } : { at: 'district' }
    return scene?.camera == null ? { at: 'district' } : { at: 'camera', camera: scene.camera }
  })

  /** Who stopped the tour, and when it goes on by itself; `null` = it goes on. */
  readonly held: { why: 'paused' | 'pinned'; secondsLeft: number } | null = $derived.by(() => {
    const hold = this.#tour?.hold ?? null
    if (hold === null) return null
    return { why: hold.why, secondsLeft: Math.max(0, Math.ceil((hold.sinceMs + RESUME_MS - this.#nowMs) / 1000)) }
  })

  constructor(boardOf: () => Board) {
    this.#boardOf = boardOf
  }

  get #board(): Board {
    return this.#boardOf()
  }
  /** How many stops were shown so far. */
  get stopsShown(): number {
    return this.#stopsShown
  }
  get index(): number {
    return this.#tour?.index ?? 0
  }

  /** Begins with the stop at a place of the plan, or with a scene. */
  start(nowMs: number, index = 0, sceneId: string | null = null): void {
    const scene = this.stops.findIndex((stop) => stop.kind === 'scene' && stop.sceneId === sceneId)
    this.#nowMs = nowMs
    this.#reds = redsOf(this.#board.chronicle.verdicts)
    this.#tour = startTour(this.stops, nowMs, scene >= 0 ? scene : index)
  }

  /** Tells the time: the tour follows a changed plan and, unless somebody has the wall in hand, goes on when the stop's time is over. */
  tick(nowMs: number, inHand = false): void {
    this.#nowMs = nowMs
    if (this.#tour === null) return this.start(nowMs)
    let tour = this.#tour
    if (tour.stops !== this.stops) {
      const reds = redsOf(this.#board.chronicle.verdicts)
      const fresh = [...reds].filter((id) => this.#reds?.has(id) === false)
      this.#reds = reds
      tour = replan(tour, this.stops, fresh, nowMs)
    }
    this.#move(inHand ? tour : advance(tour, nowMs))
  }

  next(nowMs: number): void {
    if (this.#tour !== null) this.#move(next(this.#tour, nowMs))
  }
  previous(nowMs: number): void {
    if (this.#tour !== null) this.#move(previous(this.#tour, nowMs))
  }
  toggleHold(why: 'paused' | 'pinned', nowMs: number): void {
    this.#nowMs = nowMs
    if (this.#tour !== null) this.#move(toggleHold(this.#tour, why, nowMs))
  }

  #move(tour: TourState): void {
    const before = this.#tour
    if (before === tour) return
    if (before !== null && (before.shownAtMs !== tour.shownAtMs || stopOf(before) !== stopOf(tour))) this.#stopsShown++
    this.#tour = tour
  }
}
