import type { Position as Coordinate } from 'geojson'
import type { DrawnFamily } from '../../domain/drawing'

/** What the panel can have done on the map. */
export interface PlaceActions {
  setFamily(family: DrawnFamily): void
  addPart(): void
  undo(): void
  redo(): void
  placeAtCentre(): void
  /** `false` = it is refused. */
  placeAt(coordinate: Coordinate): boolean
  pickNext(step: 1 | -1): void
  removeCorner(): void
  clear(): void
  close(): void
  goTo(coordinate: Coordinate): void
}
