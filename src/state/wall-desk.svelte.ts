import type { Camera } from '../domain/camera'
import {
  newlyRedStops,
  planTour,
  rankedExceptions,
  type Exception,
  type ItemStop,
  type Stop,
  type WallDay,
} from '../domain/tour'
import type { Verdict } from '../domain/verdict'
import type { Scene } from '../domain/wall-plan'
import type { Board } from './board.svelte'
import {
  advance,
  isSame,
  next,
  presentStop,
  previous,
  replan,
  RESUME_MS,
  startTour,
  togglePause,
  togglePin,
  type HoldKind,
  type TourState,
} from './tour-runner'

/** What the wall's camera is to show. */
export type WallAim = { at: 'district' } | { at: 'item'; itemId: string } | { at: 'camera'; camera: Camera }

type Verdicts = ReadonlyMap<string, Verdict>

/** What the wall shows next: the tour over the board's exceptions, and who holds it. Times are monotonic milliseconds. */
export class WallDesk {
  readonly #boardOf: () => Board
  #tour = $state.raw<TourState | null>(null)
  #nowMs = $state.raw(0)
  #stopsShown = $state.raw(0)
  /** The verdicts by which the tour was planned last. */
  #planned: Verdicts | null = null
  /** Where the tour was to begin, until it is planned with the day compared with, which takes a moment to come. */
  #beginning: { index: number; sceneId: string | null } | null = null

  readonly #earlier: Verdicts | null = $derived.by(() => {
    const { since, judge } = this.#board.chronicle
    return since === null ? null : judge.on(since)
  })
  readonly #day: WallDay = $derived.by(() => {
    const { chronicle } = this.#board
    return { ...chronicle.situation, earlier: this.#earlier, changes: chronicle.changes ?? [] }
  })
  /** Items that are red now and were not on the compared day. */
  readonly newlyRed: readonly string[] = $derived.by(() =>
    this.exceptions.flatMap(({ itemId, reasons }) => (reasons.includes('newlyRed') ? [itemId] : [])),
  )
  readonly exceptions: readonly Exception[] = $derived.by(() => rankedExceptions(this.#day))
  readonly stops: readonly Stop[] = $derived.by(() => planTour(this.#day, this.#board.pack.wall))
  readonly stop: Stop | null = $derived.by(() => (this.#tour === null ? null : presentStop(this.#tour)))
  /** Where the present stop stands among the items of its loop; `null` = it is none of them. */
  readonly place: ItemStop['place'] = $derived.by(() => {
    const { stop } = this
    return stop?.kind !== 'item' || this.#tour?.interlude != null ? null : stop.place
  })
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
  readonly held: { kind: HoldKind; secondsLeft: number } | null = $derived.by(() => {
    const hold = this.#tour?.hold ?? null
    if (hold === null) return null
    return { kind: hold.kind, secondsLeft: Math.max(0, Math.ceil((hold.sinceMs + RESUME_MS - this.#nowMs) / 1000)) }
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
    this.#planned = this.#day.verdicts
    this.#beginning = this.#earlier === null ? { index, sceneId } : null
    this.#tour = startTour(this.stops, nowMs, scene >= 0 ? scene : index)
  }

  /** Tells the time: the tour follows a changed plan and, unless somebody has the wall in hand, goes on when the stop's time is over. */
  tick(nowMs: number, inHand = false): void {
    this.#nowMs = nowMs
    if (this.#tour === null) return this.start(nowMs)
    if (this.#beginning !== null && this.#earlier !== null) {
      return this.start(nowMs, this.#beginning.index, this.#beginning.sceneId)
    }
    let tour = this.#tour
    if (tour.stops !== this.stops) {
      const fresh = newlyRedStops({ ...this.#day, earlier: this.#planned })
      this.#planned = this.#day.verdicts
      tour = replan(tour, this.stops, fresh, nowMs)
    }
    const onward = inHand ? tour : advance(tour, nowMs)
    if (onward !== tour) this.#beginning = null
    this.#move(onward)
  }

  next(nowMs: number): void {
    this.#beginning = null
    if (this.#tour !== null) this.#move(next(this.#tour, nowMs))
  }
  previous(nowMs: number): void {
    this.#beginning = null
    if (this.#tour !== null) this.#move(previous(this.#tour, nowMs))
  }
  toggleHold(kind: HoldKind, nowMs: number): void {
    this.#nowMs = nowMs
    this.#beginning = null
    if (this.#tour !== null) this.#move((kind === 'paused' ? togglePause : togglePin)(this.#tour, nowMs))
  }

  #move(tour: TourState): void {
    const before = this.#tour
    if (before === tour) return
    if (before !== null && !isSame(presentStop(before), presentStop(tour))) this.#stopsShown++
    this.#tour = tour
  }
}
