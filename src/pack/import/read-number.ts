import { foldText, textOf } from './fold-text'
import { converted, decimalOf, dimensionOf, unitOfWord, type Dimension } from './measures'
import type { Cell } from './source-file'
import type { Unit } from './targets'

/** A number as it stands in a cell. `word` is what follows it. */
export interface NumberRead {
  decimal: string
  word: string
  about: boolean
}

const ABOUT_BEFORE = /^(?:大约|约为|约|近|超过|超|逾|不低于|不少于|预计|暂定)/
const ABOUT_AFTER = /(?:左右|以上|余|多)$/
const NUMBER = /^([+-]?)(\d{1,3}(?:,\d{3})+|\d+|(?=\.\d))(\.\d+)?(.*)$/

/** Reads one number with thousands separators, 约 and a unit after it; `null` = none, or more than one. */
export function readNumber(cell: Cell): NumberRead | null {
  if (typeof cell === 'number')
    return Number.isFinite(cell) ? { decimal: decimalOf(cell), word: '', about: false } : null
  if (typeof cell !== 'string') return null
  const folded = foldText(textOf(cell)).replace(/[¥￥]|^人民币/g, '')
  const core = folded.replace(ABOUT_BEFORE, '').replace(ABOUT_AFTER, '')
  const inner = core.replace(/(?<=\d)[余多](?=[万亿元亩平米公户])/, '')
  const both = /^(\d+(?:\.\d+)?)亿零?(\d+(?:\.\d+)?)万元?$/.exec(inner)
  const about = inner !== folded
  if (both !== null) return { decimal: decimalOf(Number(both[1]) * 10_000 + Number(both[2])), word: '万元', about }
  const found = NUMBER.exec(inner)
  if (found === null || /\d/.test(found[4]?.replace(/m2$/, '') ?? '')) return null
  const [, sign = '', whole = '', fraction = '', word = ''] = found
  const decimal = `${sign === '-' ? '-' : ''}${whole.replace(/,/g, '') || '0'}${fraction}`
  return { decimal, word, about }
}

export type AmountRead =
  { value: string; unit: Unit; inCell: boolean; about: boolean } | { fault: 'numberUnparsable' } | { fault: 'noUnit' }

/** Reads money, an area or a length in the pack's unit. `unit` is the column's: one that stands in the cell goes before it. */
export function readAmount(cell: Cell, dimension: Dimension, unit: Unit | null): AmountRead {
  const read = readNumber(cell)
  if (read === null) return { fault: 'numberUnparsable' }
  const own = ownUnit(read.word, dimension, unit)
  if (read.word !== '' && own === null) return { fault: 'numberUnparsable' }
  const used = own ?? unit
  // Nothing is nothing in every unit.
  if (used === null)
    return /^0+(\.0+)?$/.test(read.decimal)
      ? { value: '0', unit: 'yi', inCell: true, about: false }
      : { fault: 'noUnit' }
  return { value: converted(read.decimal, used), unit: used, inCell: own !== null, about: read.about }
}

function ownUnit(word: string, dimension: Dimension, unit: Unit | null): Unit | null {
  if (word === '万' && dimension === 'area') return unit === 'm2' ? 'wanM2' : null
  const own = unitOfWord(word)
  return own !== null && dimensionOf(own) === dimension ? own : null
}
