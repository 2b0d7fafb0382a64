import type { WallProfile } from '../domain/wall-text'
import { WALL_PARAMETERS } from '../domain/wall-parameters'
import type { ConfigProblem } from './config'

/** What `config.json` says of a wall, and its address after it. */
export interface WallSettings extends WallProfile {
  /** `auto`: flights give way to cuts where the machine is too slow for them. */
  motion: 'auto' | 'flights' | 'cuts'
  /** Time of day in Asia/Shanghai, `HH:MM`, of the nightly restart; `null` = never. */
  restartAt: string | null
  pollSeconds: number
}

export const DEFAULT_WALL: WallSettings = {
  panels: [1, 1],
  bezelPx: 0,
  pixelPitchMm: null,
  viewingDistanceM: null,
  motion: 'auto',
  restartAt: '03:30',
  pollSeconds: 30,
}

type Reader = (value: unknown) => unknown
const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value)
const number =
  (low: number, high: number): Reader =>
  (value) =>
    isNumber(value) && value >= low && value <= high ? value : undefined
const orNull =
  (read: Reader): Reader =>
  (value) =>
    value === null ? null : read(value)
const MOTIONS: readonly unknown[] = ['auto', 'flights', 'cuts']
const MOST_PANELS = 32

function panels(value: unknown): unknown {
  if (!Array.isArray(value) || value.length !== 2) return undefined
  const isCount = (count: unknown) => Number.isInteger(count) && Number(count) >= 1 && Number(count) <= MOST_PANELS
  return value.every(isCount) ? value : undefined
}

/** What each setting accepts; `undefined` = not understood. */
const READERS: Readonly<Record<keyof WallSettings, Reader>> = {
  panels,
  bezelPx: number(0, 400),
  pixelPitchMm: orNull(number(0.02, 50)),
  viewingDistanceM: orNull(number(0.3, 200)),
  motion: (value) => (MOTIONS.includes(value) ? value : undefined),
  restartAt: orNull((value) =>
    typeof value === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(value) ? value : undefined,
  ),
  pollSeconds: number(5, 3600),
}

const SETTING_OF: Readonly<Record<(typeof WALL_PARAMETERS)[number], keyof WallSettings>> = {
  panels: 'panels',
  bezel: 'bezelPx',
  pitch: 'pixelPitchMm',
  distance: 'viewingDistanceM',
  motion: 'motion',
}

function fromParameter(name: (typeof WALL_PARAMETERS)[number], text: string): unknown {
  if (name === 'motion') return text
  if (name === 'panels') return text.split('x').map((part) => (/^\d+$/.test(part) ? Number(part) : Number.NaN))
  return text.trim() === '' ? Number.NaN : Number(text)
}

/** Reads the `wall` of `config.json` (parsed JSON of any shape) and the address; what is not understood is told and its default taken. */
export function readWallSettings(
  value: unknown,
  search: string,
): { settings: WallSettings; problems: readonly ConfigProblem[] } {
  const problems: ConfigProblem[] = []
  const settings: Record<string, unknown> = { ...DEFAULT_WALL }
  const accept = (key: keyof WallSettings, given: unknown, path: string) => {
    const read = READERS[key](given)
    if (read === undefined) problems.push({ path, code: 'unknownValue' })
    else settings[key] = read
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    for (const [key, given] of Object.entries(value)) {
      if (Object.hasOwn(READERS, key)) accept(key as keyof WallSettings, given, `wall.${key}`)
      else problems.push({ path: `wall.${key}`, code: 'unknownKey' })
    }
  } else if (value !== undefined) problems.push({ path: 'wall', code: 'wrongType' })
  const parameters = new URLSearchParams(search)
  for (const name of WALL_PARAMETERS) {
    const text = parameters.get(name)
    if (text !== null) accept(SETTING_OF[name], fromParameter(name, text), `?${name}`)
  }
  return { settings: settings as unknown as WallSettings, problems }
}
