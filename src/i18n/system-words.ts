import type { ImportWords } from './import-words-zh'

const GRID = /^(cgcs2000|xian80|beijing54)-gk([36])-(\d+)$/
const SWAPPED = '|swapped'

/** What a reference system is called, its axes exchanged where `|swapped` says so; an unknown id as it is. */
export function systemWord(id: string, { systems }: Pick<ImportWords, 'systems'>): string {
  const system = id.endsWith(SWAPPED) ? id.slice(0, -SWAPPED.length) : id
  const [, datum, width = '', meridian = ''] = GRID.exec(system) ?? []
  const { grid, datums, swapped, ...plain } = systems
  const named = Object.hasOwn(plain, system) ? plain[system as keyof typeof plain] : system
  const word = datum === undefined ? named : grid(datums[datum as keyof typeof datums], width, meridian)
  return system === id ? word : `${word} · ${swapped}`
}

/** The reasons of an option, each in words: of `numbers:degrees inside:9/10`. */
export function systemReasons(why: string, { systemWhys }: Pick<ImportWords, 'systemWhys'>): string[] {
  return why.split(' ').flatMap((part) => {
    const [key = '', value = ''] = part.split(':')
    return Object.hasOwn(systemWhys, key) ? [systemWhys[key as keyof typeof systemWhys](value)] : []
  })
}
