import { shiftAt } from '../domain/burn-in'
import type { Motion } from '../domain/motion'
import type { MapTrouble, MapView } from '../map/view-contract'
import type { WallSettings } from '../pack/wall-config'
import { EventLog } from '../state/event-log'
import { Guardian, type GuardianState } from '../state/guardian'
import { GuardianMemory } from '../state/guardian-memory'
import type { Health } from '../state/guardian-verdict'
import { MotionWatch } from '../state/motion-watch'

interface Memory {
  usedJSHeapSize: number
  jsHeapSizeLimit: number
}

/** Storage that lives as long as the tab; `null` where the browser bars it. */
function tabStorage(): Storage | null {
  try {
    return sessionStorage
  } catch (error) {
    if (error instanceof DOMException) return null
    throw error
  }
}

export interface WatchHost {
  dataHealth(): Health
  tourIndex(): number
  /** Whether the server has the page ready to be loaded again. */
  answers(): Promise<boolean>
}

/** Ties the guardian, the log of events and the measuring of flights to this window. */
export class WallWatch {
  readonly events = new EventLog(tabStorage(), Date.now)
  readonly #memory = new GuardianMemory(tabStorage(), window)
  readonly #guardian: Guardian
  readonly #motionWatch = new MotionWatch()
  readonly #wanted: WallSettings['motion']
  readonly #unlisten: () => void
  #map: MapView | null = null
  #measuring = false
  #beats = $state.raw(0)
  #health = $state.raw<Health>('ok')
  #state = $state.raw<GuardianState>('watching')
  #motion = $state.raw<Motion>('flights')
  #mapTrouble = $state.raw<MapTrouble | null>(null)
  #shift = $state.raw<{ x: number; y: number }>({ x: 0, y: 0 })

  constructor(host: WatchHost, settings: WallSettings) {
    this.#wanted = settings.motion
    if (settings.motion === 'cuts') this.#motion = 'cuts'
    this.#unlisten = this.events.listen(window, console)
    this.#guardian = new Guardian(
      {
        now: Date.now,
        mono: () => performance.now(),
        visible: () => document.visibilityState === 'visible',
        requestFrame: (then) => requestAnimationFrame(then),
        map: () => this.#map?.vitals() ?? null,
        memory: () => {
          const { memory } = performance as Performance & { memory?: Memory }
          return memory === undefined ? null : { used: memory.usedJSHeapSize, limit: memory.jsHeapSizeLimit }
        },
        dataHealth: () => host.dataHealth(),
        tourIndex: () => host.tourIndex(),
        mend: (remedy) => {
          this.events.add('guardian', remedy)
          this.#map?.mend(remedy)
        },
        answers: () => host.answers(),
        reload: (why) => {
          this.events.add('guardian', `reload: ${why}`)
          this.events.save()
          location.reload()
        },
        changed: () => this.#follow(),
      },
      this.#memory,
      settings.restartAt,
    )
  }

  /** Seconds that the page has lived through. */
  get beats(): number {
    return this.#beats
  }
  get health(): Health {
    return this.#health
  }
  get state(): GuardianState {
    return this.#state
  }
  get motion(): Motion {
    return this.#motion
  }
  /** What is wrong with the map; `null` = nothing. */
  get mapTrouble(): MapTrouble | null {
    return this.#mapTrouble
  }
  /** How far the layout stands from its place, in CSS pixels. */
  get shift(): { x: number; y: number } {
    return this.#shift
  }
  /** Where the tour stood before a reload. */
  get tourIndex(): number {
    return this.#memory.read().tourIndex ?? 0
  }

  setMap(map: MapView | null): void {
    this.#map = map
  }

  trouble(trouble: MapTrouble): void {
    this.#mapTrouble = trouble
    this.events.add('map', trouble.kind, trouble.detail)
    if (trouble.kind === 'context' && trouble.lasting) this.#guardian.setMapHopeless(true)
  }

  recovered(kind: MapTrouble['kind']): void {
    this.events.add('map', `recovered: ${kind}`)
    if (this.#mapTrouble?.kind === kind) this.#mapTrouble = null
    if (kind === 'context') this.#guardian.setMapHopeless(false)
  }

  stop(): void {
    this.#guardian.stop()
    this.#unlisten()
  }

  #follow() {
    this.#beats = this.#guardian.beats
    this.#health = this.#mapTrouble?.kind === 'noWebgl' ? 'degraded' : this.#guardian.health
    this.#state = this.#guardian.state
    const { x, y } = shiftAt(Date.now())
    this.#shift = { x: x / devicePixelRatio, y: y / devicePixelRatio }
    if (this.#wanted === 'auto') this.#measure()
  }

  /** Looks at every frame while the map is under way, and at none while it rests. */
  #measure() {
    this.#motion = this.#motionWatch.motion
    if (this.#measuring || this.#map?.vitals().moving !== true) return
    this.#measuring = true
    const look = (atMs: number) => {
      const moving = this.#map?.vitals().moving === true
      this.#motionWatch.frame(atMs, moving)
      this.#measuring = moving
      if (moving) requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  }
}
