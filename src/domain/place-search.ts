import type { Position as Coordinate } from 'geojson'
import type { Item, PositionGeometry } from './item'
import type { Pack } from './pack'
import { drawingOf } from './drawing'
import { fold, termFound, termsOf } from './search'

/** Somewhere to go on the map. `name` in both languages of the pack, where it has them. */
export interface PlaceHit {
  kind: 'place' | 'item' | 'unit'
  id: string
  name: { zh: string; en: string }
  at: Coordinate
}

/** More than fit below a field without scrolling for long. */
const MOST = 8

/** The middle of the box around it: near enough to look at it. */
function middleOf(geometry: PositionGeometry): Coordinate {
  const all = drawingOf(geometry).parts.flat(2)
  const half = (axis: 0 | 1) => {
    const along = all.map((at) => at[axis] ?? 0)
    const [least, most] = along.reduce(([a, b], one) => [Math.min(a, one), Math.max(b, one)], [Infinity, -Infinity])
    return (least + most) / 2
  }
  return [half(0), half(1)]
}

function placesOf(pack: Pack, items: readonly Item[]): readonly (PlaceHit & { texts: readonly string[] })[] {
  const places = pack.backdrop.places.features.map(({ properties, geometry }, index) => ({
    kind: 'place' as const,
    id: `place-${index}`,
    name: { zh: properties.name, en: properties.nameEn ?? properties.name },
    at: geometry.coordinates,
    texts: [properties.name, properties.nameEn ?? ''].map(fold),
  }))
  const units = pack.units.flatMap(({ id, name, position }) => {
    if (position === null) return []
    const at = middleOf(position.geometry)
    return [{ kind: 'unit' as const, id, name, at, texts: [name.zh, name.en].map(fold) }]
  })
  const located = items.flatMap((item) => {
    if (item.position === null) return []
    const at = middleOf(item.position.geometry)
    const name = { zh: item.name, en: item.name }
    return [{ kind: 'item' as const, id: item.id, name, at, texts: [item.name, ...item.aliases].map(fold) }]
  })
  return [...units, ...places, ...located]
}

/**
 * What the pack itself can show the way to by a name, or a part of it, in characters or pinyin: its units, the
 * backdrop's places and located items. A name that begins with the query comes first. Nothing is asked of anybody else.
 */
export function placeHits(query: string, pack: Pack, items: readonly Item[]): readonly PlaceHit[] {
  const terms = termsOf(query)
  const [first] = terms
  if (first === undefined) return []
  const begins = ({ texts }: { texts: readonly string[] }) => (texts.some((text) => text.startsWith(first)) ? 0 : 1)
  return placesOf(pack, items)
    .filter(({ texts }) => terms.every((term) => termFound(texts, term, pack.pinyin)))
    .toSorted((a, b) => begins(a) - begins(b))
    .slice(0, MOST)
    .map(({ texts: _texts, ...hit }) => hit)
}
