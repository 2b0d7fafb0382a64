import type { Pack } from '../src/domain/pack'
import type { Rejection } from '../src/domain/rejection'
import { DICTIONARIES } from '../src/i18n/dictionaries'
import type { Language } from '../src/i18n/dictionary'
import { IMPORT_WORDS } from '../src/i18n/import-words'
import { describeImportRefusal, labelOf } from '../src/i18n/import-refusals'
import { describeRejection, printable } from '../src/i18n/rejections'
import { systemReasons, systemWord } from '../src/i18n/system-words'
import { answered } from '../src/pack/import/answers'
import { NO_DECISIONS, type Question } from '../src/pack/import/decisions'
import type { ImportPreview, PreviewRecord } from '../src/pack/import/import-preview'
import type { LedgerReading, ReadTable } from '../src/pack/import/ledger-reading'
import { placeOfRow } from '../src/pack/import/unify-rows'
import { importedValue } from '../src/ui/imported-value'
import { IMPORT_TEXTS } from './import-texts'

/** In what words a preview is printed. */
export interface LineContext {
  pack: Pack
  language: Language
}

const clean = (text: string) => printable(text, 240)

function tableLines({ table, mapping }: ReadTable, { pack, language }: LineContext): string[] {
  const [text, words] = [IMPORT_TEXTS[language], IMPORT_WORDS[language]]
  const where = table.sheet === null ? table.file : `${table.file} ${table.sheet}`
  const unit = pack.units.find(({ id }) => id === mapping.unit)?.name[language]
  if (mapping.households) return [text.table(clean(where), table.rows.length, text.households)]
  const kind = mapping.skip
    ? text.skipped(mapping.skipWhy)
    : mapping.kind === null
      ? '?'
      : DICTIONARIES[language].kinds[mapping.kind]
  const used = mapping.columns.flatMap(({ header, target, unit: measure }) => {
    if (target === null) return []
    return [`${clean(header)} → ${words.targets[target]}${measure === null ? '' : ` [${words.units[measure]}]`}`]
  })
  const unused = mapping.columns.filter(({ target }) => target === null).map(({ header }) => clean(header))
  return [
    text.table(clean(where), table.rows.length, kind) + (unit === undefined ? '' : text.unit(unit)),
    ...(mapping.skip ? [] : used.map((line) => `  ${line}`)),
    ...((mapping.skip && mapping.skipWhy !== 'noName') || unused.length === 0
      ? []
      : [`  ${text.unmapped(unused.join(language === 'zh' ? '、' : ', '))}`]),
  ]
}

function recordLines(record: PreviewRecord, { pack, language }: LineContext): string[] {
  const words = IMPORT_WORDS[language]
  const dictionary = DICTIONARIES[language]
  const value = (column: string, text: string) =>
    clean(importedValue(column, text, { pack, text: dictionary, language }))
  const changes = record.changes.map(({ column, from, to, said, goesTo, isRegression }) => {
    const shown = record.status === 'new' ? value(column, to) : `${value(column, from)} → ${value(column, to)}`
    const original = said === to ? '' : ` · ${words.said(clean(said))}`
    const mark = isRegression ? ` · ! ${words.regression}` : ''
    return `${words.targets[column]} ${shown} · ${words.goesTo[goesTo]} ${record.on}${original}${mark}`
  })
  const position = record.position
  const moved = position?.movedM ?? null
  const placed =
    position === null
      ? []
      : [
          `${moved === null ? words.placed : words.moved(moved.toFixed(1))} · ${dictionary.accuracies[position.to.accuracy]}` +
            (position.losesShape ? ` · ! ${words.losesShape}` : ''),
        ]
  const blockers = record.blockers.map(({ from, to: { title, category, openedOn, dueOn, closedOn, owner } }) => {
    const parts = [title, dictionary.blockers[category], openedOn, owner].filter((part) => part !== null)
    const due = dueOn === null ? [] : [`${words.targets.blockerDueOn} ${dueOn}`]
    const closed = closedOn === null ? [] : [`${words.targets.blockerClosedOn} ${closedOn}`]
    return `${from === null ? words.newBlocker : words.changedBlocker} ${clean([...parts, ...due, ...closed].join(' · '))}`
  })
  const flags = record.flags.map(({ why, value: text }) => `! ${words.flags[why](clean(text))}`)
  const remarks = record.record.remarks.map(({ why, column, value: text }) => {
    return `${column === null ? '' : `${clean(column)} · `}${words.remarks[why]} · ${clean(text)}`
  })
  const id = record.itemId === null ? '' : ` ${record.itemId}`
  return [
    `  ${clean(record.name)}${id} · ${placeOfRow(record.record)} · ${words.matches[record.match]}`,
    ...[...changes, ...placed, ...blockers, ...flags, ...remarks].map((line) => `      ${line}`),
  ]
}

/** One line per refusal: `file sheet:row:column "value" reason. hint`; of the pack's own files in the names of its columns. */
export function refusalLines(rejections: readonly Rejection[], language: Language, ofPack = false): string[] {
  return rejections.map((rejection) => {
    const { file, sheet, row, column, value } = rejection
    const { reason, hint } = (ofPack ? describeRejection : describeImportRefusal)(rejection, language)
    const shown = column === null || ofPack ? column : labelOf(column, language)
    const where = [sheet === undefined ? file : `${file} ${sheet}`, row, shown]
    const place = where.filter((part) => part !== null).map((part) => printable(String(part)))
    return `${place.join(':')} ${JSON.stringify(printable(value))} ${reason}${IMPORT_TEXTS[language].dot}${hint}`
  })
}

