import type { MapLibreMap } from 'maplibre-gl'
import { parseImage, type ImageRequest } from './image-id'
import { drawHatch, drawSignal, HATCH_SIZE, SIGNAL_SIZE } from './light-drawing'
import { drawEmphasis, drawMarker, EMPHASIS_SIZE, MARKER_SIZE, type Context } from './marker-drawing'
import { drawRing } from './ring-drawing'
import { COLOURS } from './theme'

const MAX_PIXEL_RATIO = 4

type DrawnRequest = Exclude<ImageRequest, { image: 'blank' }>

/** Edge of each image's square, in CSS pixels. */
const SIZES: Record<DrawnRequest['image'], number> = {
  marker: MARKER_SIZE,
  emphasis: EMPHASIS_SIZE,
  ring: EMPHASIS_SIZE,
  signal: SIGNAL_SIZE,
  hatch: HATCH_SIZE,
}

function draw(context: Context, request: DrawnRequest) {
  const colours = COLOURS[request.theme]
  switch (request.image) {
    case 'marker':
      return drawMarker(context, request.look, colours)
    case 'emphasis':
      return drawEmphasis(context, request.shape, request.emphasis, colours)
    case 'ring':
      return drawRing(context, request.shape, request.ring, colours)
    case 'signal':
      return drawSignal(context, request.light, colours)
    case 'hatch':
      return drawHatch(context, colours)
  }
}

/** Throws when the browser has no 2D context. */
function pixelsOf(request: DrawnRequest, pixelRatio: number): ImageData {
  const size = SIZES[request.image]
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = Math.round(size * pixelRatio)
  // Read back at once, so it must not be drawn on the graphics card, which may be busy with the map.
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (context === null) throw new Error('No 2D drawing context for a marker')
  context.scale(canvas.width / size, canvas.height / size)
  context.translate(size / 2, size / 2)
  draw(context, request)
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
    map.addImage(id, pixelsOf(request, pixelRatio), { pixelRatio })
  })
}

/** For a page of another scale: what is still needed will be asked for, and drawn, anew. */
export function forgetMarkerImages(map: MapLibreMap) {
  for (const id of [...map.listImages()]) if (parseImage(id) !== null) map.removeImage(id)
}
