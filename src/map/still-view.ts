import type { MapView } from './view-contract'

/** Stands in where the browser has no WebGL: everything but the map goes on. */
export const STILL_VIEW: MapView = {
  show() {},
  setTheme() {},
  setBasemap() {},
  setText() {},
  setCamera() {},
  fitDistrict() {},
  fitItems() {},
  flyTo() {},
  project: () => ({ x: 0, y: 0 }),
  setMotion() {},
  vitals: () => ({ contextLost: false, workerSilentMs: 0, renderedFrames: 0, moving: false }),
  lay() {},
  mend() {},
  destroy() {},
}
