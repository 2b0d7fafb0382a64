import type { LocalText, Pack, Source } from '../../domain/pack'
import { positionFeature } from '../folder-of-pack'
import { LEDGER_FILES } from '../ledger-columns'
import type { CellChange, CsvCells, PackDelta } from '../pack-delta'
import { blockerCells, itemCells } from '../pack-rows'
import { isConfirmed, type ImportPreview, type PreviewRecord } from './import-preview'
import { reportCellsOf } from './record-changes'
import type { ImportRecord } from './record'

export interface DeltaOptions {
  /** What the import is called as a source. Absent = by its files and day. */
  title?: LocalText
}

/** What an import changes in a pack once its user has said so. Every row cites a source of its own and where it stood. */
export function deltaOfPreview(pack: Pack, preview: ImportPreview, { title }: DeltaOptions = {}): PackDelta {
  const taken = preview.records.filter(({ status }) => status === 'new' || status === 'changed')
  const source = sourceOf(pack, taken, preview.day.on, title)
  const cite = (record: PreviewRecord) => ({ sourceId: source.id, locator: locatorOf(record.record) })
  const items = new Map(pack.items.map((item) => [item.id, item]))
  const last = taken.reduce((day, { on }) => (on > day ? on : day), '')
  return {
    sources: taken.length === 0 ? [] : [source],
    asOf: taken.length > 0 ? last : null,
    newRows: taken.filter(({ status }) => status === 'new').map((record) => newRowOf(record, cite(record), pack)),
    rows: taken.flatMap((record) => {
      const item = items.get(record.itemId ?? '')
      const changes = ledgerChanges(record)
      if (item === undefined || changes.length === 0) return []
      const { sourceId, locator } = cite(record)
      const was = itemCells(item)
      const cited = [
        { column: 'sourceId', was: item.source.id, value: sourceId },
        { column: 'locator', was: item.source.locator, value: withFormer(locator, item.source) },
      ]
      const cells = changes.map((change) => ({ ...change, was: was[change.column] ?? '' }))
      return [{ file: LEDGER_FILES[record.kind], id: item.id, changes: [...cells, ...cited] }]
    }),
    reports: taken.flatMap((record) => {
      const cells = reportCellsOf(record.itemId ?? '', record.record, record.on, record.changes, isConfirmed(record))
      return cells === null ? [] : [{ ...cells, ...cite(record) }]
    }),
    blockers: taken.flatMap((record) =>
      record.blockers.map(({ from, to }) => {
        const { sourceId, locator } = from ?? cite(record)
        return blockerCells({ ...to, sourceId, locator })
      }),
    ),
    blockersWas: taken.flatMap(({ blockers }) =>
      blockers.flatMap(({ from }) => (from === null ? [] : [blockerCells(from)])),
    ),
    milestones: [],
    positions: taken.flatMap(({ itemId, position, record }) => {
      if (position === null || itemId === null) return []
      const was = position.from === null ? null : positionFeature(itemId, position.from)
      const to = { ...position.to, source: { id: source.id, locator: locatorOf(record) } }
      return [{ id: itemId, was, feature: positionFeature(itemId, to) }]
    }),
  }
}

function ledgerChanges({ status, changes }: PreviewRecord): CellChange[] {
  if (status === 'new') return []
  const own = changes.filter(({ goesTo }) => goesTo === 'ledger')
  return own.map(({ column, from, to }) => ({ column, was: from, value: to }))
}

/** A new row cites what its author cites, where the pack knows that source. */
function newRowOf({ kind, itemId, changes, record }: PreviewRecord, cited: CsvCells, pack: Pack) {
  const own = changes.filter(({ goesTo }) => goesTo === 'ledger').map(({ column, to }) => [column, to] as const)
  const { sourceId, locator } = record.values
  const source = pack.sources.find(({ id }) => id === sourceId)
  const keeps = source !== undefined && locator !== undefined && source.synthetic === isInvented(pack)
  const cites = keeps ? { sourceId: source.id, locator } : cited
  return { file: LEDGER_FILES[kind], cells: { id: itemId ?? '', ...Object.fromEntries(own), ...cites } }
}

/** Whether facts of a pack cite sources marked as made up. */
const isInvented = (pack: Pick<Pack, 'synthetic' | 'sources'>) =>
  pack.synthetic && pack.sources.some(({ synthetic }) => synthetic)

/** `文件 表 第n行`: where a row stood. */
export function locatorOf({ file, sheet, row }: Pick<ImportRecord, 'file' | 'sheet' | 'row'>): string {
  return [file, ...(sheet === null ? [] : [sheet]), `第${row}行`].join(' ')
}

const FORMER = '；原 '

/** The source that the row cited before stays readable: the values that the import leaves alone come from it. */
function withFormer(locator: string, { id, locator: former }: { id: string; locator: string }): string {
  return `${locator}${FORMER}${id} ${former.split(FORMER)[0]}`
}

function sourceOf(pack: Pack, taken: readonly PreviewRecord[], on: string, title: LocalText | undefined): Source {
  const files = filesOf(taken)
  return {
    id: sourceIdOf(taken, on),
    title: title ?? {
      zh: `导入的台账：${files.join('、')}（${on}）`,
      en: `Imported ledgers: ${files.join(', ')} (${on})`,
    },
    publishedOn: null,
    url: null,
    licence: null,
    notice: null,
    synthetic: isInvented(pack),
  }
}

const filesOf = (taken: readonly PreviewRecord[]) => [...new Set(taken.map(({ record }) => record.file))]

const sourceIdOf = (taken: readonly PreviewRecord[], on: string) =>
  `import-${on}-${shortHash(filesOf(taken).join('\n'))}`

/** FNV-1a, 32 bits in base 36: tells the files of one day apart. */
function shortHash(text: string): string {
  let hash = 0x811c9dc5
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0
  return hash.toString(36)
}
