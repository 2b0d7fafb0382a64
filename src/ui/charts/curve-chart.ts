import type { CurvePoint, InvestmentCurve } from '../../domain/investment-curve'
import type { ChartDictionary } from '../../i18n/chart-words'
import { amount } from '../words'
import { baseOption, fontOf, roomFor } from './bar-option'
import type { ChartOption } from './chart-engine'
import type { ChartLook } from './chart-look'

export const CURVE_HEIGHT_REM = 14

/** Amounts that read the same are even: what is shown has two decimals. */
const asShown = (yi: number) => Math.round(yi * 100) / 100

/** How far what was completed is from what was due by the shown day. */
export function curveFinding({ today, comparable, items }: InvestmentCurve, text: ChartDictionary): string {
  const words = text.charts.curve
  if (comparable !== null) {
    const gap = asShown(comparable.actualYi) - asShown(comparable.plannedYi)
    const [planned, actual, apart] = [comparable.plannedYi, comparable.actualYi, Math.abs(gap)].map(amount) as [
      string,
      string,
      string,
    ]
    const finding =
      gap === 0
        ? words.even(planned)
        : gap < 0
          ? words.behind(planned, actual, apart)
          : words.ahead(planned, actual, apart)
    return comparable.items === items ? finding : words.compared(comparable.items, finding)
  }
  const [planned, actual] = [amount(today.plannedYi ?? 0), amount(today.actualYi ?? 0)]
  if (today.actualYi === null) return words.plannedAlone(planned)
  return today.plannedYi === null ? words.actualAlone(actual) : words.incomparable(planned, actual)
}

/** What to say instead of a chart when there is neither a planned nor an actual line; else `null`. */
export function curveMissing({ today, items }: InvestmentCurve, text: ChartDictionary): string | null {
  if (items === 0) return text.charts.curve.nothing
  return today.plannedYi === null && today.actualYi === null ? text.charts.curve.missing(items) : null
}

export function curveNotes(
  { withoutPlan, withoutDays, withoutDone }: InvestmentCurve,
  text: ChartDictionary,
): string[] {
  const words = text.charts.curve
  return [
    ...(withoutPlan > 0 ? [words.withoutPlan(withoutPlan)] : []),
    ...(withoutDays > 0 ? [words.withoutDays(withoutDays)] : []),
    ...(withoutDone > 0 ? [words.withoutDone(withoutDone)] : []),
  ]
}

const timeOf = (day: string) => Date.parse(`${day}T00:00:00Z`)

/** The point that lies nearest to a time in milliseconds since 1970. */
export function nearestPoint({ points }: InvestmentCurve, ms: number): CurvePoint {
  const apart = (point: CurvePoint) => Math.abs(timeOf(point.day) - ms)
  return points.reduce((best, point) => (apart(point) < apart(best) ? point : best))
}

export function curveOption(curve: InvestmentCurve, text: ChartDictionary, look: ChartLook): ChartOption {
  const words = text.charts.curve
  const font = { fontFamily: look.fontFamily, fontSize: fontOf(look) }
  const line = (
    id: 'planned' | 'actual',
    dashed: boolean,
    color: string,
    read: (point: CurvePoint) => number | null,
  ) => ({
    id,
    name: words[id],
    type: 'line' as const,
    data: curve.points.flatMap((point) => {
      const yi = read(point)
      return yi === null ? [] : [[timeOf(point.day), yi] as [number, number]]
    }),
    showSymbol: false,
    silent: true,
    lineStyle: { color, width: dashed ? 1.5 : 2.5, type: dashed ? ('dashed' as const) : ('solid' as const) },
    itemStyle: { color },
    endLabel: {
      show: true,
      color,
      ...font,
      formatter: ({ value }: { value?: unknown }) => amount(Number((value as number[])[1])),
    },
  })
  return {
    ...baseOption(look),
    tooltip: {
      ...baseOption(look).tooltip,
      trigger: 'axis',
      axisPointer: { type: 'line', lineStyle: { color: look.ink2, width: 1 } },
      formatter: (params: unknown) => {
        const point = nearestPoint(curve, timeUnder(params))
        const amounts = [
          text.labelled(words.planned, amountWords(point.plannedYi, text)),
          ...(point.day > curve.today.day ? [] : [text.labelled(words.actual, amountWords(point.actualYi, text))]),
        ]
        return [point.day, ...amounts].join('\n')
      },
    },
    grid: {
      left: 3 * look.rem,
      right: roomFor([amount(curve.points.at(-1)?.plannedYi ?? 0)]) * look.rem,
      top: 1.5 * look.rem,
      bottom: 1.5 * look.rem,
      outerBoundsMode: 'none',
    },
    xAxis: {
      type: 'time',
      min: timeOf(`${curve.year}-01-01`),
      max: timeOf(`${curve.year}-12-31`),
      axisLine: { lineStyle: { color: look.line } },
      axisTick: { lineStyle: { color: look.line } },
      splitLine: { show: false },
      axisLabel: {
        ...font,
        color: look.ink2,
        hideOverlap: true,
        formatter: (ms: number) => words.month(new Date(ms).getUTCMonth() + 1),
      },
    },
    useUTC: true,
    yAxis: {
      type: 'value',
      min: 0,
      splitNumber: 4,
      axisLabel: { ...font, color: look.ink2 },
      splitLine: { lineStyle: { color: look.line } },
    },
    series: [
      {
        ...line('planned', true, look.ink2, ({ plannedYi }) => plannedYi),
        markLine: {
          silent: true,
          symbol: 'none',
          animation: false,
          lineStyle: { color: look.accent, width: 1, type: 'solid' },
          label: { ...font, color: look.accent, formatter: curve.today.day },
          data: [{ xAxis: timeOf(curve.today.day) }],
        },
      },
      line('actual', false, look.ink, ({ actualYi }) => actualYi),
    ],
  }
}

export const amountWords = (yi: number | null, text: ChartDictionary) => (yi === null ? text.unknown : amount(yi))

function timeUnder(params: unknown): number {
  const first: unknown = Array.isArray(params) ? params[0] : params
  return typeof first === 'object' && first !== null && 'axisValue' in first ? Number(first.axisValue) : 0
}