/** A preview as it is printed: tables and how they are understood, the day, and what every row would do. */
export function previewLines(reading: LedgerReading, preview: ImportPreview, context: LineContext): string[] {
  const { language } = context
  const [text, words] = [IMPORT_TEXTS[language], IMPORT_WORDS[language]]
  const { day, counts, records, missing } = preview
  const ofStatus = (status: PreviewRecord['status']) => {
    const own = records.filter((record) => record.status === status)
    return own.length === 0
      ? []
      : ['', `${words.statuses[status]} ${own.length}`, ...own.flatMap((one) => recordLines(one, context))]
  }
  const summary = (['new', 'changed', 'unchanged', 'undecided', 'leftOut'] as const).map(
    (status) => `${words.statuses[status]} ${counts[status]}`,
  )
  return [
    ...reading.tables.flatMap((table) => tableLines(table, context)),
    ...preview.merges.map(({ file, delta }) =>
      text.merged(file, delta.newRows.length + delta.rows.length + delta.reports.length + delta.positions.length),
    ),
    '',
    `${words.reviewDay} ${day.on} · ${words.dayFrom[day.from]}`,
    ...ofStatus('new'),
    ...ofStatus('changed'),
    ...ofStatus('undecided'),
    ...ofStatus('leftOut'),
    ...(missing.length === 0 ? [] : ['', `${words.missing} ${missing.length} · ${words.missingHint}`]),
    ...missing.map(({ id, name }) => `  ${clean(name)} ${id}`),
    '',
    [...summary, `${words.refused} ${counts.rejected}`, `${words.missing} ${counts.missing}`].join(' · '),
    words.counts(counts),
    ...(counts.confirmable === 0 ? [] : [`${words.confirm(counts.confirmable)} (--confirm)`]),
  ]
}

/** A question with its answers, and what the first of them looks like in the file of `--mapping`. */
export function questionLines(question: Question, reading: LedgerReading, { pack, language }: LineContext): string[] {
  const [text, words] = [IMPORT_TEXTS[language], IMPORT_WORDS[language]]
  const { topic, where, column, about, options, rows } = question
  const place = [where, column].filter((part) => part !== null && part !== '').map((part) => clean(String(part)))
  const fitting = topic === 'system' ? options.filter(({ why }) => why !== null) : options
  const others = options.filter((option) => !fitting.includes(option)).map(({ value }) => value)
  const shown = fitting.map(({ value, why }) => {
    const reason = why === null ? '' : ` (${clean(whyWords(topic, why, language))})`
    return `    ${value === '' ? '""' : value} · ${clean(answerWords(question, value, reading, { pack, language }))}${reason}`
  })
  const example = options[0]?.value ?? (topic === 'year' ? '2023' : '…')
  const decisions = answered(NO_DECISIONS, question, example, reading)
  const into = `${text.intoMapping}: ${JSON.stringify(decisions)}`
  return [
    '',
    `? ${words.questions[topic]} ${place.join(' · ')} ${about.map((part) => `“${clean(part)}”`).join(' ')} · ${words.rowsWait(rows)}`,
    `  ${text.answers}: ${options.length === 0 ? text.free : ''}`,
    ...shown,
    ...(others.length === 0 ? [] : [`    ${words.otherSystems(others.join(' '))}`]),
    `  ${into}${topic === 'day' ? ` (${text.orOn})` : ''}`,
  ]
}

function whyWords(topic: Question['topic'], why: string, language: Language): string {
  const words = IMPORT_WORDS[language]
  if (topic === 'match') return words.candidateWhys[why as keyof typeof words.candidateWhys]
  if (topic === 'system') return systemReasons(why, words).join(language === 'zh' ? '；' : '; ')
  return why === 'asOfPack' || why === 'otherHeading' ? words.answers[why] : why
}

function answerWords(
  question: Question,
  value: string,
  reading: LedgerReading,
  { pack, language }: LineContext,
): string {
  const { topic, table, column } = question
  const words = IMPORT_WORDS[language]
  const dictionary = DICTIONARIES[language]
  if (value === '') return words.answers.empty
  if (value === 'new') return words.answers.new
  if (value === 'leave') return words.answers.leave
  if (topic === 'system') return systemWord(value, words)
  if (topic === 'match') return pack.items.find(({ id }) => id === value)?.name ?? value
  if (topic === 'kind') return dictionary.kinds[value as keyof typeof dictionary.kinds]
  if (topic === 'measure') return words.units[value as keyof typeof words.units]
  if (topic === 'accuracy') return dictionary.accuracies[value as keyof typeof dictionary.accuracies]
  const columns = reading.tables.find(({ mapping }) => mapping.table === table)?.mapping.columns
  const target = topic === 'unit' ? 'unit' : columns?.find(({ header }) => header === column)?.target
  return target == null ? value : importedValue(target, value, { pack, text: dictionary, language })
}
