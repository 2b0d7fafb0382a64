import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import { MapLibreMap, setWorkerUrl, type StyleSpecification } from 'maplibre-gl'
import type { Camera } from '../domain/camera'
import type { Bounds } from '../domain/pack'
import { MAX_ZOOM, usablePadding } from './camera'
import { cameraOptions, constrainTo, mutableBounds, prefersReducedMotion } from './camera-driver'
import type { MapOptions } from './view-contract'

/** What a map starts with: the style, where the camera is (`null` = over the home bounds) and its accessible name. */
export interface MapStart {
  style: StyleSpecification
  camera: Camera | null
  home: Bounds
  title: string
}

/** Builds the engine's map in the container. Throws `GPUInitializationError` when no graphics context can be had. */
export function newMap(options: MapOptions, { style, camera, home, title }: MapStart): MapLibreMap {
  const { container, padding: panels, backdrop, interactive } = options
  setWorkerUrl(workerUrl)
  const padding = usablePadding(panels(), container.clientWidth, container.clientHeight)
  const start = camera ? cameraOptions(camera) : { bounds: mutableBounds(home), fitBoundsOptions: { padding } }
  return new MapLibreMap({
    container,
    style,
    ...start,
    interactive: interactive !== false,
    maxZoom: MAX_ZOOM,
    transformConstrain: constrainTo(container, () => backdrop.sheet),
    attributionControl: false,
    maxCanvasSize: [16384, 16384],
    reduceMotion: prefersReducedMotion(),
    fadeDuration: prefersReducedMotion() ? 0 : 200,
    renderWorldCopies: false,
    locale: { 'Map.Title': title },
  })
}
