import type { BasemapFailure } from '../domain/basemap'
import type { LayerSpecification, SourceSpecification, StyleSpecification } from 'maplibre-gl'
import type { Theme } from './theme'

/** What a basemap adds to the style, ids already prefixed. */
export interface BasemapParts {
  sources: Readonly<Record<string, SourceSpecification>>
  /** Bottom first. */
  layers(theme: Theme): readonly LayerSpecification[]
  sprite?: StyleSpecification['sprite']
  state?: StyleSpecification['state']
  attribution: string
  hasLabels: boolean
}

/** Thrown while a basemap is prepared. `message` never holds more of an address than its host. */
export class BasemapError extends Error {
  readonly reason: BasemapFailure

  constructor(reason: BasemapFailure, detail: string) {
    super(detail)
    this.name = 'BasemapError'
    this.reason = reason
  }
}

/** The host of an address: all that may be shown of it, because keys stand in paths and queries. */
export function hostOf(url: string): string {
  try {
    return new URL(url.replace(/^pmtiles:\/\//, '')).host
  } catch (error) {
    if (error instanceof TypeError) return ''
    throw error
  }
}

/** Makes an address absolute and keeps its `{z}`-like slots. */
export function absoluteUrl(template: string, base: string): string {
  const slotsKept = template.replaceAll('{', '__open__').replaceAll('}', '__close__')
  return new URL(slotsKept, base).href.replaceAll('__open__', '{').replaceAll('__close__', '}')
}

/** Attributions arrive as HTML; only their text is ever shown. */
export function attributionText(html: string): string {
  return html
    .replace(/<[^>]*>/g, '')
    .replaceAll('&copy;', '©')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&amp;', '&')
    .trim()
}

export interface BasemapContext {
  /** What relative addresses are resolved against. */
  baseUrl: string
  signal: AbortSignal
}
