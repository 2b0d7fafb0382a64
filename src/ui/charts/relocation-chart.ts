import { RELOCATION_STEPS, type Relocation, type StepSum } from '../../domain/relocation'
import type { ChartDictionary } from '../../i18n/chart-words'
import { percent } from '../words'
import { barOption, barsHeightRem } from './bar-option'
import type { ChartOption } from './chart-engine'
import type { ChartLook } from './chart-look'

export const RELOCATION_HEIGHT_REM = barsHeightRem(RELOCATION_STEPS.length + 1)

const oneDecimal = new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 1 })

/** Households a day: 3.4, 12. */
export const paceWords = (perDay: number) => oneDecimal.format(perDay)

export const shareWords = ({ households, ofTotal }: StepSum) =>
  ofTotal === 0 ? '' : percent(((households ?? 0) / ofTotal) * 100)

/** How many have vacated, how fast the rest must, and how fast they did of late. */
export function relocationFinding(relocation: Relocation, text: ChartDictionary): string {
  const words = text.charts.relocation
  const vacated = relocation.steps.find(({ step }) => step === 'vacated')!
  const state =
    vacated.households === null
      ? words.vacatedUnknown(relocation.households)
      : words.vacated(vacated.households, vacated.ofTotal, shareWords(vacated))
  const pace = paceFinding(relocation, text)
  return pace === null ? state : text.charts.then(state, pace)
}

function paceFinding({ needed, recent }: Relocation, text: ChartDictionary): string | null {
  const words = text.charts.relocation
  const must = needed.perDay === null || needed.perDay === 0 ? null : paceWords(needed.perDay)
  const did = recent.perDay === null ? null : paceWords(recent.perDay)
  if (must === null) return did === null ? null : words.recentAlone(did)
  return did === null ? words.needed(must) : words.neededAndRecent(must, did)
}

/** What to say instead of a chart when no village has a known size; else `null`. */
export function relocationMissing({ villages, withoutTotal }: Relocation, text: ChartDictionary): string | null {
  if (villages.length > 0) return null
  return withoutTotal > 0 ? text.charts.relocation.missing(withoutTotal) : text.charts.relocation.nothing
}

export function relocationNotes(relocation: Relocation, text: ChartDictionary): string[] {
  const words = text.charts.relocation
  const { overdue, needed, recent, withoutTotal, steps } = relocation
  return [
    ...(overdue.villages > 0 ? [words.overdue(overdue.villages, overdue.left)] : []),
    ...(needed.unknown > 0 ? [words.neededUnknown(needed.unknown)] : []),
    ...(recent.unknown > 0 ? [words.recentUnknown(recent.unknown)] : []),
    ...steps
      .filter(({ households, unknown }) => households !== null && unknown > 0)
      .map(({ step, unknown }) => words.partial(words.steps[step], unknown)),
    ...(withoutTotal > 0 ? [words.withoutTotal(withoutTotal)] : []),
  ]
}

/** All households above, then how many have come through each step. */
export function relocationOption(relocation: Relocation, text: ChartDictionary, look: ChartLook): ChartOption {
  const words = text.charts.relocation
  const rows = [
    { key: 'total', name: words.total, outcome: `{ink|${words.households(relocation.households)}}` },
    ...relocation.steps.map((sum) => ({ key: sum.step, name: words.steps[sum.step], outcome: outcomeOf(sum, text) })),
  ]
  return barOption(
    {
      rows,
      series: [
        {
          id: 'total',
          values: [relocation.households],
          style: { color: look.shades[1] },
          tip: () => text.labelled(words.total, words.households(relocation.households)),
        },
        {
          id: 'done',
          values: [0, ...relocation.steps.map(({ households }) => households ?? 0)],
          style: { color: look.shades[3] },
          tip: (row) => text.labelled(rows[row]!.name, words.households(relocation.steps[row - 1]?.households ?? 0)),
        },
      ],
      most: relocation.households,
    },
    look,
  )
}

function outcomeOf(sum: StepSum, text: ChartDictionary): string {
  if (sum.households === null) return text.unknown
  return `{ink|${text.charts.relocation.householdsShare(sum.households, shareWords(sum))}}`
}
