import { addDays } from '../src/domain/day'
import type { LeadPoint } from './drill-item'
import { between, whole, type Random } from './drill-random'

/** Month and day, and points ahead of the straight line. */
type Point = readonly [day: string, pp: number]

/** More than any item can fall behind: progress stands still until the lead is asked for again. */
const STANDSTILL = -60

/** How an item fares against its plan over the year, named by when it is behind and how much. */
const CURVES = {
  steady: [['01-01', 2.5]],
  ahead: [
    ['01-01', 4],
    ['12-31', 7],
  ],
  allAmber: [['01-01', -7.5]],
  winterAmber: [
    ['01-01', -8],
    ['04-20', -8],
    ['07-01', 3],
  ],
  springAmber: [
    ['01-01', 0],
    ['02-20', 0],
    ['04-10', -8],
    ['07-05', -8],
    ['09-01', 3],
  ],
  summerAmber: [
    ['01-01', 2],
    ['05-15', 1],
    ['07-10', -8],
    ['10-10', -8],
    ['12-10', 3],
  ],
  autumnAmber: [
    ['01-01', 3],
    ['07-10', 0],
    ['09-10', -9],
    ['12-31', -10],
  ],
  winterRed: [
    ['01-01', -18],
    ['04-20', -19],
    ['06-15', -9],
    ['08-01', -8],
    ['10-01', 2],
  ],
  springRed: [
    ['01-01', -9],
    ['03-01', -14],
    ['04-05', -19],
    ['07-01', -20],
    ['09-01', -8],
    ['11-01', 2],
  ],
  summerRed: [
    ['01-01', 0],
    ['03-20', -7],
    ['06-25', -18],
    ['09-25', -20],
    ['11-01', -9],
    ['12-25', 0],
  ],
  autumnRed: [
    ['01-01', 2],
    ['05-15', -6],
    ['08-10', -12],
    ['10-01', -19],
    ['12-31', -22],
  ],
  springStall: [
    ['01-01', 2],
    ['03-10', 2],
    ['03-11', STANDSTILL],
    ['05-08', STANDSTILL],
    ['05-09', -6],
    ['07-25', 2],
  ],
  autumnStall: [
    ['01-01', 3],
    ['08-20', 2],
    ['08-21', STANDSTILL],
    ['10-20', STANDSTILL],
    ['10-21', -7],
    ['12-31', -4],
  ],
} as const satisfies Record<string, readonly Point[]>

export type CurveName = keyof typeof CURVES

const FARTHEST_DAYS = 8
const LEAST_SHARE = 0.9
const MOST_SHARE = 1.15

/** The leads of a curve, moved by some days and stretched a little, so that no two items fare quite alike. */
export function leadsOf(name: CurveName, random: Random): LeadPoint[] {
  const days = whole(random, -FARTHEST_DAYS, FARTHEST_DAYS)
  const share = between(random, LEAST_SHARE, MOST_SHARE)
  return CURVES[name].map(([day, pp]) => ({ on: addDays(`2023-${day}`, days), pp: pp * share }))
}

/** The leads written out, as `01-01 2, 05-20 -8`. */
export function leadsIn(text: string): LeadPoint[] {
  return text.split(', ').map((point) => {
    const [day, pp] = point.split(' ')
    return { on: `2023-${day}`, pp: Number(pp) }
  })
}
