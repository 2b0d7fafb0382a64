/** What can be undone and redone. `tag` names the last change: those of the same tag in a row are undone as one. */
export interface History<T> {
  past: readonly T[]
  present: T
  future: readonly T[]
  tag: string | null
}

const LONGEST = 200

export const historyOf = <T>(present: T): History<T> => ({ past: [], present, future: [], tag: null })

/** Adds a change; what had been undone is gone. */
export function recorded<T>(
  { past, present, tag: before }: History<T>,
  next: T,
  tag: string | null = null,
): History<T> {
  const goesOn = tag !== null && tag === before
  return { past: goesOn ? past : [...past, present].slice(-LONGEST), present: next, future: [], tag }
}

/** One step back; the same history when there is none. */
export function undone<T>(history: History<T>): History<T> {
  const { past, present, future } = history
  if (past.length === 0) return history
  return { past: past.slice(0, -1), present: past.at(-1)!, future: [present, ...future], tag: null }
}

/** One step forward again. */
export function redone<T>(history: History<T>): History<T> {
  const { past, present, future } = history
  if (future.length === 0) return history
  return { past: [...past, present], present: future[0]!, future: future.slice(1), tag: null }
}
