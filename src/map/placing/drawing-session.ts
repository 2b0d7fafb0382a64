import type { Position as Coordinate } from 'geojson'
import {
  allCorners,
  coordinateAt,
  drawingOf,
  emptyDrawing,
  isSameCorner,
  withCorner,
  withOpenClosed,
  withoutCorner,
  type Corner,
  type Drawing,
  type DrawingState,
  type DrawnFamily,
} from '../../domain/drawing'
import { historyOf, recorded, redone, undone, type History } from '../../domain/history'
import type { PlacingOptions } from '../view-contract'

/** What is drawn, which corner of it is picked, and how it came about; it knows neither map nor drawing library. */
export class DrawingSession {
  readonly #accept: (next: Drawing) => boolean
  #history: History<Drawing>
  #picked: Corner | null = null
  #adding: boolean

  constructor({ geometry, family, accept }: Pick<PlacingOptions, 'geometry' | 'family' | 'accept'>) {
    this.#accept = accept
    this.#history = historyOf(geometry === null ? emptyDrawing(family) : drawingOf(geometry))
    this.#adding = geometry === null
  }

  get drawing(): Drawing {
    return this.#history.present
  }

  get picked(): Corner | null {
    return this.#picked
  }

  get pickedAt(): Coordinate | null {
    return this.#picked === null ? null : coordinateAt(this.drawing, this.#picked)
  }

  get adding(): boolean {
    return this.#adding
  }

  /** Whether a click sets something; else it picks. */
  get isDrawn(): boolean {
    return this.#adding || this.drawing.open.length > 0 || this.drawing.family === 'point'
  }

  get state(): DrawingState {
    return {
      drawing: this.drawing,
      adding: this.#adding,
      picked: this.#picked,
      canUndo: this.#history.past.length > 0,
      canRedo: this.#history.future.length > 0,
    }
  }

  pick(corner: Corner | null) {
    this.#picked = corner
  }

  /** Makes a change if it may stand; else everything is as it was. */
  #propose(next: Drawing, tag: string | null = null): boolean {
    const stands = this.#accept(next)
    if (stands) this.#history = recorded(this.#history, next, tag)
    return stands
  }

  /** Takes over what was drawn or dragged with the pointer; whether it stands. */
  take(read: Drawing): boolean {
    const before = this.drawing
    const isNew = read.parts.length > before.parts.length
    // A single point that is set again has moved.
    const moved = before.family === 'point' && isNew && before.parts.length === 1 && !this.#adding
    const next = moved ? { ...read, parts: read.parts.slice(-1) } : read
    const stands = this.#propose(next)
    if (stands && isNew) {
      this.#adding = false
      this.#picked = next.family === 'point' ? { part: next.parts.length - 1, chain: 0, index: 0 } : null
    }
    return stands
  }

  setFamily(family: DrawnFamily) {
    const { parts, open } = this.drawing
    const isEmpty = parts.length === 0 && open.length === 0
    this.#picked = null
    this.#adding = true
    this.#history = isEmpty
      ? { ...this.#history, present: emptyDrawing(family) }
      : recorded(this.#history, emptyDrawing(family))
  }

  addPart() {
    this.#picked = null
    this.#adding = true
  }

  undo() {
    this.#step(undone(this.#history))
  }

  redo() {
    this.#step(redone(this.#history))
  }

  #step(history: History<Drawing>) {
    this.#history = history
    const { parts, open } = history.present
    this.#adding = open.length > 0 || parts.length === 0
    if (this.pickedAt === null) this.#picked = null
  }

  /** Moves what is picked there; else sets a point or the next corner. */
  placeAt(at: Coordinate) {
    const before = this.drawing
    if (this.#picked !== null) {
      this.#propose(withCorner(before, this.#picked, at))
    } else if (before.family === 'point') {
      const kept = before.parts.length === 1 && !this.#adding ? [] : before.parts
      if (this.#propose({ ...before, parts: [...kept, [[at]]] })) {
        this.#adding = false
        this.#picked = { part: kept.length, chain: 0, index: 0 }
      }
    } else {
      this.#adding = true
      this.#propose({ ...before, open: [...before.open, at] })
    }
  }

  /** Moves what is picked; steps of one `tag` in a row are undone as one. */
  movePicked(to: Coordinate, tag: string) {
    if (this.#picked !== null) this.#propose(withCorner(this.drawing, this.#picked, to), tag)
  }

  /** Picks the next corner or the one before; `false` = there is none to pick. */
  pickNext(step: 1 | -1): boolean {
    const corners = allCorners(this.drawing)
    if (corners.length === 0 || this.drawing.open.length > 0) return false
    const at = corners.findIndex((corner) => isSameCorner(corner, this.#picked))
    const next = at < 0 ? (step > 0 ? 0 : corners.length - 1) : (at + step + corners.length) % corners.length
    this.#picked = corners[next] ?? null
    this.#adding = false
    return true
  }

  /** Gives up what is open or about to be added; `false` = there is nothing. */
  giveUp(): boolean {
    const { parts, open } = this.drawing
    if (open.length > 0) {
      this.#history = recorded(this.#history, { ...this.drawing, open: [] })
      this.#adding = parts.length === 0
      return true
    }
    // Whoever was about to add a part may have thought better of it.
    const wasAdding = this.#adding && parts.length > 0
    if (wasAdding) this.#adding = false
    return wasAdding
  }

  removeCorner() {
    const { open } = this.drawing
    if (this.#picked !== null) {
      if (this.#propose(withoutCorner(this.drawing, this.#picked))) this.#picked = null
    } else if (open.length > 0) {
      this.#propose({ ...this.drawing, open: open.slice(0, -1) })
    }
    if (this.drawing.parts.length === 0) this.#adding = true
  }

  /** Makes a part of what is open; `false` = it cannot be one. */
  close(): boolean {
    const closed = this.#propose(withOpenClosed(this.drawing))
    if (closed) this.#adding = false
    return closed
  }
}
