import type { ImportView } from './ledger-protocol'

/** What there is to see of an import that brings nothing but a backup. */
export const NO_LEDGERS: ImportView = {
  files: [],
  tables: [],
  questions: [],
  merges: [],
  counts: {
    rows: 0,
    new: 0,
    changed: 0,
    unchanged: 0,
    undecided: 0,
    leftOut: 0,
    rejected: 0,
    missing: 0,
    reports: 0,
    confirmable: 0,
    ledgerCells: 0,
    positions: 0,
    blockers: 0,
  },
  rejections: 0,
  day: { on: '', from: 'pack', said: null },
}
