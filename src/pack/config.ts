import { TIANDITU_LAYERS, type Basemap } from '../domain/basemap'
import type { LocalText } from '../domain/pack'
import { originOf } from './web-origin'

type Language = keyof LocalText
const LANGUAGES: readonly Language[] = ['zh', 'en']

/** Run-time settings, read from `config.json` beside the page. */
export interface Config {
  /** Dataset shown when the address names none; `null` = the manifest's first. */
  dataset: string | null
  lang: Language
  /** 审图号, as shown in its slot. */
  mapApproval: string
  basemap: Basemap
  /** Further origins that the page may contact, e.g. those that a style names. */
  hosts: readonly string[]
  /** Settings of the wall as they stand: the wall reads them itself. */
  wall: unknown
}

/** The public service; `{s}` stands for the server 0–7. */
export const TIANDITU_HOST = 'https://t{s}.tianditu.gov.cn'
export const DEFAULT_CONFIG: Config = {
  dataset: null,
  lang: 'zh',
  mapApproval: '',
  basemap: { kind: 'embedded' },
  hosts: [],
  wall: undefined,
}

export const CONFIG_PROBLEM_CODES = [
  'unreachable',
  'notJson',
  'unknownKey',
  'wrongType',
  'unknownValue',
  'missing',
  'notAddress',
  'notOrigin',
] as const
export type ConfigProblemCode = (typeof CONFIG_PROBLEM_CODES)[number]

/** A setting that was not understood; its default stands. */
export interface ConfigProblem {
  path: string
  code: ConfigProblemCode
}

type Settings = Readonly<Record<string, unknown>>
type Tell = (path: string, code: ConfigProblemCode) => void

function isSettings(value: unknown): value is Settings {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function unknownKeys(settings: Settings, known: readonly string[], prefix: string, tell: Tell) {
  for (const key of Object.keys(settings)) if (!known.includes(key)) tell(`${prefix}${key}`, 'unknownKey')
}

function textAt(settings: Settings, key: string, path: string, tell: Tell): string | null {
  const value = settings[key]
  if (typeof value === 'string' && value.trim() !== '') return value.trim()
  tell(path, value === undefined || typeof value === 'string' ? 'missing' : 'wrongType')
  return null
}

/** An address the page may fetch: http(s), or a path on the page's own server. */
function addressAt(settings: Settings, tell: Tell): string | null {
  const url = textAt(settings, 'url', 'basemap.url', tell)
  if (url === null) return null
  const isOwn = !/^([a-z][a-z0-9+.-]*:|\/\/|\\)/i.test(url) && !/[\s\\]/.test(url)
  if (isOwn || originOf(url) !== null) return url
  tell('basemap.url', 'notAddress')
  return null
}

function tianditu(settings: Settings, tell: Tell): Basemap | null {
  const layer = TIANDITU_LAYERS.find((option) => option === settings.layer)
  if (layer === undefined) tell('basemap.layer', settings.layer === undefined ? 'missing' : 'unknownValue')
  const key = textAt(settings, 'key', 'basemap.key', tell)
  const keyIsPlain = key !== null && /^[A-Za-z0-9_-]+$/.test(key)
  if (key !== null && !keyIsPlain) tell('basemap.key', 'unknownValue')
  const host = settings.host === undefined ? TIANDITU_HOST : textAt(settings, 'host', 'basemap.host', tell)
  const origin = host === null ? null : originOf(host.replaceAll('{s}', '0'))
  if (host !== null && origin === null) tell('basemap.host', 'notOrigin')
  if (layer === undefined || key === null || !keyIsPlain || host === null || origin === null) return null
  return { kind: 'tianditu', layer, key, host: host.replace(/\/+$/, '') }
}

const BASEMAP_KEYS: Record<Basemap['kind'], readonly string[]> = {
  embedded: ['kind'],
  tianditu: ['kind', 'layer', 'key', 'host'],
  style: ['kind', 'url'],
  pmtiles: ['kind', 'url'],
}

function readBasemap(value: unknown, tell: Tell): Basemap {
  const fallback = DEFAULT_CONFIG.basemap
  if (value === undefined) return fallback
  if (!isSettings(value)) {
    tell('basemap', 'wrongType')
    return fallback
  }
  const { kind } = value
  if (kind !== 'embedded' && kind !== 'tianditu' && kind !== 'style' && kind !== 'pmtiles') {
    tell('basemap.kind', kind === undefined ? 'missing' : 'unknownValue')
    return fallback
  }
  unknownKeys(value, BASEMAP_KEYS[kind], 'basemap.', tell)
  if (kind === 'embedded') return fallback
  if (kind === 'tianditu') return tianditu(value, tell) ?? fallback
  const url = addressAt(value, tell)
  return url === null ? fallback : { kind, url }
}

function readHosts(value: unknown, tell: Tell): readonly string[] {
  if (value === undefined) return DEFAULT_CONFIG.hosts
  if (!Array.isArray(value)) {
    tell('hosts', 'wrongType')
    return DEFAULT_CONFIG.hosts
  }
  return value.flatMap((host: unknown, index) => {
    const origin = typeof host === 'string' ? originOf(host) : null
    const isBare = typeof host === 'string' && /^https?:\/\/[^/?#@]+\/?$/i.test(host.trim())
    if (origin !== null && isBare) return [origin]
    tell(`hosts[${index}]`, 'notOrigin')
    return []
  })
}

/** Reads the settings; a value that is not understood is told and its default taken. `json` is parsed JSON of any shape. */
export function parseConfig(json: unknown): { config: Config; problems: readonly ConfigProblem[] } {
  const problems: ConfigProblem[] = []
  const tell: Tell = (path, code) => problems.push({ path, code })
  if (!isSettings(json)) return { config: DEFAULT_CONFIG, problems: [{ path: '', code: 'wrongType' }] }
  unknownKeys(json, Object.keys(DEFAULT_CONFIG), '', tell)
  const { dataset = null, lang = DEFAULT_CONFIG.lang, mapApproval = '' } = json
  if (dataset !== null && typeof dataset !== 'string') tell('dataset', 'wrongType')
  if (typeof mapApproval !== 'string') tell('mapApproval', 'wrongType')
  const language = LANGUAGES.find((option) => option === lang)
  if (language === undefined) tell('lang', 'unknownValue')
  const config: Config = {
    dataset: typeof dataset === 'string' && dataset !== '' ? dataset : null,
    lang: language ?? DEFAULT_CONFIG.lang,
    mapApproval: typeof mapApproval === 'string' ? mapApproval.trim() : '',
    basemap: readBasemap(json.basemap, tell),
    hosts: readHosts(json.hosts, tell),
    wall: json.wall,
  }
  return { config, problems }
}
