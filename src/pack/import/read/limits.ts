import type { ReadLimits } from '../source-file'

const MB = 1024 * 1024

/**
 * What is read at most. A district's ledgers hold some thousand rows of some dozens of columns; the limits leave room
 * for a hundred times as much, and keep a page with 2 GB of memory alive.
 */
export const READ_LIMITS: ReadLimits = {
  // A workbook of 50 MB is mostly pictures, or a million cells.
  fileBytes: 128 * MB,
  // Outlines of a whole province; a text and what is read of it stand in memory together.
  unpackedBytes: 160 * MB,
  // A million cells are 50 MB of XML; blank but formatted rows can be ten times as much.
  streamedBytes: 640 * MB,
  // Sheets of formatted blanks reach some 60, tables of blank-padded text 100; made to harm, it is 1 000.
  unpackedRatio: 120,
  ratioFreeBytes: 8 * MB,
  archiveEntries: 10_000,
  sheets: 200,
  rowsPerSheet: 200_000,
  // Beyond that it is no ledger, and each row costs a place for each column.
  columnsPerSheet: 1_000,
  // Places taken, blank ones between filled ones too; some 16 bytes each without the text.
  cells: 3_000_000,
  // What Excel allows.
  cellCharacters: 32_767,
  places: 200_000,
  coordinates: 5_000_000,
  xmlDepth: 100,
}
