import { crowdedStep, type FunnelStep, type StageFunnel } from '../../domain/stage-funnel'
import type { ChartDictionary } from '../../i18n/chart-words'
import { amount } from '../words'
import { barOption, barsHeightRem } from './bar-option'
import type { ChartOption } from './chart-engine'
import type { ChartLook } from './chart-look'

export const funnelHeightRem = ({ steps }: StageFunnel) => barsHeightRem(steps.length)

/** “42 个项目、园区中 18 个已开工；24 个停在谋划，中位 35 天”: of those whose stage is known. */
export function funnelFinding(funnel: StageFunnel, text: ChartDictionary): string {
  const words = text.charts.funnel
  const sentence = words.begun[funnel.family](funnel.begun, funnel.items - funnel.unknown)
  const begun = funnel.unknown === 0 ? sentence : words.ofKnown(sentence)
  const step = crowdedStep(funnel)
  if (step === null) return begun
  const stage = text.stages[step.stage]
  const crowded =
    step.medianDays === null
      ? words.crowded(step.standing, stage)
      : words.crowdedFor(step.standing, stage, daysWords(step.medianDays))
  return text.charts.then(begun, crowded)
}

/** What to say instead of a chart when no stage is known; else `null`. */
export function funnelMissing({ items, unknown, family }: StageFunnel, text: ChartDictionary): string | null {
  return unknown === items ? text.charts.funnel.missing(items, text.charts.funnel.families[family]) : null
}

export function funnelNotes({ unknown, steps }: StageFunnel, text: ChartDictionary): string[] {
  const undated = steps.reduce((sum, step) => sum + step.undated, 0)
  return [
    ...(unknown > 0 ? [text.charts.funnel.unknown(unknown)] : []),
    ...(undated > 0 ? [text.charts.funnel.undated(undated)] : []),
  ]
}

/** Whole days; half a day between two middle items is rounded up. */
export const daysWords = (days: number) => String(Math.round(days))

/** Each stage: those that have passed it, then those that stand in it. */
export function funnelOption({ steps, items }: StageFunnel, text: ChartDictionary, look: ChartLook): ChartOption {
  const words = text.charts.funnel
  const passed = steps.map(({ reached, standing }) => reached - standing)
  const tip = (name: string, counts: readonly number[]) => (row: number) =>
    `${text.stages[steps[row]!.stage]} · ${text.labelled(name, amount(counts[row]!))}`
  return barOption(
    {
      rows: steps.map((step) => ({ key: step.stage, name: text.stages[step.stage], outcome: outcomeOf(step, text) })),
      series: [
        { id: 'passed', values: passed, style: { color: look.shades[0] }, tip: tip(words.passed, passed) },
        {
          id: 'standing',
          values: steps.map(({ standing }) => standing),
          style: { color: look.shades[3] },
          tip: tip(
            words.standing,
            steps.map(({ standing }) => standing),
          ),
        },
      ],
      most: items,
    },
    look,
  )
}

function outcomeOf({ reached, standing, medianDays }: FunnelStep, text: ChartDictionary): string {
  const words = text.charts.funnel
  const own = medianDays === null ? words.standingUnknown(standing) : words.standingFor(standing, daysWords(medianDays))
  return standing === 0 ? `{ink|${amount(reached)}}` : `{ink|${amount(reached)}}  ${own}`
}
