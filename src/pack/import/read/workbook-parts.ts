import { type ArchiveEntry, unpackedChunks } from './archive'
import { builtInFormat, numberFormat, PLAIN, type NumberFormat } from './number-format'
import { Refusal, type Reading } from './reading'
import { readXml, type XmlHandler } from './xml'

/** The entries of a workbook's zip by their path, without regard to case, as Excel itself looks them up. */
export type Parts = ReadonlyMap<string, ArchiveEntry>

export function partsOf(entries: readonly ArchiveEntry[]): Parts {
  return new Map(entries.map((entry) => [entry.name.replace(/^\//, '').toLowerCase(), entry]))
}

/** Reads one part; `large` ones are not held in memory. */
export async function readPart(
  reading: Reading,
  parts: Parts,
  path: string,
  handler: XmlHandler,
  kind: 'unpackedBytes' | 'streamedBytes' = 'unpackedBytes',
  progress: (fraction: number) => number = () => 0,
): Promise<void> {
  const entry = parts.get(path.toLowerCase())
  if (entry === undefined) throw new Refusal('fileBroken', path)
  await readXml(reading, unpackedChunks(reading, entry, kind, progress), handler)
}

const ignore = () => {}

interface Relation {
  id: string
  /** Last word of its type, such as `worksheet`. */
  type: string
  path: string
}

function resolved(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1)
  const steps = folder.split('/').filter((step) => step !== '')
  for (const step of target.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '.') steps.push(step)
  }
  return steps.join('/')
}

/** What a part refers to; a part without relations has none. */
async function relationsOf(reading: Reading, parts: Parts, path: string): Promise<Relation[]> {
  const slash = path.lastIndexOf('/')
  const folder = path.slice(0, slash + 1)
  const file = `${folder}_rels/${path.slice(slash + 1)}.rels`
  if (!parts.has(file.toLowerCase())) return []
  const relations: Relation[] = []
  await readPart(reading, parts, file, {
    open(name, { Id: id = '', Type: type = '', Target: target = '', TargetMode: mode }) {
      if (name !== 'Relationship' || mode === 'External') return
      relations.push({ id, type: type.slice(type.lastIndexOf('/') + 1), path: resolved(folder, target) })
    },
    close: ignore,
    text: ignore,
  })
  return relations
}

export interface WorkbookParts {
  sheets: readonly { name: string; hidden: boolean; path: string }[]
  stylesPath: string | null
  stringsPath: string | null
  is1904: boolean
}

const isTrue = (text: string | undefined) => text === '1' || text === 'true' || text === 'on'

/** Path of the part that lists the sheets. */
export async function workbookPath(reading: Reading, parts: Parts): Promise<string> {
  const root = await relationsOf(reading, parts, '')
  return root.find(({ type }) => type === 'officeDocument')?.path ?? 'xl/workbook.xml'
}

/** Reads what the workbook lists: its sheets in their order, charts and macros left out. */
export async function readWorkbookParts(reading: Reading, parts: Parts, path: string): Promise<WorkbookParts> {
  const relations = await relationsOf(reading, parts, path)
  const sheets: { name: string; hidden: boolean; path: string }[] = []
  let is1904 = false
  await readPart(reading, parts, path, {
    open(name, attributes) {
      if (name === 'workbookPr') is1904 = isTrue(attributes.date1904)
      if (name !== 'sheet') return
      const id = Object.entries(attributes).find(([key]) => /:id$/.test(key))?.[1]
      const relation = relations.find((one) => one.id === id)
      if (relation === undefined || relation.type !== 'worksheet') return
      const hidden = attributes.state === 'hidden' || attributes.state === 'veryHidden'
      sheets.push({ name: attributes.name ?? '', hidden, path: relation.path })
    },
    close: ignore,
    text: ignore,
  })
  const pathOf = (wanted: string) => {
    const found = relations.find(({ type }) => type === wanted)?.path
    return found !== undefined && parts.has(found.toLowerCase()) ? found : null
  }
  return { sheets, stylesPath: pathOf('styles'), stringsPath: pathOf('sharedStrings'), is1904 }
}

/** The number format of each style of a cell. */
export async function readStyles(reading: Reading, parts: Parts, path: string | null): Promise<NumberFormat[]> {
  if (path === null) return []
  const own = new Map<string, NumberFormat>()
  const styles: NumberFormat[] = []
  let inCells = false
  await readPart(reading, parts, path, {
    open(name, attributes) {
      if (name === 'numFmt') own.set(attributes.numFmtId ?? '', numberFormat(attributes.formatCode ?? ''))
      if (name === 'cellXfs') inCells = true
      if (name !== 'xf' || !inCells) return
      const id = attributes.numFmtId ?? '0'
      styles.push(own.get(id) ?? builtInFormat(Number(id)) ?? PLAIN)
    },
    close(name) {
      if (name === 'cellXfs') inCells = false
    },
    text: ignore,
  })
  return styles
}

/** Text as the file means it: `_x000D_` stands for a character that XML cannot hold. */
export function unescaped(text: string): string {
  if (!text.includes('_x') && !text.includes('\r')) return text
  return text
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\r\n?/g, '\n')
}

/** The texts that cells share, runs of different looks joined and readings of the characters left out. */
export async function readSharedStrings(reading: Reading, parts: Parts, path: string | null): Promise<string[]> {
  if (path === null) return []
  const strings: string[] = []
  let text = ''
  let inText = false
  let phonetic = 0
  await readPart(reading, parts, path, {
    open(name) {
      if (name === 'si') text = ''
      else if (name === 't') inText = phonetic === 0
      else if (name === 'rPh') phonetic += 1
    },
    close(name) {
      if (name === 't') inText = false
      else if (name === 'rPh') phonetic -= 1
      else if (name === 'si') strings.push(unescaped(text))
    },
    text(piece) {
      if (inText) text += piece
    },
  })
  return strings
}
