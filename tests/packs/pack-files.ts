import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const HERE = dirname(fileURLToPath(import.meta.url))
export const SHUANGQIAO = join(HERE, 'shuangqiao')
export const LAISHAN = join(HERE, '../../geodata/laishan')

/** A pack's files in memory, with the edits by which a test breaks one of them. */
export class PackFolder {
  readonly files = new Map<string, Uint8Array>()

  constructor(folder: string) {
    for (const name of readdirSync(folder).filter((file) => /\.(csv|json|geojson)$/.test(file))) {
      this.files.set(name, readFileSync(join(folder, name)))
    }
  }

  text(file: string): string {
    const bytes = this.files.get(file)
    if (bytes === undefined) throw new Error(`no ${file}`)
    return new TextDecoder().decode(bytes)
  }

  write(file: string, content: string | Uint8Array): this {
    this.files.set(file, typeof content === 'string' ? new TextEncoder().encode(content) : content)
    return this
  }

  remove(file: string): this {
    this.files.delete(file)
    return this
  }

  /** Replaces a text that stands exactly once in the file. */
  replace(file: string, from: string, to: string): this {
    const text = this.text(file)
    if (text.split(from).length !== 2) throw new Error(`“${from}” does not stand once in ${file}`)
    return this.write(file, text.replace(from, () => to))
  }

  /** Sets one cell of a ledger without quoted cells before it; `line` is 1-based. */
  cell(file: string, line: number, column: string, value: string): this {
    const lines = this.text(file).split('\n')
    const index = (lines[0] ?? '').split(',').indexOf(column)
    const cells = (lines[line - 1] ?? '').split(',')
    if (index < 0 || index >= cells.length) throw new Error(`no cell ${file}:${line}:${column}`)
    cells[index] = value
    lines[line - 1] = cells.join(',')
    return this.write(file, lines.join('\n'))
  }

  /** Renames a column of a ledger. */
  header(file: string, from: string, to: string): this {
    const [first = '', ...rest] = this.text(file).split('\n')
    const columns = first.split(',').map((column) => (column === from ? to : column))
    return this.write(file, [columns.join(','), ...rest].join('\n'))
  }

  /** Edits a JSON file as a value. */
  json<T>(file: string, edit: (value: T) => void): this {
    const value = JSON.parse(this.text(file)) as T
    edit(value)
    return this.write(file, JSON.stringify(value))
  }

  /** Edits one feature of a GeoJSON file; `row` is its 1-based number. */
  feature(file: string, row: number, edit: (feature: RawFeature) => void): this {
    return this.json<{ features: RawFeature[] }>(file, ({ features }) => {
      const feature = features[row - 1]
      if (feature === undefined) throw new Error(`no feature ${row} in ${file}`)
      edit(feature)
    })
  }
}

export interface RawFeature {
  type: string
  id?: unknown
  properties: Record<string, unknown>
  geometry: { type: string; coordinates: unknown } | null
}

/** Sets a value inside parsed JSON by a path like `targets.0.value`; `undefined` deletes the key. */
export function setAt(root: unknown, path: string, value: unknown): void {
  const keys = path.split('.')
  const last = keys.pop() ?? ''
  const holder = keys.reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], root)
  if (value === undefined) Reflect.deleteProperty(holder as object, last)
  else Reflect.set(holder as object, last, value)
}
