import type { ExpressionSpecification } from 'maplibre-gl'
import type { FeatureProperties } from '../item-features'
import type { MapColours } from '../theme'

/** The colour of a feature's light; ink where it cannot be told. */
export function lightColour({ lights, ink }: MapColours): ExpressionSpecification {
  const pairs = Object.entries(lights).flat() as [string, string, ...string[]]
  return ['match', ['get', 'light'], ...pairs, ink] as ExpressionSpecification
}

export function hasLight(light: FeatureProperties['light']): ExpressionSpecification {
  return ['==', ['get', 'light'], light]
}

/** Opacity of what steps back behind the members of a target. */
export const DIMMED = 0.3

/**
 * An opacity that is kept by the lit members of a target alone, given by their ids, while others step back; nobody lit =
 * nobody steps back. By id and not by a state of features, which the map loses track of while their source changes.
 */
export function dimmable(opacity: number, lit: readonly string[]): number | ExpressionSpecification {
  return lit.length === 0 ? opacity : ['case', ['in', ['get', 'id'], ['literal', [...lit]]], opacity, opacity * DIMMED]
}
