import { daysBetween } from '../domain/day'
import { dueOf, isThrough } from '../domain/due'
import { UNKNOWN, type OptionFacet } from '../domain/filters'
import { stageOf, type Item } from '../domain/item'
import type { Figure, Pack, Review, Target } from '../domain/pack'
import type { Dictionary, Language } from '../i18n/dictionary'

// Made once: making one for each number takes longer than everything else a row does.
const hundredths = new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 2 })
const tenths = new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 1 })

/** A day with its distance from the shown day: `2023-06-30 · 122 天后`. */
export function dayWords(day: string, asOf: string, text: Dictionary): string {
  return `${day} · ${distanceWords(day, asOf, text)}`
}

export function distanceWords(day: string, asOf: string, text: Dictionary): string {
  const days = daysBetween(asOf, day)
  if (days === 0) return text.day.today
  return days > 0 ? text.day.left(days) : text.day.past(-days)
}

/** A deadline's distance, which is past its day and not merely some days ago: `已过 15 天`. */
export function deadlineWords(day: string, asOf: string, text: Dictionary): string {
  const days = daysBetween(asOf, day)
  return days < 0 ? text.day.overdue(-days) : distanceWords(day, asOf, text)
}

/** Why an item stands where it does in the list: what it waits for and when; `null` once it waits for nothing. */
export function dueWords(item: Item, asOf: string, text: Dictionary): string | null {
  if (isThrough(item)) return null
  const due = dueOf(item)
  return due === null ? text.list.noDue : `${due.on} ${text.list[due.what]} · ${distanceWords(due.on, asOf, text)}`
}

/** The stage in words; `null` when it is unknown, which the ring of the symbol shows, or when the kind has none. */
export function stageWords(item: Item, text: Dictionary): string | null {
  const stage = stageOf(item)
  return stage === null ? null : text.stages[stage]
}

/** An amount with at most two decimals, without its unit. */
export function amount(value: number): string {
  return hundredths.format(value)
}

export function percent(value: number): string {
  return `${tenths.format(value)} %`
}

/** A reported figure with its unit: `约 453 亿元`. */
export function figureWords(figure: Figure, text: Dictionary): string {
  return `${figure.approximate ? `${text.approximately} ` : ''}${amount(figure.value)} ${text.measures[figure.measure]}`
}

/** A review with how often it is held: `隔日调度`, `weekly summary`. */
export function reviewWords(review: Review, text: Dictionary, language: Language): string {
  return `${text.cadences[review.cadence]}${language === 'zh' ? '' : ' '}${text.reviewTypes[review.type]}`
}

/** What a target asks for: `> 80 %`, `≥ 30`, `≥ 12.5 亿元`. */
export function targetGoalWords({ metric, op, value }: Target, yi: string): string {
  const goal = metric === 'count' ? amount(value) : metric === 'sumYi' ? `${amount(value)} ${yi}` : percent(value)
  return `${op === '>=' ? '≥' : '>'} ${goal}`
}

/** The label of a facet's option; free texts such as tags stand for themselves. */
export function optionWords(
  facet: OptionFacet,
  option: string,
  pack: Pack,
  text: Dictionary,
  language: Language,
): string {
  if (option === UNKNOWN) {
    if (facet === 'person') return text.filters.noneAccountable
    if (facet === 'light') return text.lightUnknown
    return facet === 'blocker' ? text.none : text.unknown
  }
  const named = (labels: Readonly<Record<string, string>>) => labels[option] ?? option
  switch (facet) {
    case 'kind':
      return named(text.kinds)
    case 'unit':
      return pack.units.find((unit) => unit.id === option)?.name[language] ?? option
    case 'field':
      return pack.fields.find((field) => field.id === option)?.name[language] ?? option
    case 'stage':
      return named(text.stages)
    case 'level':
      return named(text.levels)
    case 'light':
      return named(text.lights)
    case 'blocker':
      return named(text.blockers)
    case 'watch':
      return named(text.watches)
    case 'funding':
      return named(text.fundings)
    case 'accuracy':
      return named(text.accuracies)
    case 'person': {
      const led = pack.units.find((unit) => unit.head?.name === option)
      return led === undefined ? option : text.filters.answersFor(option, led.name[language])
    }
    case 'tag':
      return option
  }
}
