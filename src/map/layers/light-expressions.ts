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

/** An opacity that is kept by members of the target alone while others step back. */
export function dimmable(opacity: number, dimmed: boolean): number | ExpressionSpecification {
  return dimmed ? ['case', ['boolean', ['feature-state', 'lit'], false], opacity, opacity * DIMMED] : opacity
}
