import { isId } from '../column-readers'
import type { PinyinOf } from '../compile-pack'

const LONGEST = 48

/** The syllables of a name, Latin words and numbers as they are: `甲村2期` → `jia-cun-2-qi`. */
function spelt(name: string, pinyinOf: PinyinOf): string {
  const parts = name.normalize('NFKC').match(/[A-Za-z]+|\d+|\p{Script=Han}/gu) ?? []
  const words = parts.flatMap((part) => (/^[A-Za-z\d]+$/.test(part) ? [part.toLowerCase()] : (pinyinOf(part)[0] ?? [])))
  let id = ''
  for (const word of words) {
    const longer = id === '' ? word : `${id}-${word}`
    if (longer.length > LONGEST) break
    id = longer
  }
  return id
}

/**
 * An id for a new item, made of its name's syllables and unlike those taken; `fallback` for names without a letter.
 * The same name among the same ids gets the same id again. `next` remembers from which number on ids may be free: many
 * long names begin alike.
 */
export function newIdOf(
  name: string,
  fallback: string,
  taken: ReadonlySet<string>,
  pinyinOf: PinyinOf,
  next: Map<string, number> = new Map(),
): string {
  const own = spelt(name, pinyinOf)
  const base = isId(own) ? own : own === '' ? fallback : `${fallback}-${own}`.slice(0, LONGEST)
  let id = base
  let number = next.get(base) ?? 2
  for (; taken.has(id); number++) id = `${base}-${number}`
  next.set(base, number)
  return id
}
