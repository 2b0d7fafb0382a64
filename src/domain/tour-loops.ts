/** What loops are dealt from; in each list, the first comes first. No entry is in two lists. */
export interface Decks<T> {
  /** Keep at least half of each loop's places. */
  grave: readonly T[]
  lesser: readonly T[]
  /** Have one place in each loop, and those that would stay empty. */
  others: readonly T[]
}

export const MOST_ITEMS = 12
export const MOST_LOOPS = 8

/** The first of every group, then the second of every group, and so on; groups in the order in which they first appear. */
export function inTurn<T>(entries: readonly T[], groupOf: (entry: T) => string): readonly T[] {
  const groups = new Map<string, T[]>()
  for (const entry of entries) {
    const group = groups.get(groupOf(entry))
    if (group === undefined) groups.set(groupOf(entry), [entry])
    else group.push(entry)
  }
  const longest = Math.max(0, ...[...groups.values()].map(({ length }) => length))
  return Array.from({ length: longest }, (_, turn) =>
    [...groups.values()].flatMap((group) => group.slice(turn, turn + 1)),
  ).flat()
}

/** How many of each deck a loop has: all that there are, or as many as it has places. */
function sharesOf({ grave, lesser, others }: Decks<unknown>): Record<keyof Decks<unknown>, number> {
  const kept = Math.min(grave.length, MOST_ITEMS / 2)
  const forLesser = Math.min(lesser.length, MOST_ITEMS - kept - Math.min(others.length, 1))
  const forGrave = Math.min(grave.length, MOST_ITEMS - forLesser - Math.min(others.length, 1))
  return { grave: forGrave, lesser: forLesser, others: Math.min(others.length, MOST_ITEMS - forGrave - forLesser) }
}

/**
 * Deals as many loops as it takes until every entry was in one, at most eight of at most twelve entries each; none is
 * twice in a loop. Of each deck, those come next that were away longest. A loop that would have no `rare` entry has the
 * first one of grave or lesser that no loop had yet. Within a loop the decks follow one another, each in its order.
 */
export function dealLoops<T>(decks: Decks<T>, isRare: (entry: T) => boolean): readonly (readonly T[])[] {
  const shares = sharesOf(decks)
  const names = ['grave', 'lesser', 'others'] as const
  const waiting = { grave: [...decks.grave], lesser: [...decks.lesser], others: [...decks.others] }
  const shown = new Set<T>()
  const rounds = names.map((name) => (shares[name] === 0 ? 0 : Math.ceil(decks[name].length / shares[name])))

  const isDue = (entry: T) => isRare(entry) && !shown.has(entry)
  function bringForward() {
    if (names.some((name) => waiting[name].slice(0, shares[name]).some(isDue))) return
    const name = (['grave', 'lesser'] as const).find((own) => waiting[own].some(isDue))
    if (name === undefined) return
    const rare = waiting[name].find(isDue)!
    waiting[name] = [rare, ...waiting[name].filter((entry) => entry !== rare)]
  }
  return Array.from({ length: Math.min(MOST_LOOPS, Math.max(...rounds)) }, () => {
    bringForward()
    return names.flatMap((name) => {
      const taken = new Set(waiting[name].splice(0, shares[name]))
      waiting[name].push(...taken)
      for (const entry of taken) shown.add(entry)
      return decks[name].filter((entry) => taken.has(entry))
    })
  })
}
