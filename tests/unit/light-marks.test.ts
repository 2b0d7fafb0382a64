import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { LIGHTS } from '../../src/domain/light-rules'
import { COLOURS, THEMES, type Theme } from '../../src/map/theme'
import { ROOT } from './architecture-source-files'

type Rgb = readonly [number, number, number]
type Matrix = readonly [Rgb, Rgb, Rgb]

/** Machado, Oliveira and Fernandes 2009, severity 1, on linear RGB. */
const SIGHTS: Record<'full sight' | 'protanopia' | 'deuteranopia', Matrix> = {
  'full sight': [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
}

const product = (row: Rgb, [r, g, b]: Rgb) => Math.min(1, Math.max(0, row[0] * r + row[1] * g + row[2] * b))

/** A colour in linear RGB as it is seen. */
function seen(hex: string, sight: keyof typeof SIGHTS): Rgb {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((start) => parseInt(hex.slice(start, start + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
  const [red, green, blue] = SIGHTS[sight]
  return [product(red, [r, g, b]), product(green, [r, g, b]), product(blue, [r, g, b])]
}

const luminance = ([r, g, b]: Rgb) => 0.2126 * r + 0.7152 * g + 0.0722 * b

function contrast(one: Rgb, other: Rgb): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

function labOf([r, g, b]: Rgb): Rgb {
  const f = (t: number) => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116)
  const [x, y, z] = [
    f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505),
    f(luminance([r, g, b])),
    f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089),
  ]
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
}

/** CIE 1976 colour difference: about 2 is just seen, 20 is plain. */
function difference(one: Rgb, other: Rgb): number {
  const [a, b] = [labOf(one), labOf(other)]
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])
}

const PAIRS = [
  ['green', 'amber'],
  ['green', 'red'],
  ['amber', 'red'],
] as const

/** Contrast and colour difference of each pair. Contrast alone would not do: shape and size differ besides. */
const MEASURED: Record<Theme, Record<keyof typeof SIGHTS, readonly (readonly [number, number])[]>> = {
  light: {
    'full sight': [
      [1.19, 83],
      [1.38, 107],
      [1.65, 48],
    ],
    protanopia: [
      [1.06, 33],
      [2.09, 21],
      [1.98, 41],
    ],
    deuteranopia: [
      [1.38, 49],
      [1.1, 26],
      [1.52, 25],
    ],
  },
  dark: {
    'full sight': [
      [1.18, 89],
      [1.44, 116],
      [1.69, 65],
    ],
    protanopia: [
      [1.05, 49],
      [2.1, 25],
      [2.01, 61],
    ],
    deuteranopia: [
      [1.35, 59],
      [1.16, 23],
      [1.56, 39],
    ],
  },
}

const css = readFileSync(join(ROOT, 'src/ui/theme.css'), 'utf8')
const darkFrom = css.indexOf('prefers-color-scheme: dark')
const declared: Record<Theme, string> = { light: css.slice(0, darkFrom), dark: css.slice(darkFrom) }

/** A colour that the interface declares, such as `paper`. */
const colourIn = (theme: Theme, name: string) =>
  new RegExp(`--${name}: (#\\w{6});`).exec(declared[theme])?.[1]?.toUpperCase() ?? ''

const sights = Object.keys(SIGHTS) as (keyof typeof SIGHTS)[]

describe.each(THEMES)('the colours of lights in the %s theme', (theme) => {
  const { lights, panel, district } = COLOURS[theme]
  const paper = colourIn(theme, 'paper')

  describe.each(sights)('with %s', (sight) => {
    it.each(PAIRS.map((pair, index) => [...pair, index] as const))('tell %s from %s', (one, other, index) => {
      const [a, b] = [seen(lights[one], sight), seen(lights[other], sight)]
      const measured = [Number(contrast(a, b).toFixed(2)), Math.round(difference(a, b))]
      expect(measured).toEqual(MEASURED[theme][sight][index])
      expect(difference(a, b)).toBeGreaterThan(20)
    })

    it.each(LIGHTS)('show %s at 3 : 1 on paper, panels and the district', (light) => {
      for (const ground of [paper, panel, district]) {
        expect(contrast(seen(lights[light], sight), seen(ground, sight))).toBeGreaterThanOrEqual(3)
      }
    })
  })
})

describe('map and interface', () => {
  it.each(THEMES)('have the same colours of lights in the %s theme', (theme) => {
    const ofInterface = Object.fromEntries(LIGHTS.map((light) => [light, colourIn(theme, light)]))
    expect(ofInterface).toEqual(COLOURS[theme].lights)
  })
})
