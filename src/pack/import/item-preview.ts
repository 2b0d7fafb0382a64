import { stateOn } from '../../domain/as-of'
import type { Item, Position } from '../../domain/item'
import type { Bounds } from '../../domain/pack'
import type { Rejection } from '../../domain/rejection'
import type { Blocker, Report } from '../../domain/report'
import { PARTS_OF_WHOLE } from '../ledger-columns'
import { itemCells } from '../pack-rows'
import { amountsIn, amountsOf, amountsOfReport, exceedingParts, readReport, type Amounts } from '../reports'
import type { BlockerChange, FieldChange, FlagWhy, PositionChange } from './import-preview'
import { blockersOf } from './record-blockers'
import { changesOf, placeOf, reportCellsOf, type KnownValues } from './record-changes'
import { isWithinShape, placeFault, positionChangeOf } from './record-position'
import type { ImportRecord } from './record'
import { LEDGER_TARGETS, type Target } from './targets'
import type { UnifiedRow } from './unify-rows'

/** An item of the pack with its part of the log. */
export interface KnownItem {
  item: Item
  reports: readonly Report[]
  blockers: readonly Blocker[]
}

/** What one row changes in its item. */
export interface RowChanges {
  changes: FieldChange[]
  position: PositionChange | null
  blockers: BlockerChange[]
  flags: { why: FlagWhy; column: string | null; value: string }[]
}

/** How a row is taken. */
export interface RowTaking {
  /** No row of the item was taken before: of a new item, the one that brings it. */
  isFirst: boolean
  /** The item was found by its id, so that another name is a new one. */
  renames: boolean
  /** Another name that the item gets; `null` = none. */
  alias: string | null
}

/** Columns of free text: a new one takes the whole place of the former. */
const TEXTS: ReadonlySet<Target> = new Set<Target>(['note', 'resettlement', 'status', 'taskForce', 'owner'])
const NO_SOURCE = { sourceId: 'import' }

/**
 * Goes through what an import says of one item, day by day: what each row changes in what is known on its day, the
 * import's own earlier rows included. A row by which the pack would not compile any more is refused as a whole and
 * changes nothing; of one with an unsound position, only that.
 */
export class ItemPreview {
  readonly rejections: Rejection[] = []
  readonly #id: string
  readonly #known: KnownItem | null
  readonly #bounds: Bounds
  readonly #blockerIds: Set<string>
  /** Ledger cells that the import has set so far; for a new item, everything. */
  #set: Record<string, string> = {}
  #reports: Report[]
  #blockers: Blocker[]
  #position: Position | null

  constructor(id: string, known: KnownItem | null, bounds: Bounds, blockerIds: Set<string>) {
    this.#id = id
    this.#known = known
    this.#bounds = bounds
    this.#blockerIds = blockerIds
    this.#reports = [...(known?.reports ?? [])]
    this.#blockers = [...(known?.blockers ?? [])]
    this.#position = known?.item.position ?? null
  }

