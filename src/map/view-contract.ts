import type { Feature, Position as Coordinate } from 'geojson'
import type { LayerSpecification, MapLibreMap, SourceSpecification, StyleSpecification } from 'maplibre-gl'
import type { Basemap, BasemapFailure } from '../domain/basemap'
import type { Camera } from '../domain/camera'
import type { Drawing, DrawingState, DrawnFamily } from '../domain/drawing'
import type { Item, Position, PositionGeometry } from '../domain/item'
import type { Light } from '../domain/light-rules'
import type { Motion } from '../domain/motion'
import type { Backdrop, Field } from '../domain/pack'
import type { Padding } from './camera'
import type { MapLanguage } from './layers/backdrop-layers'
import type { spread, Spot } from './spread'
import type { MapColours, Theme } from './theme'

/** Font files by the name that layers call them by. */
export type FontFaces = NonNullable<StyleSpecification['font-faces']>

/** A unit's badge: how many of its items have no position. Shown while `unlocated` is above 0. */
export interface UnitBadge {
  unitId: string
  position: Position
  unlocated: number
  /** The unit's name, on the badge's first line. */
  name: string
  /** The second line, e.g. 未落图 7. */
  count: string
  /** The unit's name as the backdrop's places spell it: a place of that name is not named again. */
  placeName: string
  /** Tooltip. */
  title: string
}

/** Everything that is shown. The caller passes a whole new one on each change and never changes an old one. */
export interface MapScene {
  /** The visible items; unlocated ones among them are ignored. */
  items: readonly Item[]
  selectedId: string | null
  /** The item hovered or focused in the list. */
  highlightedId: string | null
  badges: readonly UnitBadge[]
  /** The light of an item; `null` = cannot be told. The same function as long as all lights stay the same saves work. */
  lightOf: (id: string) => Light | null
  /** Items that changed since the compared day. */
  changedIds: readonly string[]
  /** Members of the target that is looked at, and whether each is done; all other items step back. Empty = no target. */
  lit: readonly LitItem[]
}

export interface LitItem {
  id: string
  done: boolean
}

export type MapTrouble =
  | { kind: 'basemap'; reason: BasemapFailure; detail: string }
  /** The map mends itself unless this is `lasting`: then no new map could be built either, but it goes on trying. */
  | { kind: 'context'; detail: string; lasting: boolean }
  /** The worker that cuts the map's data had died; a new one is given everything again. */
  | { kind: 'worker'; detail: string }
  | { kind: 'noWebgl'; detail: string }

export interface MapEvents {
  select(itemId: string | null): void
  highlight(itemId: string | null): void
  /** After each movement has ended; `null` = the whole district, whatever the size of the screen. */
  camera(camera: Camera | null): void
  badge(unitId: string): void
  /** The last scene given has been drawn. */
  painted(): void
  trouble(trouble: MapTrouble): void
  recovered(kind: 'basemap' | 'context' | 'worker'): void
}

export interface MapText {
  /** Accessible name of the map. */
  canvas: string
  zoomIn: string
  zoomOut: string
  northUp: string
  fitDistrict: string
  fitVisible: string
  /** Accessible name of the control that opens the attribution. */
  attributionTitle: string
  /** Notices of the backdrop's sources. */
  attribution: string
  kilometres: string
  metres: string
}

/** A strip of the map that neither a symbol nor a name may lie on; in CSS pixels from its upper left corner. */
export interface Strip {
  left: number
  top: number
  width: number
  height: number
}

/** What runs through the map, such as the seams of a spliced screen. */
export interface Seams {
  strips(): readonly Strip[]
  /** Spreads discs, in world pixels at that zoom, as far as they go off the strips. */
  spread(map: MapLibreMap, zoom: number): typeof spread
  /** Invisible features that keep names off the strips. */
  boxes(map: MapLibreMap): readonly Feature[]
}

