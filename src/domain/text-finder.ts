import type { Item } from './item'
import { proseOf, searchTextsOf, termFound, termsOf, type Lexicon } from './search'

/** Which items a query finds; each distinct text is tried once, and the last answer is kept for the next call. */
export function createTextFinder(items: readonly Item[], lexicon: Lexicon): (query: string) => Uint8Array | null {
  const names = numbered()
  const prose = numbered()
  const textsOf = items.map((item) => ({
    names: searchTextsOf(item, lexicon).map(names.of),
    prose: proseOf(item).map(prose.of),
  }))
  const [nameTexts, proseTexts] = [names.texts(), prose.texts()]
  let last: { query: string; found: Uint8Array | null } = { query: '', found: null }
  return (query) => {
    if (query !== last.query) last = { query, found: findAll(termsOf(query)) }
    return last.found
  }

  function findAll(terms: readonly string[]): Uint8Array | null {
    if (terms.length === 0) return null
    const hits = terms.map((term) => ({
      names: nameTexts.map((text) => termFound([text], term, lexicon.readings)),
      prose: proseTexts.map((text) => text.includes(term)),
    }))
    return Uint8Array.from(textsOf, (own) => {
      const found = hits.every(
        (hit) => own.names.some((number) => hit.names[number]) || own.prose.some((number) => hit.prose[number]),
      )
      return found ? 1 : 0
    })
  }
}

/** Numbers distinct texts from 0 in the order in which they come. */
function numbered() {
  const numbers = new Map<string, number>()
  return {
    of: (text: string): number => {
      const number = numbers.get(text) ?? numbers.size
      numbers.set(text, number)
      return number
    },
    texts: () => [...numbers.keys()],
  }
}