  /** What a row changes; `null` = it is refused, and `rejections` tell why. */
  take(row: UnifiedRow, { isFirst, renames, alias }: RowTaking): RowChanges | null {
    const { record, on, rows } = row
    const isNew = this.#known === null && isFirst
    const known = isNew ? null : this.#valuesOn(on)
    const all = changesOf(record, known)
    const told = isNew ? all : all.filter(({ column }) => isTold(column, record, all, renames))
    const changes = withAlias(told, record, known, alias)
    const report = this.#reportOf(record, on, changes)
    const set = { ...this.#set, ...this.#ledgerCells(changes) }
    const reports = report === null ? this.#reports : [...this.#reports, report]
    const refused = this.#faultOf(record, on, set, reports, report)
    if (refused !== null) {
      this.rejections.push(refused)
      return null
    }
    const flags = this.#flagsOf(record, on, changes)
    const open = this.#blockers.filter(
      ({ openedOn, closedOn }) => openedOn <= on && (closedOn === null || closedOn > on),
    )
    const blockers = blockersOf(rows, this.#id, on, open, this.#blockerIds)
    if (blockers.saysNone && open.length > 0) {
      flags.push({ why: 'blockersStayOpen', column: record.columns.blocker ?? null, value: open[0]!.title })
    }
    for (const title of blockers.assumedOf) {
      flags.push({ why: 'categoryAssumed', column: record.columns.blocker ?? null, value: title })
    }
    const early = blockers.changes.find(({ to }) => to.dueOn !== null && to.dueOn < to.openedOn)
    if (early !== undefined) {
      const expected = `≥ ${early.to.openedOn}`
      this.rejections.push(refusal(record, 'blockerDueOn', early.to.dueOn ?? '', 'closedBeforeOpened', expected))
      return null
    }
    const ended = blockers.changes.find(({ to }) => to.closedOn !== null && to.closedOn < to.openedOn)
    if (ended !== undefined) {
      const expected = `≥ ${ended.to.openedOn}`
      this.rejections.push(refusal(record, 'blockerClosedOn', ended.to.closedOn ?? '', 'closedBeforeOpened', expected))
      return null
    }
    const position = this.#placeOf(record, flags)
    this.#set = set
    this.#reports = reports
    const changed = new Set(blockers.changes.flatMap(({ from }) => (from === null ? [] : [from.id])))
    this.#blockers = [
      ...this.#blockers.filter(({ id }) => !changed.has(id)),
      ...blockers.changes.map(({ to }) => ({ ...to, ...NO_SOURCE, locator: null })),
    ]
    if (position !== null) this.#position = { ...position.to, source: { id: 'import', locator: '' } }
    return { changes, position, blockers: blockers.changes, flags }
  }

  /** What is known on a day: ledger and reports, also while the item is off the ledger, and what the import has said. */
  #valuesOn(on: string): KnownValues {
    const note = this.#reports
      .filter((report) => report.on <= on && report.note !== undefined)
      .reduce<Report | null>((last, report) => (last === null || report.on >= last.on ? report : last), null)?.note
    return { ...this.#stateOn(on), reportNote: note ?? '' }
  }

