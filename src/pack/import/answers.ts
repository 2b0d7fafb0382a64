import type { Accuracy, Kind } from '../../domain/vocabulary'
import type { SystemId } from './crs/systems'
import type { Decisions, Question, TableDecision } from './decisions'
import type { TableMapping } from './mapping'
import type { Unit } from './targets'

/** Of a reading no more than how its tables are understood. */
export interface MappedTables {
  tables: readonly { mapping: TableMapping }[]
}

/** The mark after a system whose two coordinates stand in the other order. */
const SWAPPED = '|swapped'

/**
 * Decisions with the answer to a question added to them: one of the question's options, or free text where it has none.
 * An approximate accuracy may name its error: `approximate 200`.
 */
export function answered(decisions: Decisions, question: Question, value: string, reading: MappedTables): Decisions {
  const { topic, table, record } = question
  if (topic === 'day') return { ...decisions, on: value }
  if (topic === 'match') {
    return record === null ? decisions : { ...decisions, matches: { ...decisions.matches, [record]: value } }
  }
  if (table === null) return decisions
  const former = Object.hasOwn(decisions.tables, table) ? (decisions.tables[table] ?? {}) : {}
  const decided = { ...former, ...tableAnswer(former, question, value, reading) }
  return { ...decisions, tables: { ...decisions.tables, [table]: decided } }
}

function tableAnswer(
  { columns = {}, words = {} }: TableDecision,
  { topic, table, column, about }: Question,
  value: string,
  { tables }: MappedTables,
): TableDecision {
  switch (topic) {
    case 'kind':
      return { kind: value as Kind }
    case 'unit':
      return { unit: value }
    case 'year':
      return { year: Number(value) }
    case 'system': {
      const swapped = value.endsWith(SWAPPED)
      return { system: (swapped ? value.slice(0, -SWAPPED.length) : value) as SystemId, swapped }
    }
    case 'accuracy': {
      const [accuracy = '', error] = value.split(/\s+/)
      return { accuracy: accuracy as Accuracy, ...(error === undefined ? {} : { errorM: Number(error) }) }
    }
    case 'measure':
      if (column === null) return {}
      return { columns: { ...columns, [column]: { ...columns[column], unit: value as Unit } } }
    case 'word': {
      const mapped = tables.find(({ mapping }) => mapping.table === table)?.mapping.columns
      const target = mapped?.find(({ header }) => header === column)?.target
      const [word] = about
      if (target === undefined || target === null || word === undefined) return {}
      return { words: { ...words, [target]: { ...words[target], [word]: value } } }
    }
    default:
      return {}
  }
}