export interface MapOptions {
  container: HTMLElement
  backdrop: Backdrop
  fields: readonly Field[]
  theme: Theme
  /** How much larger than usual the page is set: 1 at 16 px per rem. */
  scale: number
  basemap: Basemap
  /** Files to draw labels with where the system has no font for Chinese; `null` = its own fonts do. */
  fontFaces: FontFaces | null
  /** `null` = fit the district. */
  camera: Camera | null
  language: MapLanguage
  text: MapText
  /** What panels cover of the map, asked before each movement. */
  padding(): Padding
  /** How long a flight takes, at most 2500 ms; absent = the usual 900 ms. */
  flightMs?: number
  /** Whether there are buttons for zoom, north and fit; absent = yes. */
  controls?: boolean
  /** Whether pointer and keyboard move the map and pick items; absent = yes. */
  interactive?: boolean
  /** What symbols keep off; absent = nothing. */
  seams?: Seams
  events: MapEvents
}

/**
 * Something laid over the map by code that is loaded later. It is part of every style, and is told of every map that
 * takes the place of another. While it lies there, the pointer picks no items.
 */
export interface MapOverlay {
  /** By id, with what they hold now. */
  sources(): Readonly<Record<string, SourceSpecification>>
  /** On top of all others, bottom first. */
  layers(colours: MapColours): readonly LayerSpecification[]
  attach(map: MapLibreMap): void
}

export interface PlacingOptions {
  /** What is there already; `null` = nothing. */
  geometry: PositionGeometry | null
  /** What is drawn first where there is nothing. */
  family: DrawnFamily
  /** Shapes whose corners and lines the pointer snaps to. */
  snapTo: readonly PositionGeometry[]
  /** Whether a change may stand. One that may not is taken back. */
  accept(drawing: Drawing): boolean
  changed(state: DrawingState): void
}

/** Draws one shape on the map. Coordinates are WGS 84 in degrees, rounded to 7 decimals. */
export interface Placing {
  /** Begins anew with another family; what was drawn comes back with `undo`. */
  setFamily(family: DrawnFamily): void
  /** Adds a further part with the next clicks. */
  addPart(): void
  /** Takes back one step of drawing or editing. */
  undo(): void
  redo(): void
  /** Sets a corner at the middle of the map, or puts the picked one down. */
  placeAtCentre(): void
  /** Sets a corner, or moves the picked one there; whoever typed it means it to the digit. */
  placeAt(coordinate: Coordinate): void
  /** Moves the picked corner by CSS pixels; whether one was picked. */
  nudge(x: number, y: number): boolean
  /** Picks the next or the previous corner. */
  pickNext(step: 1 | -1): void
  /** Lets go of the picked corner, else of the line or ring that is open; whether there was either. */
  letGo(): boolean
  /** Removes the picked corner, else the last one of what is open. */
  removeCorner(): void
  clear(): void
  /** Makes a part of what is open; whether nothing is open any more. */
  close(): boolean
  /** Shows how far off the points may be; `null` = not said. */
  showError(radiusM: number | null): void
  goTo(coordinate: Coordinate): void
  stop(): void
}

/** What somebody who watches over the map can see of it. */
export interface MapVitals {
  /** Whether the graphics context is gone or not yet filled again. */
  contextLost: boolean
  /** Milliseconds, while the page was visible, for which the worker has owed an answer; 0 = it owes none. */
  workerSilentMs: number
  /** Frames drawn since the view was created. */
  renderedFrames: number
  /** Whether the camera is on its way. */
  moving: boolean
}

/** Gives the map a new worker if the old one is dead, or builds the whole map anew in its place. */
export type Remedy = 'revive' | 'rebuild'

export interface MapView {
  show(scene: MapScene): void
  setTheme(theme: Theme, scale: number): void
  /** Also the way to try a failed basemap again. */
  setBasemap(basemap: Basemap): void
  setText(text: MapText, language: MapLanguage): void
  /** Jumps; a `camera` event follows as after any movement. */
  setCamera(camera: Camera): void
  fitDistrict(): void
  fitItems(items: readonly Item[]): void
  /** Brings an item into view; one that is comfortably in view already is only approached if `closer`. */
  flyTo(item: Item, closer: boolean): void
  /** Where a longitude and latitude lie on the map now, in CSS pixels from its upper left corner. */
  project(at: readonly [number, number]): Spot
  /** With `cuts` the camera is there at once. */
  setMotion(motion: Motion): void
  vitals(): MapVitals
  /** Lays something over the map, in place of what lay there; `null` = nothing. */
  lay(overlay: MapOverlay | null): void
  /** The map does this by itself when something breaks; here for who sees what it does not. */
  mend(remedy: Remedy): void
  destroy(): void
}
