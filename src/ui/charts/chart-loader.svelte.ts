import type { Chart } from './chart-engine'

/** The chart library on its way: fetched when a component that draws charts is created. */
export class ChartLoader {
  #create = $state.raw<((element: HTMLElement) => Chart) | null>(null)
  #failed = $state.raw(false)

  constructor() {
    import('./chart-engine').then(
      (engine) => (this.#create = engine.createChart),
      () => (this.#failed = true),
    )
  }

  /** `null` while the library is not there. */
  get createChart(): ((element: HTMLElement) => Chart) | null {
    return this.#create
  }
  /** Whether it could not be loaded: tables stand in. */
  get failed(): boolean {
    return this.#failed
  }
}
