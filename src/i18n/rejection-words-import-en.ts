import type { Wording } from './rejection-wording'

/** Faults of files that are imported. */
export const IMPORT_REJECTIONS_EN = {
  fileTooLarge: {
    reason: 'the file is too large',
    hint: 'split it, or delete sheets and pictures that are not needed',
  },
  formatUnknown: {
    reason: 'this kind of file is not known',
    hint: 'give .xlsx, .xls, .csv, .geojson, .kml, .kmz, a zipped Shapefile, or a pack exported by this program',
  },
  fileBroken: {
    reason: 'the file is damaged or incomplete',
    hint: 'open it with the program it came from and save it anew',
  },
  fileEncrypted: {
    reason: 'the file is locked with a password',
    hint: 'take the password off in Excel or WPS and save it anew',
  },
  unpacksTooMuch: {
    reason: 'the compressed file unfolds to too much; reading was stopped',
    hint: 'check where it comes from; if it is your own, delete unused sheets and blank rows and save it anew',
  },
  sheetTooLarge: {
    reason: 'the sheet has too many rows, columns or cells; the rest was not read',
    hint: 'split the data over several files, and clear blank formats below and beside the table',
  },
  cellTooLong: { reason: 'the text of the cell is too long', hint: 'shorten it, or keep it elsewhere' },
  placesTooMany: {
    reason: 'too many shapes or points; the rest was not read',
    hint: 'split the file, or simplify the outlines first',
  },
  encodingUnknown: { reason: 'the encoding of the text is not known', hint: 'save it as UTF-8 or GB18030 (GBK)' },
  markupForbidden: {
    reason: 'the file holds XML declarations that are not allowed (DTD or entities) and may be harmful',
    hint: 'check where it comes from, and export it anew from the mapping program',
  },
  shapefileIncomplete: {
    reason: 'the Shapefile is incomplete',
    hint: 'zip .shp, .dbf, .shx and .prj of the same name together',
  },
  tableMissing: {
    reason: 'no header with rows beneath it was found',
    hint: 'make sure that one row holds the names of the columns, with at least one row of data beneath',
  },
  tableSideways: {
    reason: 'the table lies on its side: the names of its columns stand one below the other',
    hint: 'make each item a row under a header row (Paste Special, Transpose)',
  },
  cellIsError: {
    reason: 'the cell holds a formula error',
    hint: 'mend the formula so that the cell shows a value, or clear the cell',
  },
  unitUnclear: {
    reason: 'money, area or length without a unit of measure',
    hint: 'say the unit in the header (such as 10,000 yuan, mu, m²), or choose it on import',
  },
  wordUnknown: {
    reason: 'this word is none of the options, and nobody has said what it means',
    hint: 'use one of the options, or say on import what it means',
  },
  yearMissing: { reason: 'the date has no year', hint: 'write the year, or choose it on import' },
  kindUnclear: {
    reason: 'what kind of item this row is cannot be told',
    hint: 'choose the kind on import (project, park, village, road, land, enterprise, community)',
  },
  coordinatesUnclear: {
    reason: 'the coordinates cannot be read, or the cell holds several points',
    hint: 'write “longitude, latitude” as two numbers; for areas and lines use GeoJSON, KML or Shapefile',
  },
  systemUnclear: {
    reason: 'which reference system the coordinates are in is not known',
    hint: 'choose it on import; until then no coordinates are taken over',
  },
  matchUnclear: {
    reason: 'the name is like that of an item already there; whether they are the same is not certain',
    hint: 'say on import which one it is, or “new item”',
  },
  itemTwice: {
    reason: 'the same item stands twice in the imported files and the two differ',
    hint: 'delete one of the rows, or make them agree',
  },
  valuesDisagree: { reason: 'two places of the row contradict each other', hint: 'check the two and make them agree' },
  personalData: {
    reason:
      'looks like personal data (identity, phone or bank numbers, or a list of households), which a pack must not hold',
    hint: 'delete the column or the row; ledgers hold totals of households only, and of people their name and office',
  },
  formulaText: {
    reason: 'the text starts with =, +, - or @, which a spreadsheet would run as a formula',
    hint: 'put a word before it, or delete the sign',
  },
} satisfies Record<string, Wording>
