import { AREA_UNITS, LENGTH_UNITS, MONEY_UNITS, type Target, type Unit } from './targets'

/** What a unit measures. */
export type Dimension = 'money' | 'area' | 'length'

/** Words for units as they stand in headers and cells, once folded by `foldText` (`㎡` is `m2`); the longest that fits is meant. */
export const UNIT_WORDS: Record<Unit, readonly string[]> = {
  yuan: ['元', '人民币元', 'yuan', 'cny'],
  thousandYuan: ['千元'],
  wan: ['万元', '万'],
  million: ['百万元', '百万'],
  yi: ['亿元', '亿', '100mcny', '100myuan'],
  m2: ['平方米', '平米', 'm2', 'sqm'],
  mu: ['亩', '市亩', 'mu'],
  ha: ['公顷', 'hm2', 'ha'],
  wanM2: ['万平方米', '万平米', '万m2', '万平'],
  km2: ['平方公里', '平方千米', 'km2'],
  m: ['米', 'm'],
  km: ['公里', '千米', 'km'],
  li: ['里', '华里', '市里'],
}

const WORD_UNITS = new Map(
  Object.entries(UNIT_WORDS).flatMap(([unit, words]) => words.map((word) => [word, unit as Unit] as const)),
)

/** The unit that a folded word stands for; `null` = none. */
export function unitOfWord(word: string): Unit | null {
  return WORD_UNITS.get(word) ?? null
}

export function dimensionOf(unit: Unit): Dimension {
  if ((MONEY_UNITS as readonly string[]).includes(unit)) return 'money'
  return (AREA_UNITS as readonly string[]).includes(unit) ? 'area' : 'length'
}

export const UNITS_OF: Record<Dimension, readonly Unit[]> = {
  money: MONEY_UNITS,
  area: AREA_UNITS,
  length: LENGTH_UNITS,
}

const MEASURED: Partial<Record<Target, Dimension>> = {
  totalYi: 'money',
  yearPlanYi: 'money',
  doneYi: 'money',
  areaM2: 'area',
  lengthKm: 'length',
  lengthOpenKm: 'length',
}

/** What a target measures; `null` for those without a unit. */
export function dimensionOfTarget(target: Target): Dimension | null {
  return MEASURED[target] ?? null
}

/** The unit in which the pack keeps a dimension: 亿元, m², km. */
export const PACK_UNITS = { money: 'yi', area: 'm2', length: 'km' } as const satisfies Record<Dimension, Unit>

/** To the pack's unit, as `numerator × 10^power`; 亩 is 2000/3 m² and goes its own way. */
const FACTORS: Record<Exclude<Unit, 'mu'>, readonly [numerator: bigint, power: number]> = {
  yuan: [1n, -8],
  thousandYuan: [1n, -5],
  wan: [1n, -4],
  million: [1n, -2],
  yi: [1n, 0],
  m2: [1n, 0],
  ha: [1n, 4],
  wanM2: [1n, 4],
  km2: [1n, 6],
  m: [1n, -3],
  km: [1n, 0],
  li: [5n, -1],
}

/**
 * Converts a plain decimal to the pack's unit of the same dimension, exactly: `12000` 万元 is `1.2` 亿元. Only 亩
 * (2000/3 m²) has no finite decimal: rounded half up to 0.01 m².
 */
export function converted(decimal: string, unit: Unit): string {
  const { digits, power } = scaled(decimal)
  if (unit !== 'mu') {
    const [numerator, shift] = FACTORS[unit]
    return plainDecimal(digits * numerator, power + shift)
  }
  const hundredths = digits * 200_000n
  if (power >= 0) return plainDecimal(roundedQuotient(hundredths * 10n ** BigInt(power), 3n), -2)
  return plainDecimal(roundedQuotient(hundredths, 3n * 10n ** BigInt(-power)), -2)
}

/** Half up, away from zero. */
function roundedQuotient(value: bigint, by: bigint): bigint {
  const half = value < 0n ? -by : by
  return (value * 2n + half) / (by * 2n)
}

function scaled(decimal: string): { digits: bigint; power: number } {
  const [whole = '0', fraction = ''] = decimal.split('.')
  return { digits: BigInt(`${whole}${fraction}`), power: -fraction.length }
}

/** `digits × 10^power` without exponent and without zeros at its end. */
function plainDecimal(digits: bigint, power: number): string {
  const sign = digits < 0n ? '-' : ''
  const text = (digits < 0n ? -digits : digits).toString()
  if (power >= 0) return `${sign}${text}${text === '0' ? '' : '0'.repeat(power)}`
  const padded = text.padStart(1 - power, '0')
  const whole = padded.slice(0, power)
  const fraction = padded.slice(power).replace(/0+$/, '')
  const value = fraction === '' ? whole : `${whole}.${fraction}`
  return value === '0' ? '0' : `${sign}${value}`
}

/**
 * A number of a workbook as a plain decimal of at most 15 significant digits, which is what spreadsheets keep: without
 * the noise of binary fractions (`0.30000000000000004` is `0.3`) and without exponent.
 */
export function decimalOf(value: number): string {
  const [mantissa = '0', exponent = '0'] = value.toExponential(14).split('e')
  const { digits, power } = scaled(mantissa)
  return plainDecimal(digits, power + Number(exponent))
}
