import { isCamera, type Camera } from '../domain/camera'
import { isDay } from '../domain/day'
import {
  OPTION_FACETS,
  UNKNOWN,
  UNLOCATED,
  type Filters,
  type InvestmentRange,
  type OptionFacet,
} from '../domain/filters'
import { accountablesOf } from '../domain/item'
import { WALL_PARAMETERS } from '../domain/wall-parameters'
import { SORTS, type Sort } from '../domain/order'
import type { Bounds, Pack } from '../domain/pack'
import { LIGHTS } from '../domain/light-rules'
import { BLOCKER_CATEGORIES } from '../domain/report'
import { LANGUAGES, type Language } from '../i18n/dictionary'
import { ACCURACIES, FUNDINGS, KINDS, LEVELS, STAGES, WATCHES } from '../domain/vocabulary'

/** What is opened beside map and list. */
export const PANELS = ['changes', 'agenda', 'charts'] as const
export type Panel = (typeof PANELS)[number]

/** Everything that a link carries. `null` = the default of the dataset or of the installation. */
export interface View {
  face: 'explorer' | 'wall'
  dataset: string | null
  on: string | null
  /** The day compared with. */
  since: string | null
  /** The set of light rules. */
  rulesId: string | null
  /** The target whose members are lit. */
  targetId: string | null
  panel: Panel | null
  filters: Filters
  selectedId: string | null
  /** The wall's scene to begin with. */
  sceneId: string | null
  /** Settings of the wall that the link names, as they stand. */
  screen: Partial<Record<(typeof WALL_PARAMETERS)[number], string>>
  sort: Sort
  language: Language | null
  camera: Camera | null
}

/** A part of a link that could not be used. */
export interface Dropped {
  parameter: string
  value: string
}

/** The options that exist, in the order in which a link lists them. */
export type OptionVocabulary = Readonly<Record<OptionFacet, readonly string[]>>

export interface Vocabulary {
  options: OptionVocabulary
  itemIds: ReadonlySet<string>
  targetIds: ReadonlySet<string>
  ruleSetIds: ReadonlySet<string>
  sceneIds: ReadonlySet<string>
  datasets: ReadonlySet<string>
  /** Where the map can be moved to. */
  sheet: Bounds
}

const PARAMETERS = [
  'view',
  'data',
  'on',
  'since',
  'rules',
  ...OPTION_FACETS,
  'totalYi',
  'q',
  'target',
  'panel',
  'id',
  'scene',
  ...WALL_PARAMETERS,
  'sort',
  'lang',
] as const
export const DEFAULT_SORT: Sort = 'light'

export function vocabularyOf(pack: Pack, datasets: readonly string[]): Vocabulary {
  const distinct = (values: readonly string[]) => [...new Set(values)].sort()
  const heads = pack.units.flatMap(({ head }) => (head === null ? [] : [head.name]))
  const reportedPeople = pack.reports.flatMap(({ leaders = [], departments = [], liaisons = [] }) => [
    ...leaders,
    ...departments,
    ...liaisons,
  ])
  return {
    options: {
      kind: KINDS,
      light: [...LIGHTS, UNKNOWN],
      unit: [...pack.units.map((unit) => unit.id), UNKNOWN],
      stage: [...STAGES, UNKNOWN],
      level: [...LEVELS, UNKNOWN],
      field: [...pack.fields.map((field) => field.id), UNKNOWN],
      watch: [...WATCHES, UNKNOWN],
      blocker: [...BLOCKER_CATEGORIES, UNKNOWN],
      funding: [...FUNDINGS, UNKNOWN],
      tag: [...distinct(pack.items.flatMap((item) => item.tags)), UNKNOWN],
      person: [...distinct([...pack.items.flatMap(accountablesOf), ...reportedPeople, ...heads]), UNKNOWN],
      accuracy: [...ACCURACIES, UNLOCATED],
    },
    itemIds: new Set(pack.items.map((item) => item.id)),
    targetIds: new Set(pack.targets.map((target) => target.id)),
    ruleSetIds: new Set(pack.ruleSets.map((rules) => rules.id)),
    sceneIds: new Set(pack.wall?.scenes.map((scene) => scene.id)),
    datasets: new Set(datasets),
    sheet: pack.backdrop.sheet,
  }
}

