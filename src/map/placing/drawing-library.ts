import type { Position as Coordinate } from 'geojson'
import {
  TerraDraw,
  TerraDrawLineStringMode,
  TerraDrawPointMode,
  TerraDrawPolygonMode,
  TerraDrawSelectMode,
  type TerraDrawMouseEvent,
} from 'terra-draw'
import type { DrawingAdapter } from './drawing-adapter'

/**
 * The drawing library as it is used here: it draws points, lines and rings with the pointer, and drags, adds and
 * removes their corners. Keys and history are not its own; nor does it judge a shape, of which more is known elsewhere.
 */
export function createLibrary(
  adapter: DrawingAdapter,
  pointerDistance: number,
  toCustom: (event: TerraDrawMouseEvent) => Coordinate | undefined,
): TerraDraw {
  let made = 0
  const snapping = { toCustom }
  const corners = { draggable: true, midpoints: true, deletable: true, snappable: snapping }
  const edited = { feature: { selfIntersectable: true, coordinates: corners } }
  return new TerraDraw({
    adapter,
    tracked: false,
    idStrategy: { isValidId: (id) => typeof id === 'string', getId: () => `new.${made++}` },
    modes: [
      new TerraDrawPointMode({ pointerDistance, editable: true }),
      new TerraDrawLineStringMode({ pointerDistance, keyEvents: null, snapping }),
      new TerraDrawPolygonMode({ pointerDistance, keyEvents: null, snapping }),
      new TerraDrawSelectMode({
        pointerDistance,
        keyEvents: null,
        allowManualDeselection: false,
        flags: { linestring: edited, polygon: edited },
      }),
    ],
  })
}
