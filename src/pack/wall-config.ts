import { SCREEN_FORMS, type ScreenParameter } from '../domain/screen-forms'
import type { WallProfile } from '../domain/wall-text'
import { isSettings, unknownKeys, type ConfigProblem, type Settings, type Tell } from './config'

const MOTIONS = ['auto', 'full', 'cuts'] as const

/** How a wall runs: `wall` in `config.json`. */
export interface WallSettings extends WallProfile {
  /** Flights, cuts in their place, or whichever the measured frames allow. */
  motion: (typeof MOTIONS)[number]
  /** When the page starts anew each night, `HH:MM` in Asia/Shanghai; `null` = never. */
  restartAt: string | null
  /** How often the manifest is asked for. */
  pollSeconds: number
}

export const DEFAULT_WALL: WallSettings = {
  viewingDistanceM: null,
  pixelPitchMm: null,
  panels: [1, 1],
  bezelPx: 0,
  motion: 'auto',
  restartAt: '03:30',
  pollSeconds: 30,
}

type NumberKey = 'viewingDistanceM' | 'pixelPitchMm' | 'bezelPx' | 'pollSeconds'

const RANGES: Record<NumberKey, readonly [least: number, most: number]> = {
  viewingDistanceM: [0.5, 200],
  pixelPitchMm: [0.05, 50],
  bezelPx: [0, 200],
  pollSeconds: [5, 3600],
}
const MOST_PANELS = 40

/** Where a link overrides `config.json`. */
const OVERRIDES: Record<ScreenParameter, keyof WallSettings> = {
  panels: 'panels',
  bezel: 'bezelPx',
  distance: 'viewingDistanceM',
  pitch: 'pixelPitchMm',
}

/** One value, or `undefined` where there is none that can be used. */
type Read<T> = (value: unknown, path: string, tell: Tell) => T | undefined

const readNumber =
  (key: NumberKey): Read<number> =>
  (value, path, tell) => {
    const [least, most] = RANGES[key]
    if (typeof value !== 'number') return void tell(path, 'wrongType')
    if (!(value >= least && value <= most)) return void tell(path, 'unknownValue')
    return value
  }

const readPanels: Read<WallProfile['panels']> = (value, path, tell) => {
  const isCount = (count: unknown): count is number => typeof count === 'number' && Number.isInteger(count)
  if (!Array.isArray(value) || value.length !== 2) return void tell(path, 'wrongType')
  const [columns, rows] = value as unknown[]
  if (!isCount(columns) || !isCount(rows)) return void tell(path, 'wrongType')
  if (Math.min(columns, rows) < 1 || Math.max(columns, rows) > MOST_PANELS) return void tell(path, 'unknownValue')
  return [columns, rows]
}

const readMotion: Read<WallSettings['motion']> = (value, path, tell) =>
  MOTIONS.find((motion) => motion === value) ?? void tell(path, 'unknownValue')

const readRestart: Read<string | null> = (value, path, tell) => {
  if (value === null) return null
  if (typeof value !== 'string') return void tell(path, 'wrongType')
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(value) ? value : void tell(path, 'unknownValue')
}

const READERS: { [Key in keyof WallSettings]: Read<WallSettings[Key]> } = {
  viewingDistanceM: readNumber('viewingDistanceM'),
  pixelPitchMm: readNumber('pixelPitchMm'),
  panels: readPanels,
  bezelPx: readNumber('bezelPx'),
  motion: readMotion,
  restartAt: readRestart,
  pollSeconds: readNumber('pollSeconds'),
}

/** What a link says, as `config.json` would say it. What is not in form is left out: the link's reader has told it. */
function overridesIn(search: string): [parameter: string, key: keyof WallSettings, value: unknown][] {
  const parameters = new URLSearchParams(search)
  return (Object.keys(SCREEN_FORMS) as ScreenParameter[]).flatMap((parameter) => {
    const text = parameters.get(parameter)
    if (text === null || !SCREEN_FORMS[parameter].test(text)) return []
    return [[parameter, OVERRIDES[parameter], parameter === 'panels' ? text.split('x').map(Number) : Number(text)]]
  })
}

/**
 * Reads the wall's settings: `value` is `wall` of `config.json`, of any shape, `null` = absent; `search` the link's
 * query, whose `panels=4x2&bezel=12&distance=6&pitch=1.2` come first. A value that is not understood or out of range is
 * told, by its path in the file or its name in the link, and what stands behind it is taken.
 */
export function readWallSettings(
  value: unknown,
  search: string,
): { settings: WallSettings; problems: readonly ConfigProblem[] } {
  const problems: ConfigProblem[] = []
  const tell: Tell = (path, code) => problems.push({ path, code })
  if (value !== null && !isSettings(value)) tell('wall', 'wrongType')
  const given: Settings = isSettings(value) ? value : {}
  unknownKeys(given, Object.keys(DEFAULT_WALL), 'wall.', tell)
  const settings = { ...DEFAULT_WALL }
  const take = <Key extends keyof WallSettings>(key: Key, found: unknown, path: string) => {
    const read = READERS[key](found, path, tell)
    if (read !== undefined) settings[key] = read as WallSettings[Key]
  }
  for (const key of Object.keys(READERS) as (keyof WallSettings)[]) {
    if (given[key] !== undefined) take(key, given[key], `wall.${key}`)
  }
  for (const [parameter, key, found] of overridesIn(search)) take(key, found, parameter)
  return { settings, problems }
}