/** The dataset a link asks for, needed before its vocabulary is known. */
export function datasetOf(search: string): string | null {
  return new URLSearchParams(search).get('data')
}

/** Reads a link. What it cannot use it drops and names; it never throws. */
export function parseView(search: string, hash: string, vocabulary: Vocabulary): { view: View; dropped: Dropped[] } {
  const dropped: Dropped[] = []
  const drop = (parameter: string, value: string) => void dropped.push({ parameter, value })
  const parameters = new URLSearchParams(search)
  for (const [name, value] of parameters) {
    if (!(PARAMETERS as readonly string[]).includes(name)) drop(name, value)
  }
  for (const name of PARAMETERS)
    parameters
      .getAll(name)
      .slice(1)
      .forEach((value) => drop(name, value))
  const read = <T>(name: (typeof PARAMETERS)[number], accept: (value: string) => T | null): T | null => {
    const value = parameters.get(name)
    if (value === null || value === '') return null
    const accepted = accept(value)
    if (accepted === null) drop(name, value)
    return accepted
  }

  const face = read('view', (value) => (value === 'explorer' || value === 'wall' ? value : null)) ?? 'explorer'
  const isWall = face === 'wall'
  const options: Partial<Record<OptionFacet, readonly string[]>> = {}
  for (const facet of OPTION_FACETS) {
    const value = parameters.get(facet)
    if (value === null || value === '') continue
    const asked = value.split('.').map(decodeOption)
    for (const option of asked) if (!vocabulary.options[facet].includes(option)) drop(facet, option)
    const known = vocabulary.options[facet].filter((option) => asked.includes(option))
    if (known.length > 0) options[facet] = known
  }
  const screen: View['screen'] = {}
  for (const name of WALL_PARAMETERS) {
    const value = read(name, (text) => (isWall ? text : null))
    if (value !== null) screen[name] = value
  }
  const view: View = {
    face,
    dataset: read('data', (value) => (vocabulary.datasets.has(value) ? value : null)),
    on: read('on', (value) => (isDay(value) ? value : null)),
    since: read('since', (value) => (isDay(value) ? value : null)),
    rulesId: read('rules', (value) => (vocabulary.ruleSetIds.has(value) ? value : null)),
    targetId: read('target', (value) => (vocabulary.targetIds.has(value) ? value : null)),
    panel: read('panel', (value) => PANELS.find((panel) => panel === value) ?? null),
    filters: {
      options,
      investment: read('totalYi', parseRange),
      text: tidyText(parameters.get('q') ?? ''),
    },
    selectedId: read('id', (value) => (vocabulary.itemIds.has(value) ? value : null)),
    sceneId: read('scene', (value) => (isWall && vocabulary.sceneIds.has(value) ? value : null)),
    screen,
    sort: read('sort', (value) => SORTS.find((sort) => sort === value) ?? null) ?? DEFAULT_SORT,
    language: read('lang', (value) => LANGUAGES.find((language) => language === value) ?? null),
    camera: null,
  }
  if (hash.length > 1) {
    const camera = parseCamera(hash)
    view.camera = camera !== null && isOver(vocabulary.sheet, camera) ? camera : null
    if (view.camera === null) drop('#', hash.slice(1))
  }
  return { view, dropped }
}

