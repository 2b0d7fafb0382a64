import { readdir, readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { DATA_FILE } from '../src/pack/compile-pack'

/** The data files of a pack's folder, by name, in the order of their names. */
export async function dataFilesIn(folder: string): Promise<Map<string, Uint8Array>> {
  const names = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isFile())
  const files = new Map<string, Uint8Array>()
  for (const { name } of names.sort((left, right) => (left.name < right.name ? -1 : 1))) {
    if (DATA_FILE.test(name)) files.set(name, await readFile(join(folder, name)))
  }
  return files
}

/** A path as it is told: from here, unless it lies elsewhere. */
export function shownPath(path: string): string {
  const own = relative(process.cwd(), path)
  return (own === '' ? '.' : own.startsWith('..') ? path : own).split(sep).join('/')
}

export const print = (lines: readonly string[]) => process.stdout.write(lines.map((line) => `${line}\n`).join(''))
export const complain = (lines: readonly string[]) => process.stderr.write(lines.map((line) => `${line}\n`).join(''))