  #stateOn(on: string): KnownValues {
    if (this.#known === null) return this.#set
    const item = { ...this.#known.item, listedOn: null }
    const reports = this.#reports.map(({ delisted: _, ...report }) => report)
    const state = stateOn({ items: [item], reports, blockers: [] }, on).byId.get(item.id)?.item ?? item
    return { ...itemCells({ ...state, listedOn: this.#known.item.listedOn } as Item), ...this.#set }
  }

  /** For a new item, its report's values are kept as well: nothing else is known of it. */
  #ledgerCells(changes: readonly FieldChange[]): Record<string, string> {
    const kept = changes.filter(({ goesTo }) => goesTo === 'ledger' || this.#known === null)
    return Object.fromEntries(kept.map(({ column, to }) => [column, to]))
  }

  #reportOf(record: ImportRecord, on: string, changes: readonly FieldChange[]): Report | null {
    const cells = reportCellsOf(this.#id, record, on, changes)
    if (cells === null) return null
    const declared = { units: null, fields: null, sources: null }
    return readReport({ ...cells, ...NO_SOURCE }, record.kind, declared, (fault) => {
      throw new Error(`${fault.column} “${fault.value}” of ${record.file}:${record.row} was not checked`)
    })
  }

  /** Why the pack would not compile with a row; `null` = it would. */
  #faultOf(
    record: ImportRecord,
    on: string,
    set: Readonly<Record<string, string>>,
    reports: readonly Report[],
    report: Report | null,
  ): Rejection | null {
    const ledger = { ...(this.#known === null ? {} : itemCells(this.#known.item)), ...set }
    const { startOn = '', finishOn = '', listedOn = '' } = ledger
    if (startOn !== '' && finishOn !== '' && finishOn < startOn) {
      return refusal(record, 'finishOn', finishOn, 'finishBeforeStart', `≥ ${startOn}`)
    }
    const earliest = reports.reduce<string>((first, other) => (other.on < first ? other.on : first), on)
    if (listedOn !== '' && reports.length > 0 && earliest < listedOn) {
      return refusal(record, 'on', earliest, 'beforeListing', `≥ ${listedOn}`)
    }
    const amounts = this.#known === null ? numbersIn(set) : { ...amountsOf(this.#known.item), ...numbersIn(set) }
    for (const [part, whole] of PARTS_OF_WHOLE) {
      const [own, most] = [amounts[part], amounts[whole]]
      if (own === undefined || most === undefined || own <= most) continue
      const column = record.values[part as Target] === undefined ? whole : part
      const [value, expected] = column === part ? [own, `≤ ${whole} ${most}`] : [most, `≥ ${part} ${own}`]
      return refusal(record, column as Target, String(value), 'partExceedsWhole', expected)
    }
    const ordered = [...reports].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
    const [fault] = exceedingParts(amounts, ordered.map(amountsOfReport))
    if (fault === undefined) return null
    const isOwn = ordered[fault.index] === report
    return refusal(record, isOwn ? (fault.column as Target) : 'name', fault.value, 'partExceedsWhole', fault.expected)
  }

  #flagsOf(record: ImportRecord, on: string, changes: readonly FieldChange[]): RowChanges['flags'] {
    const flags: RowChanges['flags'] = []
    const foreign = LEDGER_TARGETS.filter(
      (column) =>
        record.values[column] !== undefined &&
        !['id', 'sourceId', 'locator'].includes(column) &&
        placeOf(column, record.kind, false) === null,
    )
    for (const column of foreign) {
      const value = record.said[column] ?? record.values[column] ?? ''
      flags.push({ why: 'columnNotOfKind', column: record.columns[column] ?? column, value })
    }
    const renamed = this.#known === null ? undefined : changes.find(({ column }) => column === 'name')
    if (renamed !== undefined) flags.push({ why: 'renamed', column: renamed.header, value: renamed.from })
    for (const { column, header, from, to, goesTo } of changes) {
      if (goesTo !== 'ledger' || !TEXTS.has(column) || from === '' || to.includes(from)) continue
      flags.push({ why: 'replacesText', column: header, value: header ?? column })
    }
    if (this.#known !== null && this.#isDelisted(on)) flags.push({ why: 'delisted', column: null, value: on })
    return flags
  }

  #isDelisted(on: string): boolean {
    const told = this.#reports.filter((report) => report.on <= on && report.delisted !== undefined)
    const last = told.reduce<Report | null>((a, b) => (a === null || b.on >= a.on ? b : a), null)
    return last?.delisted === true
  }

  #placeOf(record: ImportRecord, flags: RowChanges['flags']): PositionChange | null {
    const { place } = record
    if (place === null) return null
    if (isWithinShape(place, this.#position)) {
      flags.push({ why: 'shapeKept', column: null, value: place.original })
      return null
    }
    const fault = placeFault(record, place, this.#bounds)
    if (fault !== null) this.rejections.push(fault)
    return fault === null ? positionChangeOf(place, this.#position, record.values.basis) : null
  }
}

/**
 * Another spelling by which a known item was found is no new name; and how a day was inferred is only told with a day
 * that changes, unless a column of the file says it.
 */
function isTold(column: Target, record: ImportRecord, all: readonly FieldChange[], renames: boolean): boolean {
  if (column === 'name') return renames
  if (column !== 'planBasis' || record.columns.planBasis !== undefined) return true
  return all.some((other) => other.column === 'startOn' || other.column === 'finishOn')
}

/** A name that was decided to be another name of the item, joined to its other names so that it is known the next time. */
function withAlias(
  changes: FieldChange[],
  record: ImportRecord,
  known: KnownValues | null,
  alias: string | null,
): FieldChange[] {
  if (alias === null || known === null) return changes
  const own = changes.find(({ column }) => column === 'aliases')
  const from = known['aliases'] ?? ''
  const names = [own?.to ?? from, alias].filter((part) => part !== '').join(';')
  const change: FieldChange = {
    column: 'aliases',
    header: record.columns.name ?? null,
    from,
    to: names,
    said: alias,
    goesTo: 'ledger',
    isRegression: false,
  }
  return [...changes.filter(({ column }) => column !== 'aliases'), change]
}

function numbersIn(cells: Readonly<Record<string, string>>): Amounts {
  return amountsIn(Object.fromEntries(Object.entries(cells).map(([column, text]) => [column, Number(text)])))
}

function refusal(
  record: ImportRecord,
  column: Target,
  value: string,
  reason: Rejection['reason'],
  expected: string,
): Rejection {
  const { file, sheet, row, columns } = record
  const at = { file, ...(sheet === null ? {} : { sheet }), row }
  return { ...at, column: columns[column] ?? column, value, reason, expected }
}
