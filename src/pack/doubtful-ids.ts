import { isObject } from './json-object'

/** Ids that may have been declared in what could not be read: nothing is said of a reference to one of them. */
export interface DoubtfulIds {
  has: (id: string) => boolean
}

/** The words of a file of unknown encoding that may be ids; these are ASCII in every encoding of the ledgers, in UTF-16 with zeros between. */
function wordsOf(bytes: Uint8Array): readonly string[] {
  const letters = new TextDecoder('latin1').decode(bytes).replaceAll('\0', '')
  return letters.split(/[^a-z0-9-]+/).filter((word) => word !== '')
}

export const ANY_ID: DoubtfulIds = { has: () => true }

/** Every id that stands anywhere in a ledger; any id at all when it is empty, packed or otherwise without the word `id`. */
export function doubtfulIdsOf(bytes: Uint8Array): DoubtfulIds {
  const words = new Set(wordsOf(bytes))
  return words.has('id') ? words : ANY_ID
}

/** The same of a `district.json` that was refused: any id at all unless the list of its units can be read. */
export function doubtfulIdsOfDistrict(bytes: Uint8Array | undefined, json: unknown): DoubtfulIds {
  return bytes !== undefined && isObject(json) && Array.isArray(json.units) ? doubtfulIdsOf(bytes) : ANY_ID
}

/** The id that a malformed one was probably meant to be: `Cold Store` is `cold-store`. */
export function mendedId(cell: string): string {
  const plain = cell.normalize('NFKC').toLowerCase()
  return plain.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '')
}
