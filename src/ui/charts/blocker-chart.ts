import { AGE_BANDS, type BlockerAges } from '../../domain/blocker-ages'
import type { ChartDictionary } from '../../i18n/chart-words'
import { amount } from '../words'
import { barOption, barsHeightRem } from './bar-option'
import type { ChartOption } from './chart-engine'
import type { ChartLook } from './chart-look'

export const blockerHeightRem = ({ categories }: BlockerAges) => barsHeightRem(categories.length)

/** “9 项有 12 个堵点未销，4 个已逾期；征地拆迁最多，7 个”. */
export function blockerFinding({ blockers, items, overdue, categories }: BlockerAges, text: ChartDictionary): string {
  const words = text.charts.blockers
  const open = text.charts.then(words.open(blockers, items), overdue > 0 ? words.overdue(overdue) : words.noneOverdue)
  const most = categories.reduce((best, one) => (one.blockers > best.blockers ? one : best), categories[0]!)
  return categories.length < 2
    ? open
    : text.charts.then(open, words.most(text.charts.categories[most.category], most.blockers))
}

/** What to say instead of a chart when there is no open blocker, or no ledger of them; else `null`. */
export function blockerMissing({ blockers }: BlockerAges, hasLedger: boolean, text: ChartDictionary): string | null {
  if (!hasLedger) return text.charts.blockers.missing
  return blockers === 0 ? text.charts.blockers.none : null
}

/** The older, the stronger; what is overdue stands after the rest of its band, in a heavy outline. */
export function blockerOption({ categories }: BlockerAges, text: ChartDictionary, look: ChartLook): ChartOption {
  const words = text.charts.blockers
  const parts = AGE_BANDS.flatMap((band, index) =>
    [false, true].map((late) => {
      const values = categories.map(({ bands }) => {
        const { blockers, overdue } = bands[band]
        return late ? overdue : blockers - overdue
      })
      const named = late ? `${words.bands[band]} · ${words.late}` : words.bands[band]
      return {
        id: `${band} ${late ? 'late' : 'in time'}`,
        values,
        style: {
          color: look.shades[index]!,
          borderColor: late ? look.red : look.panel,
          borderWidth: late ? 2 : 1,
        },
        tip: (row: number) =>
          `${text.charts.categories[categories[row]!.category]} · ${text.labelled(named, amount(values[row]!))}`,
      }
    }),
  )
  return barOption(
    {
      rows: categories.map(({ category, blockers, overdue }) => ({
        key: category,
        name: text.charts.categories[category],
        outcome: `{ink|${overdue > 0 ? words.totalLate(blockers, overdue) : words.total(blockers)}}`,
      })),
      series: parts,
      most: Math.max(...categories.map(({ blockers }) => blockers)),
    },
    look,
  )
}