/** Writes a view as `?…#…`, in the normal form: fixed order, defaults left out. The inverse of `parseView`. */
export function formatView(view: View, vocabulary: Vocabulary): string {
  const parts: string[] = []
  const write = (name: (typeof PARAMETERS)[number], value: string | null) => {
    if (value !== null && value !== '') parts.push(`${name}=${encodeValue(value)}`)
  }
  write('view', view.face === 'wall' ? 'wall' : null)
  write('data', view.dataset)
  write('on', view.on)
  write('since', view.since)
  write('rules', view.rulesId)
  for (const facet of OPTION_FACETS) {
    const chosen = view.filters.options[facet]
    if (chosen === undefined || chosen.length === 0) continue
    write(
      facet,
      vocabulary.options[facet]
        .filter((option) => chosen.includes(option))
        .map(encodeOption)
        .join('.'),
    )
  }
  write('totalYi', view.filters.investment === null ? null : formatRange(view.filters.investment))
  write('q', tidyText(view.filters.text))
  write('target', view.targetId)
  write('panel', view.panel)
  write('id', view.selectedId)
  write('scene', view.sceneId)
  for (const name of WALL_PARAMETERS) write(name, view.screen[name] ?? null)
  write('sort', view.sort === DEFAULT_SORT ? null : view.sort)
  write('lang', view.language)
  const search = parts.length > 0 ? `?${parts.join('&')}` : ''
  return search + (view.camera === null ? '' : formatCamera(view.camera))
}

const tidyText = (text: string) => text.trim().replace(/\s+/gu, ' ')

/** An amount range as `10~50`, `10~` or `~50`, in 亿元. */
export function formatRange({ fromYi, toYi }: InvestmentRange): string {
  return `${fromYi ?? ''}~${toYi ?? ''}`
}

function parseRange(text: string): InvestmentRange | null {
  // So many digits a number writes back as it stood, without an exponent.
  const found = /^(\d{1,9}(?:\.\d{1,6})?)?~(\d{1,9}(?:\.\d{1,6})?)?$/.exec(text)
  if (found === null) return null
  const fromYi = found[1] === undefined ? null : Number(found[1])
  const toYi = found[2] === undefined ? null : Number(found[2])
  if (fromYi === null && toYi === null) return null
  return fromYi !== null && toYi !== null && fromYi > toYi ? null : { fromYi, toYi }
}

// A dot separates options, so a dot inside one (a person's initials) is escaped.
const encodeOption = (option: string) => option.replaceAll('%', '%25').replaceAll('.', '%2E')
const decodeOption = (text: string) => text.replaceAll('%2E', '.').replaceAll('%25', '%')

/** Leaves Chinese readable; escapes only what would end or change a query value, and the ASCII that browsers escape. */
const encodeValue = (value: string) =>
  value.replace(/[%&#+"'<>\u0000-\u0020\u007f]/g, (character) =>
    character === "'" ? '%27' : encodeURIComponent(character),
  )

function parseCamera(hash: string): Camera | null {
  const found = /^#map=([^&]+)$/.exec(hash)
  if (found === null) return null
  const numbers = found[1]!.split('/').map((part) => (part === '' ? Number.NaN : Number(part)))
  if (numbers.length < 3 || numbers.length > 5 || !numbers.every(Number.isFinite)) return null
  const [zoom, lat, lon, bearing = 0, pitch = 0] = numbers as [number, number, number, number?, number?]
  const camera = { zoom, lat, lon, bearing, pitch }
  return isCamera(camera) ? camera : null
}

/** A camera at the very edge of the sheet may be rounded over it in a link. */
const EDGE_DEGREES = 1e-4

function isOver([west, south, east, north]: Bounds, { lon, lat }: Camera): boolean {
  const within = (value: number, from: number, to: number) => value >= from - EDGE_DEGREES && value <= to + EDGE_DEGREES
  return within(lon, west, east) && within(lat, south, north)
}

/** Six decimals are about a decimetre, a fraction of a pixel at any zoom: the same link gives the same picture. */
function formatCamera({ zoom, lat, lon, bearing, pitch }: Camera): string {
  const round = (value: number, digits: number) => String(Number(value.toFixed(digits)))
  const turned = Number(bearing.toFixed(1)) !== 0 || Number(pitch.toFixed(1)) !== 0
  return `#map=${round(zoom, 3)}/${round(lat, 6)}/${round(lon, 6)}${turned ? `/${round(bearing, 1)}/${round(pitch, 1)}` : ''}`
}
