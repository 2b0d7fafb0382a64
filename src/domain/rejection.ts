/** Why a row, file or geometry was refused. Texts in both languages live in `i18n/rejections.ts`. */
export const REJECTION_REASONS = [
  'fileMissing',
  'fileEmpty',
  'notUtf8',
  'brokenJson',
  'brokenCsv',
  'columnUnknown',
  'columnMissing',
  'columnHostile',
  'valueMissing',
  'valueUnknown',
  'idMissing',
  'idMalformed',
  'idDuplicate',
  'referenceDangling',
  'numberUnparsable',
  'numberNegative',
  'percentOutOfRange',
  'partExceedsWhole',
  'dateUnparsable',
  'finishBeforeStart',
  'geometryWithoutItem',
  'geometryMissing',
  'geometryDuplicate',
  'geometryFamilyWrong',
  'coordinateNotNumber',
  'coordinateOutOfRange',
  'coordinatesSwapped',
  'coordinatesProjected',
  'coordinateOutsideDistrict',
  'ringUnclosed',
  'ringTooShort',
  'ringSelfCrossing',
  'lineTooShort',
  'errorMissing',
  'shapeWrong',
] as const
export type RejectionReason = (typeof REJECTION_REASONS)[number]

/**
 * One refusal. `row` is the 1-based line of the ledger (header = 1), the line of broken JSON or of a byte that is
 * not UTF-8, or the 1-based feature number; `null` for a whole file.
 * `column` is the ledger's header, or a path inside JSON. `value` is what stood there, cut to 80 characters.
 * `expected` carries what would have been accepted, when that is a short list or a limit.
 */
export interface Rejection {
  file: string
  row: number | null
  column: string | null
  value: string
  reason: RejectionReason
  expected: string | null
}
