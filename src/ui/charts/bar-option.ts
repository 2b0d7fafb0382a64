import type { BarSeriesOption, ChartOption } from './chart-engine'
import type { ChartLook } from './chart-look'

/** Heights of a row and of the room above and below all rows, in rem. */
const ROW_REM = 1.75
const MARGIN_REM = 0.25

/** How tall a chart of that many bars is, in rem. */
export function barsHeightRem(rows: number): number {
  return rows * ROW_REM + 2 * MARGIN_REM
}

/** One row of a chart of horizontal bars. `key` comes back when the row is picked. */
export interface BarRow {
  key: string
  name: string
  /** What stands behind the bar; `{ink|…}`, `{red|…}` and so on colour parts of it. */
  outcome: string
}

export interface BarSeries {
  /** Comes back when one of its bars is picked. */
  id: string
  values: readonly number[]
  style: NonNullable<BarSeriesOption['itemStyle']>
  /** The tip of one bar. */
  tip: (row: number) => string
}

export interface BarChartParts {
  rows: readonly BarRow[]
  /** Stacked in this order. */
  series: readonly BarSeries[]
  /** The value that fills the width. */
  most: number
}

/** Quiet text, tips and motion, for every chart. */
export function baseOption(look: ChartLook): ChartOption {
  return {
    animation: look.moves,
    animationDuration: 0,
    animationDurationUpdate: 300,
    textStyle: { fontFamily: look.fontFamily, fontSize: fontOf(look), color: look.ink },
    tooltip: {
      // A tip of markup would need styles that the page's policy forbids.
      renderMode: 'richText',
      confine: true,
      backgroundColor: look.panel,
      borderColor: look.line,
      borderWidth: 1,
      padding: [0.375 * look.rem, 0.5 * look.rem],
      transitionDuration: 0,
      textStyle: { fontFamily: look.fontFamily, fontSize: fontOf(look), color: look.ink, fontWeight: 400 },
    },
  }
}

export const fontOf = (look: ChartLook) => 0.75 * look.rem

/** Horizontal stacked bars, first row on top: names on the left, outcomes on the right. */
export function barOption({ rows, series, most }: BarChartParts, look: ChartLook): ChartOption {
  const namesRem = roomFor(rows.map(({ name }) => name))
  const outcomesRem = roomFor(rows.map(({ outcome }) => outcome.replaceAll(MARKUP, '$1')))
  const keys = rows.map(({ key }) => key)
  const text = (color: string) => ({ fontFamily: look.fontFamily, fontSize: fontOf(look), color })
  const rich = Object.fromEntries(
    Object.entries({
      ink: look.ink,
      green: look.green,
      amber: look.amber,
      red: look.red,
      silent: look.silent,
    }).map(([name, color]) => [name, text(color)]),
  )
  const axis = {
    type: 'category',
    data: keys,
    inverse: true,
    axisLine: { show: false },
    axisTick: { show: false },
  } as const
  return {
    ...baseOption(look),
    grid: {
      left: namesRem * look.rem,
      right: outcomesRem * look.rem,
      top: MARGIN_REM * look.rem,
      bottom: MARGIN_REM * look.rem,
      outerBoundsMode: 'none',
    },
    xAxis: { type: 'value', min: 0, max: Math.max(most, Number.MIN_VALUE), show: false },
    yAxis: [
      {
        ...axis,
        triggerEvent: true,
        axisLabel: {
          ...text(look.ink),
          interval: 0,
          width: (namesRem - 0.5) * look.rem,
          overflow: 'truncate',
          formatter: (_key: string, index: number) => rows[index]?.name ?? '',
        },
      },
      {
        ...axis,
        position: 'right',
        axisLabel: {
          ...text(look.ink2),
          interval: 0,
          rich,
          formatter: (_key: string, index: number) => rows[index]?.outcome ?? '',
        },
      },
    ],
    series: series.map(({ id, values, style, tip }) => ({
      id,
      type: 'bar',
      stack: 'all',
      barWidth: '58%',
      // An outlined bar of nothing would still be drawn, as a stroke.
      data: values.map((value) => (value === 0 ? null : value)),
      itemStyle: style,
      emphasis: { itemStyle: { opacity: 0.75 } },
      tooltip: { formatter: (params: unknown) => tip(rowOf(params)) },
    })),
  }
}

const MARKUP = /\{\w+\|([^}]*)\}/g
const MOST_ROOM_REM = 11

/** Room for the longest of some labels and a gap, in rem: a Chinese character is as wide as it is high, others about half that. */
export function roomFor(labels: readonly string[]): number {
  const widths = labels.map((label) => [...label].reduce((sum, char) => sum + (char >= '\u2e80' ? 0.75 : 0.44), 0))
  return Math.min(MOST_ROOM_REM, Math.max(0, ...widths) + 0.75)
}

function rowOf(params: unknown): number {
  return typeof params === 'object' && params !== null && 'dataIndex' in params ? Number(params.dataIndex) : -1
}
