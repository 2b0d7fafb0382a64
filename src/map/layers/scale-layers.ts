import type { LayerSpecification } from 'maplibre-gl'

/** Sizes in pixels that grow with the reader's text size. */
const SCALED = new Set([
  'text-size',
  'icon-size',
  'icon-offset',
  'line-width',
  'line-blur',
  'line-offset',
  'circle-radius',
  'circle-stroke-width',
  'text-halo-width',
])

/** Multiplies a size: a number, a list of them, or the outputs of an `interpolate` expression. */
function scaled(value: unknown, scale: number): unknown {
  if (typeof value === 'number') return value * scale
  if (!Array.isArray(value)) return value
  if (value[0] === 'interpolate') {
    return value.map((part: unknown, index) => (index > 3 && index % 2 === 0 ? scaled(part, scale) : part))
  }
  return value.every((part) => typeof part === 'number') ? value.map((part: number) => part * scale) : value
}

function scaledBlock(block: object | undefined, scale: number): object | undefined {
  if (block === undefined) return undefined
  return Object.fromEntries(
    Object.entries(block).map(([key, value]) => [key, SCALED.has(key) ? scaled(value, scale) : value]),
  )
}

/** The layers with every size in pixels multiplied, for screens on which the whole page is set larger. */
export function scaleLayers(layers: readonly LayerSpecification[], scale: number): LayerSpecification[] {
  if (scale === 1) return [...layers]
  return layers.map((layer) => {
    const [layout, paint] = [scaledBlock(layer.layout, scale), scaledBlock(layer.paint, scale)]
    return { ...layer, ...(layout && { layout }), ...(paint && { paint }) } as LayerSpecification
  })
}
