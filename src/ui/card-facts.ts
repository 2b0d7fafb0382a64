import { investmentOf, stageOf, watchOf, type Item, type SourceRef } from '../domain/item'
import type { Pack } from '../domain/pack'
import { STAGES_OF } from '../domain/vocabulary'
import type { Dictionary, Language } from '../i18n/dictionary'
import type { Fact } from './fact'
import { amount, dayWords, percent, reviewWords } from './words'

/** The context in which a card's facts are worded. */
export interface CardContext {
  pack: Pack
  text: Dictionary
  language: Language
  asOf: string
}

const joined = (values: readonly string[], { language }: CardContext): string | null =>
  values.length === 0 ? null : values.join(language === 'zh' ? '、' : ', ')

const yesNo = (value: boolean | null, { text }: CardContext): string | null =>
  value === null ? null : value ? text.card.yes : text.card.no

const measured = (value: number | null, unit: string): string | null =>
  value === null ? null : `${amount(value)} ${unit}`

export function basicFacts(item: Item, context: CardContext): Fact[] {
  const { pack, text, language } = context
  const facts: Fact[] = []
  if (item.aliases.length > 0) facts.push({ label: text.card.aliases, value: joined(item.aliases, context) })
  if ('stage' in item) facts.push(stageFact(item, text))
  if (item.kind === 'project') {
    const field = pack.fields.find((candidate) => candidate.id === item.field)
    const watch = watchOf(item)
    facts.push(
      { label: text.card.level, value: item.level === null ? null : text.levels[item.level] },
      { label: text.card.field, value: field?.name[language] ?? null },
      { label: text.card.planClass, value: item.planClass === null ? null : text.planClasses[item.planClass] },
      { label: text.card.watch, value: watch === null ? null : text.watches[watch] },
      { label: text.card.landCleared, value: yesNo(item.landCleared, context) },
    )
  }
  if (item.kind === 'enterprise') facts.push({ label: text.card.anchor, value: yesNo(item.anchor, context) })
  if (item.kind === 'park' || item.kind === 'land') {
    facts.push({ label: text.card.area, value: measured(item.areaM2, 'm²') })
  }
  if (item.kind === 'land') {
    facts.push(
      { label: text.card.idle, value: yesNo(item.idle, context) },
      { label: text.card.status, value: item.status },
      { label: text.card.owner, value: item.owner },
    )
  }
  if (item.kind === 'road') {
    facts.push(
      { label: text.card.length, value: measured(item.lengthKm, 'km') },
      { label: text.card.lengthOpen, value: measured(item.lengthOpenKm, 'km') },
    )
  }
  if ('progressPct' in item) {
    facts.push({ label: text.card.progressPct, value: item.progressPct === null ? null : percent(item.progressPct) })
  }
  facts.push({ label: text.card.tags, value: joined(item.tags, context) ?? text.none })
  if (item.note !== null) facts.push({ label: text.card.note, value: item.note })
  return facts
}

function stageFact(item: Item, text: Dictionary): Fact {
  const stage = stageOf(item)
  const stages = STAGES_OF[item.kind]
  return stage === null
    ? { label: text.card.stage, value: null }
    : {
        label: text.card.stage,
        value: text.stages[stage],
        detail: text.card.stageStep(stages.indexOf(stage) + 1, stages.length),
      }
}

export function planFacts(item: Item, { text, asOf }: CardContext): Fact[] {
  const { startOn, finishOn, basis, milestones } = item.plan
  const facts: Fact[] = [
    { label: text.card.startOn, value: startOn === null ? null : dayWords(startOn, asOf, text) },
    { label: text.card.finishOn, value: finishOn === null ? null : dayWords(finishOn, asOf, text) },
  ]
  if (basis !== null) facts.push({ label: text.card.planBasis, value: basis })
  const lines = milestones.map(
    (milestone) =>
      `${milestone.title} · ${milestone.dueOn === null ? text.unknown : dayWords(milestone.dueOn, asOf, text)}`,
  )
  if (lines.length > 0) facts.push({ label: text.card.milestones, value: lines.join('\n') })
  return facts
}

export function moneyFacts(item: Item, context: CardContext): Fact[] {
  const { text } = context
  const investment = investmentOf(item)
  const funding = {
    label: text.card.funding,
    value: joined(
      item.funding.map((id) => text.fundings[id]),
      context,
    ),
  }
  if (investment === null) return [funding]
  return [
    { label: text.card.totalYi, value: measured(investment.totalYi, text.yi) },
    { label: text.card.yearPlanYi, value: measured(investment.yearPlanYi, text.yi) },
    { label: text.card.doneYi, value: measured(investment.doneYi, text.yi) },
    funding,
  ]
}

/** Relocation totals; empty for every other kind. */
export function householdFacts(item: Item, { text }: CardContext): Fact[] {
  if (item.kind !== 'village') return []
  const { total, signed, vacated, demolished, rehoused } = item.households
  const unit = text.measures.households
  return [
    { label: text.card.householdTotal, value: measured(total, unit) },
    { label: text.card.householdSigned, value: measured(signed, unit) },
    { label: text.card.householdVacated, value: measured(vacated, unit) },
    { label: text.card.householdDemolished, value: measured(demolished, unit) },
    { label: text.card.householdRehoused, value: measured(rehoused, unit) },
    { label: text.card.resettlement, value: item.resettlement },
  ]
}

export function responsibilityFacts(item: Item, context: CardContext): Fact[] {
  const { pack, text, language } = context
  const unit = pack.units.find((candidate) => candidate.id === item.unit)
  const reviews = pack.reviews.filter(
    (review) => review.unit === item.unit && (review.kind === null || review.kind === item.kind),
  )
  const notes = reviews.flatMap((review) =>
    review.note === null ? [] : [text.labelled(reviewWords(review, text, language), review.note[language])],
  )
  return [
    { label: text.card.unit, value: unit?.name[language] ?? null },
    {
      label: text.card.head,
      value: unit?.head?.name ?? null,
      detail: unit?.head == null ? null : unit.head.title[language],
    },
    { label: text.card.leaders, value: joined(item.accountability.leaders, context) },
    { label: text.card.departments, value: joined(item.accountability.departments, context) },
    { label: text.card.liaisons, value: joined(item.accountability.liaisons, context) },
    { label: text.card.taskForce, value: item.taskForce },
    {
      label: text.card.reviews,
      value: joined(
        reviews.map((review) => reviewWords(review, text, language)),
        context,
      ),
      detail: notes.length === 0 ? null : notes.join('\n'),
    },
  ]
}

export function positionFacts(item: Item, context: CardContext): Fact[] {
  const { text } = context
  const { position } = item
  if (position === null) return [{ label: text.card.accuracy, value: text.card.unlocated }]
  const facts: Fact[] = [
    {
      label: text.card.accuracy,
      value: text.accuracies[position.accuracy],
      detail: position.errorM === null ? null : text.card.error(position.errorM),
    },
    { label: text.card.basis, value: position.basis, detail: sourceWords(position.source, context) },
  ]
  if (position.geometry.type === 'Point') {
    const [lon, lat] = position.geometry.coordinates as [number, number]
    facts.push({ label: text.card.coordinates, value: `${lon.toFixed(5)}, ${lat.toFixed(5)}` })
  }
  return facts
}

/** The title of a source and the place in it. */
export function sourceWords(reference: SourceRef, { pack, language }: CardContext): string {
  const source = pack.sources.find((candidate) => candidate.id === reference.id)
  return `${source?.title[language] ?? reference.id} · ${reference.locator}`
}
