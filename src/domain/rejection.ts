/** Why a row, file or geometry was refused. Texts in both languages live in `i18n/rejections.ts`. */
export const REJECTION_REASONS = [
  'fileMissing',
  'fileNameUnknown',
  'fileEmpty',
  'requiredFileEmpty',
  'notUtf8',
  'nullCharacter',
  'brokenJson',
  'brokenCsv',
  'cellsTooMany',
  'cellsTooFew',
  'rowOfTotals',
  'separatorWrong',
  'headerMissing',
  'headerNotFirst',
  'columnUnknown',
  'columnMissing',
  'columnDuplicate',
  'columnHostile',
  'valueMissing',
  'valueUnknown',
  'idMissing',
  'idMalformed',
  'idDuplicate',
  'referenceDangling',
  'listEmpty',
  'numberUnparsable',
  'numberNegative',
  'percentOutOfRange',
  'numberOutOfRange',
  'partExceedsWhole',
  'dateUnparsable',
  'finishBeforeStart',
  'closedBeforeOpened',
  'beforeListing',
  'columnNotOfKind',
  'sourceInvented',
  'sourceReal',
  'ruleBoundsWrong',
  'ruleNeverFires',
  'ruleFiresOnNothing',
  'rulesOverlap',
  'rulesLeaveGap',
  'rulesLeaveOut',
  'geometryWithoutItem',
  'geometryMissing',
  'geometryDuplicate',
  'geometryFamilyWrong',
  'referenceSystemForeign',
  'coordinateNotNumber',
  'coordinateOutOfRange',
  'coordinatesSwapped',
  'coordinatesProjected',
  'coordinateOutsideDistrict',
  'cameraOutsideSheet',
  'ringUnclosed',
  'ringTooShort',
  'ringSelfCrossing',
  'ringWithoutArea',
  'holeOutside',
  'partsOverlap',
  'lineTooShort',
  'errorMissing',
  'shapeWrong',
  'fileTooLarge',
  'formatUnknown',
  'fileBroken',
  'fileEncrypted',
  'unpacksTooMuch',
  'sheetTooLarge',
  'cellTooLong',
  'placesTooMany',
  'encodingUnknown',
  'markupForbidden',
  'shapefileIncomplete',
  'tableMissing',
  'tableSideways',
  'cellIsError',
  'unitUnclear',
  'wordUnknown',
  'yearMissing',
  'kindUnclear',
  'coordinatesUnclear',
  'systemUnclear',
  'matchUnclear',
  'itemTwice',
  'valuesDisagree',
  'personalData',
  'formulaText',
] as const
export type RejectionReason = (typeof REJECTION_REASONS)[number]

/**
 * One refusal. `row` is the 1-based line of the ledger (header = 1), the line of broken JSON or of a byte that is
 * not UTF-8, or the 1-based feature number; `null` for a whole file.
 * `column` is the ledger's header, or a path inside JSON. `value` is what stood there, cut to 80 characters.
 * `expected` carries what would have been accepted, when that is a short list or a limit.
 * `sheet` is the sheet of a workbook.
 * `subject` is the id of the feature that is refused, or its name where features have no id.
 */
export interface Rejection {
  file: string
  sheet?: string
  row: number | null
  column: string | null
  value: string
  reason: RejectionReason
  expected: string | null
  subject?: string
}
