import type { MapView } from './view-contract'

/** Stands in where the browser has no WebGL: everything but the map goes on. */
export const STILL_VIEW: MapView = {
  show() {},
  setTheme() {},
  setBasemap() {},
  setText() {},
  setBackdrop() {},
  setCamera() {},
  fitDistrict() {},
  fitItems() {},
  flyTo() {},
  resize() {},
  destroy() {},
}
