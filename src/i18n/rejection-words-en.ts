import type { RejectionReason } from '../domain/rejection'
import type { Wording } from './rejection-wording'
import { IMPORT_REJECTIONS_EN } from './rejection-words-import-en'
import { LOG_REJECTIONS_EN } from './rejection-words-log-en'

export const REJECTIONS_EN: Record<RejectionReason, Wording> = {
  fileMissing: { reason: 'the file is missing', hint: 'put it into the pack’s folder' },
  fileNameUnknown: {
    reason: 'a pack has no file of this name',
    hint: 'give it one of the names of a pack (all in small letters), or move it out of the folder',
  },
  fileEmpty: {
    reason: 'the file is empty',
    hint: 'a ledger needs at least its header row, a geometry file an empty list of features; delete a file that is not used',
  },
  requiredFileEmpty: {
    reason: 'the file is empty, and a pack cannot do without it',
    hint: 'restore it from a copy, or write it after the same file of another pack; it must not be deleted',
  },
  notUtf8: {
    reason: 'the file is not UTF-8',
    hint: 'save it as UTF-8: in Excel or WPS as “CSV UTF-8 (comma delimited)”, in a text editor as “UTF-8”',
  },
  nullCharacter: {
    reason: 'the file holds a NUL character (byte 00)',
    hint: 'it is probably UTF-16 without a mark, or no text at all: save it as UTF-8 text from the program that made it, and do not just change its extension',
  },
  brokenJson: {
    reason: 'the JSON is broken or cut off',
    hint: 'check quotes, commas and brackets at this line and character; JSON knows no NaN, comments or trailing commas',
  },
  brokenCsv: {
    reason: 'quotes are not paired',
    hint: 'a cell that begins with a double quote ends with one; write a double quote inside a cell twice',
  },
  cellsTooMany: {
    reason: 'the row has more cells than the header',
    hint: 'put a cell that holds commas in double quotes, and leave thousands separators out of numbers',
  },
  cellsTooFew: {
    reason: 'the row has fewer cells than the header',
    hint: 'check the row for a column left out or shifted; keep the commas of empty columns',
  },
  rowOfTotals: { reason: 'the ledger has a row of totals', hint: 'delete the row: totals are reckoned' },
  separatorWrong: {
    reason: 'columns are not separated by commas',
    hint: 'save it as “CSV UTF-8 (comma delimited)” in Excel or WPS, or change the separators in a text editor',
  },
  headerMissing: {
    reason: 'the first row is no header: none of its cells is a column of this ledger',
    hint: 'write the column names into the first row; the description of packs lists them',
  },
  headerNotFirst: {
    reason: 'something stands above the header',
    hint: 'delete titles, units and other rows above the header, so that it is the first row',
  },
  columnUnknown: {
    reason: 'the header has an unknown column',
    hint: 'rename it to a column of this ledger, or delete it',
  },
  columnMissing: { reason: 'a required column is missing', hint: 'add it to the header' },
  columnDuplicate: { reason: 'a column stands twice in the header', hint: 'delete or rename one of the two' },
  columnHostile: {
    reason: 'the header uses a reserved and possibly harmful name',
    hint: 'rename or delete the column, and check where the file comes from',
  },
  valueMissing: { reason: 'a required value is empty', hint: 'fill it in; only optional values may stay unknown' },
  valueUnknown: { reason: 'the value is not one of the accepted ones', hint: 'use one of the accepted values' },
  idMissing: { reason: 'the id is missing', hint: 'give this row an id of its own' },
  idMalformed: {
    reason: 'the id is malformed',
    hint: 'use small letters, digits and single hyphens, e.g. song-jia-zhuang; not none, unlocated or manifest',
  },
  idDuplicate: {
    reason: 'the id is used twice',
    hint: 'ids of one list differ, and those of items and units differ over all ledgers: change one of the two',
  },
  referenceDangling: { reason: 'the id points to nothing', hint: 'declare what it points to, or correct it here' },
  listEmpty: {
    reason: 'the list is empty, but ids of it are used elsewhere',
    hint: 'declare here what is pointed to',
  },
  numberUnparsable: {
    reason: 'this is not a number',
    hint: 'write the bare number, without units, percent signs, thousands separators or full-width digits; amounts of money are in 100 million yuan, households are whole numbers',
  },
  numberNegative: { reason: 'the number must not be negative, an error must exceed zero', hint: 'check the sign' },
  percentOutOfRange: {
    reason: 'the percentage is out of range',
    hint: 'write a number from 0 to 100 without the % sign',
  },
  numberOutOfRange: { reason: 'the number is out of range', hint: 'write a number within the range' },
  partExceedsWhole: { reason: 'the part is larger than the whole', hint: 'check both this value and the total' },
  dateUnparsable: {
    reason: 'this is not a date',
    hint: 'write year-month-day, e.g. 2023-06-30, and check that the month has this day',
  },
  finishBeforeStart: { reason: 'the finish lies before the start', hint: 'check both days' },
  geometryWithoutItem: {
    reason: 'the geometry belongs to no item or unit',
    hint: 'add the id to a ledger, or correct or delete the feature',
  },
  geometryMissing: {
    reason: 'there is no usable geometry',
    hint: 'add type and coordinates; leave items of unknown position out of the geometry file',
  },
  geometryDuplicate: {
    reason: 'the id has two geometries',
    hint: 'merge them into one Multi… geometry, or delete one',
  },
  geometryFamilyWrong: { reason: 'this kind cannot have this geometry type', hint: 'use one of the accepted types' },
  referenceSystemForeign: {
    reason: 'the reference system stated (crs) is not WGS 84 longitude and latitude',
    hint: 'convert the coordinates to WGS 84 degrees (CGCS2000 degrees will do) first, then correct or delete crs; to change crs alone is not enough',
  },
  coordinateNotNumber: {
    reason: 'a coordinate is not a number',
    hint: 'write each position as two numbers, [longitude, latitude]',
  },
  coordinateOutOfRange: {
    reason: 'the coordinate is out of range',
    hint: 'longitude lies within ±180 and latitude within ±90: check both',
  },
  coordinatesSwapped: {
    reason: 'longitude and latitude are swapped',
    hint: 'write [longitude, latitude]: exchange the two numbers',
  },
  coordinatesProjected: {
    reason: 'these look like projected metres',
    hint: 'convert them to WGS 84 longitude and latitude (CGCS2000 degrees will do) first',
  },
  coordinateOutsideDistrict: {
    reason: 'the position lies outside the district',
    hint: 'check the position and its reference system (convert GCJ-02 and BD-09 first); widen bounds in district.json if they are too tight',
  },
  cameraOutsideSheet: {
    reason: 'the camera looks at a place outside the backdrop, where the map cannot go',
    hint: 'check latitude and longitude: the camera must be over the extent of the land in backdrop.geojson',
  },
  ringUnclosed: { reason: 'the polygon is not closed', hint: 'repeat its first position at the end' },
  ringTooShort: {
    reason: 'the polygon has too few positions',
    hint: 'give at least three different positions and repeat the first one at the end',
  },
  ringSelfCrossing: {
    reason: 'the polygon’s outline crosses itself',
    hint: 'reorder the positions near the place given, so that no edges cross',
  },
  ringWithoutArea: {
    reason: 'the polygon encloses no area',
    hint: 'its positions must not all lie on one line or go there and back; use LineString for a line, Point for a single known position',
  },
  holeOutside: {
    reason: 'the hole does not lie inside its outline',
    hint: 'the first ring of a polygon is its outline, the others are holes in it; make a separate area another part of a MultiPolygon',
  },
  partsOverlap: {
    reason: 'parts or holes of the polygon overlap',
    hint: 'correct the outlines near the place given, or merge the two; neighbours may share an edge',
  },
  lineTooShort: { reason: 'the line has too few positions', hint: 'give at least two different positions' },
  errorMissing: {
    reason: 'the approximate position states no error',
    hint: 'give the estimated error in metres as errorM',
  },
  ...LOG_REJECTIONS_EN,
  ...IMPORT_REJECTIONS_EN,
  shapeWrong: {
    reason: 'content or structure is not as required',
    hint: 'compare the key and the type of its value with the description of packs',
  },
}
