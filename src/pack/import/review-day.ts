import { isDay } from '../../domain/day'
import type { Pack } from '../../domain/pack'
import type { Decisions, Question } from './decisions'
import type { ReviewDay } from './import-preview'
import type { LedgerReading } from './ledger-reading'
import type { ImportRecord } from './record'

/**
 * From which day what a row says holds. Where neither the row nor its own table tells, the latest day that another table
 * of the import tells is taken for a proposal, else the pack's.
 */
export function dayOfRecord(
  record: ImportRecord,
  headingDays: ReadonlyMap<string, string>,
  pack: Pick<Pack, 'asOf'>,
  decisions: Decisions,
): ReviewDay {
  if (decisions.on !== undefined && isDay(decisions.on)) return { on: decisions.on, from: 'decided', said: null }
  const own = record.values.on
  if (own !== undefined) return { on: own, from: 'column', said: record.said.on ?? own }
  const heading = headingDays.get(tableKey(record))
  if (heading !== undefined) return { on: heading, from: 'heading', said: null }
  return proposedDay(headingDays, pack)
}

function proposedDay(headingDays: ReadonlyMap<string, string>, { asOf }: Pick<Pack, 'asOf'>): ReviewDay {
  const latest = [...headingDays.values()].sort().at(-1)
  return latest === undefined
    ? { on: asOf, from: 'pack', said: null }
    : { on: latest, from: 'otherHeading', said: null }
}

const tableKey = ({ file, sheet, table }: Pick<ImportRecord, 'file' | 'sheet' | 'table'>) =>
  JSON.stringify([file, sheet, table])

/** The days that headings tell, by file, sheet and signature. */
export function headingDaysOf({ tables }: Pick<LedgerReading, 'tables'>): ReadonlyMap<string, string> {
  return new Map(
    tables.flatMap(({ table: { file, sheet }, mapping: { table, saidOn } }) =>
      saidOn === null ? [] : [[tableKey({ file, sheet, table }), saidOn] as const],
    ),
  )
}

/** What no word of the row or its table says. */
const PROPOSED: readonly ReviewDay['from'][] = ['otherHeading', 'pack']
export const isProposed = ({ from }: Pick<ReviewDay, 'from'>) => PROPOSED.includes(from)

/** The day of a whole import: the latest of its rows' days; a proposed one only where no row has a better. */
export function wholeDayOf(days: readonly ReviewDay[], pack: Pick<Pack, 'asOf'>, { on }: Decisions): ReviewDay {
  if (on !== undefined && isDay(on)) return { on, from: 'decided', said: null }
  const told = days.filter((day) => !isProposed(day))
  const latest = (told.length > 0 ? told : days).reduce<ReviewDay | null>(
    (last, day) => (last === null || day.on > last.on ? day : last),
    null,
  )
  return latest ?? { on: pack.asOf, from: 'pack', said: null }
}

/** Asks for the day of rows that bring something dated and tell no day. */
export function dayQuestion(
  files: readonly string[],
  headingDays: ReadonlyMap<string, string>,
  pack: Pick<Pack, 'asOf'>,
  rows: number,
): Question {
  const { on, from } = proposedDay(headingDays, pack)
  return {
    id: 'day',
    topic: 'day',
    table: null,
    where: [...new Set(files)].join(', '),
    column: null,
    record: null,
    about: [],
    options: [
      ...(from === 'pack' ? [] : [{ value: on, why: from }]),
      ...(from !== 'pack' && on === pack.asOf ? [] : [{ value: pack.asOf, why: 'asOfPack' }]),
    ],
    rows,
  }
}
