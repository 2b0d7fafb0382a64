import type { Pack } from '../../domain/pack'
import { isId } from '../column-readers'
import { personalDataIn } from '../personal-data'
import { foldText, isBlank, textOf } from './fold-text'
import type { Cell } from './source-file'
import type { Table } from './table'
import type { Target } from './targets'
import { EMPTY_WORDS } from './vocabulary-synonyms'
import { wordReader } from './vocabulary-reading'

const SAMPLED = 400

/** The cells of a column that hold something, as far as it needs to be seen. */
export function contentsOf(table: Table, index: number): Cell[] {
  const found: Cell[] = []
  for (const { cells } of table.rows) {
    const cell = cells[index]
    if (cell === undefined || isBlank(cell) || isNothing(cell)) continue
    found.push(cell)
    if (found.length >= SAMPLED) break
  }
  return found
}

/** Whether a cell holds one of the marks for nothing: `/`, `—`, `无`, `待定`. */
export function isNothing(cell: Cell): boolean {
  return typeof cell === 'string' && EMPTY_WORDS.includes(foldText(cell))
}

/** Up to five different values as they stand. */
export function samplesOf(cells: readonly Cell[]): readonly string[] {
  const texts = new Set(cells.slice(0, 100).map(textOf))
  const shown = [...texts].filter((text) => personalDataIn(text) === null).slice(0, 5)
  return shown.map((text) => [...text].slice(0, 60).join(''))
}

function share(cells: readonly Cell[], fits: (cell: Cell) => boolean): number {
  return cells.length === 0 ? 0 : cells.filter(fits).length / cells.length
}

const hasNumber = (cell: Cell) => {
  if (typeof cell === 'object' && cell !== null) return 'percent' in cell || 'error' in cell
  return (
    typeof cell === 'number' || (typeof cell === 'string' && /\d/.test(foldText(cell)) && foldText(cell).length <= 24)
  )
}

export const isPercent = (cell: Cell) => {
  if (typeof cell === 'object' && cell !== null) return 'percent' in cell
  return typeof cell === 'string' && /^约?\d+(\.\d+)?%(左右)?$/.test(foldText(cell))
}

const NUMERIC: ReadonlySet<Target> = new Set<Target>([
  ...(['totalYi', 'yearPlanYi', 'doneYi', 'areaM2', 'lengthKm', 'lengthOpenKm', 'progressPct'] as const),
  ...(['householdsTotal', 'householdsSigned', 'householdsVacated', 'householdsDemolished'] as const),
  ...(['householdsRehoused', 'longitude', 'latitude', 'easting', 'northing', 'coordinates'] as const),
])

const DAYS: ReadonlySet<Target> = new Set<Target>(['startOn', 'finishOn', 'listedOn'])
const hasDay = (cell: Cell) =>
  (typeof cell === 'object' && cell !== null) || typeof cell === 'number' || /\d|年|月|季|旬/.test(textOf(cell))

/** Whether the values of a column can be what its header says. An empty column fits anything. */
export function contentsFit(target: Target, cells: readonly Cell[]): boolean {
  if (DAYS.has(target)) return cells.length === 0 || share(cells, hasDay) >= 0.3
  return cells.length === 0 || !NUMERIC.has(target) || share(cells, hasNumber) >= 0.5
}

const MOST = 0.6

/** A column of progress in words and one of percentages go by the same names: `形象进度`. */
export function isMostlyPercent(cells: readonly Cell[]): boolean {
  return share(cells, isPercent) >= MOST
}

/** Whether a column's values could be ids of the pack's items, or are some already. */
export function holdsIds(cells: readonly Cell[], pack: Pick<Pack, 'items'>): boolean {
  if (cells.length === 0) return false
  const known = new Set(pack.items.map(({ id }) => id))
  const texts = cells.map(textOf)
  return texts.some((text) => known.has(text)) || texts.every((text) => isId(text) && /[a-z]/.test(text))
}

const BY_VALUES: readonly Target[] = ['planClass', 'level', 'kind', 'stage', 'field', 'funding', 'unit']

/** What a column called `类别` or `性质` holds, by the vocabulary that knows most of its values. */
export function vocabularyByContent(
  cells: readonly Cell[],
  pack: Pick<Pack, 'units' | 'fields' | 'district'>,
  among: readonly Target[] = BY_VALUES,
): Target | null {
  const ranked = among.map((target) => {
    const reader = wordReader(target, null, pack)
    return { target, share: share(cells, (cell) => typeof cell === 'string' && reader?.read(cell) != null) }
  })
  const best = ranked.sort((a, b) => b.share - a.share)[0]
  return best !== undefined && best.share >= MOST ? best.target : null
}

const PAIR = /\d{1,3}(?:\.\d{3,}|°).*?[,，;；\s、].*?\d{1,3}(?:\.\d{3,}|°)/

/** Which coordinate a column called `X` or `Y` holds, by the size of its numbers: surveyors call the northing X, maps the longitude. */
export function coordinateByContent(cells: readonly Cell[]): Target | null {
  const numbers = cells.map((cell) => Number(foldText(textOf(cell)))).filter((value) => Number.isFinite(value))
  const all = (low: number, high: number) =>
    numbers.length > 0 && numbers.every((value) => value >= low && value <= high)
  if (share(cells, (cell) => typeof cell === 'string' && PAIR.test(foldPair(cell))) >= MOST) return 'coordinates'
  if (numbers.length < cells.length * MOST) return null
  if (all(72, 137)) return 'longitude'
  if (all(3, 55)) return 'latitude'
  if (all(1_800_000, 6_200_000)) return 'northing'
  if (all(100_000, 999_999) || all(13_000_000, 45_999_999)) return 'easting'
  return null
}

const foldPair = (text: string) => text.normalize('NFKC').trim()
