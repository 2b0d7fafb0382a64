/** Adds all to a list: `push(...more)` hands each over as an argument, and some 100 000 of them overflow the stack. */
export function append<T>(list: T[], more: Iterable<T>): void {
  for (const one of more) list.push(one)
}
