import { UNKNOWN } from '../../domain/filters'
import { LIGHTS_OR_UNKNOWN, type LightOrUnknown, type UnitRank } from '../../domain/unit-ranking'
import type { ChartDictionary } from '../../i18n/chart-words'
import { amount, percent } from '../words'
import { barOption, barsHeightRem } from './bar-option'
import type { BarSeriesOption, ChartOption } from './chart-engine'
import type { ChartLook } from './chart-look'

/** Worst first, as bars and words name them. */
export const LIGHT_ORDER = ['red', 'amber', 'silent', 'green', UNKNOWN] as const satisfies readonly LightOrUnknown[]

/** The shape of each light as a character of every Chinese font, so that it is never told by colour alone. */
export const LIGHT_GLYPHS: Record<LightOrUnknown, string> = {
  green: '●',
  amber: '▲',
  red: '◆',
  silent: '■',
  none: '—',
}

export const rankingHeightRem = (ranks: readonly UnitRank[]) => barsHeightRem(ranks.length)

/** Which unit needs attention most, of those that are named. */
export function rankingFinding(
  ranks: readonly UnitRank[],
  unitName: (id: string) => string,
  text: ChartDictionary,
): string {
  const [worst] = ranks
  if (worst === undefined || ranks.every(({ troubledShare }) => troubledShare === 0)) {
    const dark = ranks.reduce((sum, rank) => sum + rank.lights[UNKNOWN], 0)
    return text.charts.ranking.calm(ranks.filter(({ unit }) => unit !== UNKNOWN).length, dark)
  }
  const { red, amber, silent } = worst.lights
  return text.charts.ranking.worst(unitName(worst.unit), red + amber + silent, worst.items)
}

/** What to say instead of a chart when no item has a light; else `null`. */
export function rankingMissing(ranks: readonly UnitRank[], text: ChartDictionary): string | null {
  const items = ranks.reduce((sum, rank) => sum + rank.items, 0)
  const dark = ranks.reduce((sum, rank) => sum + rank.lights[UNKNOWN], 0)
  return dark === items ? text.charts.ranking.missing(items) : null
}

export const troubledWords = ({ troubledShare }: UnitRank) => percent(troubledShare * 100)

/** One bar for each unit, as wide as the others: the shares of its lights, and the counts beside it. */
export function rankingOption(
  ranks: readonly UnitRank[],
  unitName: (id: string) => string,
  text: ChartDictionary,
  look: ChartLook,
): ChartOption {
  const styles = stylesOf(look)
  return barOption(
    {
      rows: ranks.map((rank) => ({ key: rank.unit, name: unitName(rank.unit), outcome: outcomeOf(rank) })),
      series: LIGHT_ORDER.map((light) => ({
        id: light,
        values: ranks.map((rank) => rank.lights[light] / rank.items),
        style: styles[light],
        tip: (row) =>
          `${unitName(ranks[row]!.unit)} · ${text.labelled(text.charts.lights[light], amount(ranks[row]!.lights[light]))}`,
      })),
      most: 1,
    },
    look,
  )
}

/** The light that a series of the chart stands for; `null` when the name of a unit was picked. */
export function lightOfSeries(series: string | null): LightOrUnknown | null {
  return LIGHTS_OR_UNKNOWN.find((light) => light === series) ?? null
}

function outcomeOf({ lights }: UnitRank): string {
  return (['red', 'amber', 'silent'] as const)
    .filter((light) => lights[light] > 0)
    .map((light) => `{${light}|${LIGHT_GLYPHS[light]}}{ink| ${amount(lights[light])}}`)
    .join('  ')
}

function stylesOf(look: ChartLook): Record<LightOrUnknown, NonNullable<BarSeriesOption['itemStyle']>> {
  return {
    green: { color: look.green },
    amber: { color: look.amber },
    red: { color: look.red },
    silent: {
      color: look.panel,
      borderColor: look.silent,
      borderWidth: 1,
      decal: {
        symbol: 'rect',
        color: look.silent,
        dashArrayX: [1, 0],
        dashArrayY: [1, 3],
        rotation: -Math.PI / 4,
      },
    },
    none: { color: look.panel, borderColor: look.ink2, borderWidth: 1, borderType: 'dashed' },
  }
}
