import type { MapLibreMap } from 'maplibre-gl'
import { parseImage } from './image-id'
import { emphasisCanvas, markerCanvas } from './marker-drawing'
import { COLOURS } from './theme'

const MAX_PIXEL_RATIO = 4

function pixels(canvas: HTMLCanvasElement): ImageData {
  const context = canvas.getContext('2d')
  if (context === null) throw new Error('No 2D drawing context for a marker')
  return context.getImageData(0, 0, canvas.width, canvas.height)
}

/** Draws every image that a layer asks for, at the pixel ratio and scale of the screen it is first needed on. */
export function supplyMarkerImages(map: MapLibreMap, scale: () => number) {
  map.setMissingStyleImageResolver((id) => {
    const request = parseImage(id)
    if (request === null || map.hasImage(id)) return
    if (request.image === 'blank') {
      const { width, height } = request
      map.addImage(id, { width, height, data: new Uint8Array(width * height * 4) })
      return
    }
    const pixelRatio = Math.min(MAX_PIXEL_RATIO, Math.max(1, map.getPixelRatio() * scale()))
    const colours = COLOURS[request.theme]
    const canvas =
      request.image === 'marker'
        ? markerCanvas(request.look, colours, pixelRatio)
        : emphasisCanvas(request.shape, request.emphasis, colours, pixelRatio)
    map.addImage(id, pixels(canvas), { pixelRatio })
  })
}
