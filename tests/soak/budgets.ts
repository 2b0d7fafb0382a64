import { growthOf, theilSen, type Point } from './slope'

/** `buffers` = array buffers outside the heap, `graphics` = the browser's GPU process. Memory is in MB of 10⁶ bytes. */
export const MEASURES = ['heap', 'buffers', 'nodes', 'listeners', 'canvases', 'renderer', 'graphics'] as const
export type Measure = (typeof MEASURES)[number]

/** `null` = this machine does not tell. */
export type Sample = { atMs: number; life: number } & Record<Measure, number | null>

interface Budget {
  unit: string
  /** What may be added in an hour for good. */
  perHour: number
  /** How far two typical moments may lie apart without anything having leaked: other stops, sizes and data. */
  sway: number
}

/**
 * The slope that is allowed is `perHour` and the sway spread over the time that was watched: a short run finds what leaks
 * at each event, a long one also what drips.
 */
export const BUDGETS: Record<Measure, Budget> = {
  // The wall's budget. What comes first late in a short run stays: code, the chart library, one pack beside its successor.
  heap: { unit: 'MB', perHour: 1, sway: 10 },
  // Tiles and symbols of the map, cut anew for each view and size.
  buffers: { unit: 'MB', perHour: 1, sway: 6 },
  // Cards and charts come and go: an overview has some 700 nodes fewer than a wide screen with charts.
  nodes: { unit: '', perHour: 60, sway: 900 },
  // The remote's buttons, charts and the map's own.
  listeners: { unit: '', perHour: 12, sway: 80 },
  // A map that is being built anew stands beside the old one for a moment.
  canvases: { unit: '', perHour: 0, sway: 0.9 },
  // Allocators give pages back late, and code is compiled for a while; software drawing is part of it.
  renderer: { unit: 'MB', perHour: 8, sway: 110 },
  // The largest screen takes some 60 MB more than the smallest, and what was freed goes back late.
  graphics: { unit: 'MB', perHour: 8, sway: 120 },
}

const HOUR_MS = 3_600_000
const LEAST_SAMPLES = 8

export interface Judged {
  measure: Measure
  samples: number
  /** Per hour. */
  slope: number
  allowedSlope: number
  /** Of the life in which it grew most. */
  growth: number
  allowedGrowth: number
}

/** Until then caches fill and code is compiled: a quarter of a short run, never more than three minutes. */
export function warmUpMs(durationMs: number): number {
  return Math.min(180_000, durationMs / 4)
}

function livesOf(points: readonly Point[], skipMs: number): readonly (readonly Point[])[] {
  return [...new Set(points.map(({ life }) => life))].map((own) => {
    const life = points.filter(({ life }) => life === own)
    return life.filter(({ atMs }) => atMs - life[0]!.atMs >= skipMs)
  })
}

/** The slope and growth of each measure that the machine tells, with what is allowed. */
export function judgeSamples(samples: readonly Sample[], skipMs: number): readonly Judged[] {
  return MEASURES.flatMap((measure) => {
    const points = samples.flatMap(({ atMs, life, [measure]: value }) => (value === null ? [] : { atMs, life, value }))
    if (points.length === 0) return []
    const lives = livesOf(points, skipMs).filter(({ length }) => length >= LEAST_SAMPLES)
    const { perHour, sway } = BUDGETS[measure]
    const hours = Math.max(...lives.map((life) => (life.at(-1)!.atMs - life[0]!.atMs) / HOUR_MS))
    return {
      measure,
      samples: lives.flat().length,
      slope: theilSen(lives.flat()) * HOUR_MS,
      allowedSlope: perHour + sway / hours,
      growth: Math.max(...lives.map(growthOf)),
      allowedGrowth: perHour * hours + sway,
    }
  })
}

/** What is over its budget, in words. */
export function overBudget(judged: readonly Judged[]): readonly string[] {
  return judged.flatMap(({ measure, samples, slope, allowedSlope, growth, allowedGrowth }) => {
    const { unit } = BUDGETS[measure]
    const amount = (value: number) => `${value.toFixed(1)}${unit === '' ? '' : ` ${unit}`}`
    if (samples === 0) return `${measure}: too few samples of one life of the page to judge by`
    return [
      ...(slope > allowedSlope
        ? [`${measure} grows by ${amount(slope)} an hour, allowed ${amount(allowedSlope)}`]
        : []),
      ...(growth > allowedGrowth
        ? [`${measure} has grown by ${amount(growth)}, allowed ${amount(allowedGrowth)}`]
        : []),
    ]
  })
}
