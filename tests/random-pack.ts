import { INVESTMENT_BANDS } from '../src/domain/facet-index'
import {
  OPTION_FACETS,
  optionsOf,
  UNKNOWN,
  UNLOCATED,
  type Filters,
  type InvestmentRange,
  type OptionFacet,
} from '../src/domain/filters'
import { lexiconOf } from '../src/domain/search'
import { investmentOf, type Enterprise, type Item, type Position, type PositionGeometry } from '../src/domain/item'
import { PACK_FORMAT, type Bounds, type Pack } from '../src/domain/pack'
import { FUNDINGS, KINDS, LEVELS, PLAN_CLASSES, STAGES_OF, type Kind } from '../src/domain/vocabulary'
import {
  BACKDROP,
  both,
  BOUNDS,
  cellOf,
  DEPARTMENTS,
  DISTRICT,
  FIELDS,
  NOUNS,
  PEOPLE,
  PINYIN,
  PLACES,
  rectangle,
  rounded,
  RULES,
  SOURCE,
  TAGS,
  TARGETS,
  UNITS,
} from './random-district'

/** Uniform in [0, 1). */
export type Random = () => number

/** Mulberry32: 32 bits of state, the same numbers for the same seed everywhere. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const MARGIN = 0.012
const REACH = 0.01

const KIND_WEIGHTS: readonly Kind[] = ['project', 'project', 'project', 'project', 'project', 'project', ...KINDS]

const pick = <T>(random: Random, options: readonly T[]): T => options[Math.floor(random() * options.length)]!
const maybe = <T>(random: Random, chance: number, value: () => T): T | null => (random() < chance ? value() : null)
const between = (random: Random, from: number, to: number) => from + random() * (to - from)
const whole = (random: Random, from: number, to: number) => Math.floor(between(random, from, to + 1))

/** Up to `most` different options, in the order of the list; each count from 0 is as likely. */
function some<T>(random: Random, options: readonly T[], most: number): readonly T[] {
  const chosen = new Set(Array.from({ length: whole(random, 0, most) }, () => pick(random, options)))
  return options.filter((option) => chosen.has(option))
}

function geometryOf(random: Random, kind: Kind, [west, south, east, north]: Bounds): PositionGeometry {
  const lon = rounded(between(random, west + MARGIN, east - MARGIN), 6)
  const lat = rounded(between(random, south + MARGIN, north - MARGIN), 6)
  if (kind === 'road') {
    const bends = Array.from({ length: whole(random, 1, 3) }, (_, bend) => [
      rounded(lon + ((bend + 1) * REACH) / 3, 6),
      rounded(lat + between(random, -REACH, REACH), 6),
    ])
    return { type: 'LineString', coordinates: [[lon, lat], ...bends] }
  }
  const area = random() < (kind === 'land' || kind === 'park' ? 0.6 : 0.15)
  if (!area) return { type: 'Point', coordinates: [lon, lat] }
  const [width, height] = [between(random, 0.002, REACH), between(random, 0.002, REACH)]
  return rectangle([lon, lat, rounded(lon + width, 6), rounded(lat + height, 6)])
}

function positionOf(random: Random, kind: Kind, cell: Bounds): Position | null {
  const draw = random()
  if (draw < 0.3) return null
  const approximate = draw < 0.6
  return {
    geometry: geometryOf(random, kind, cell),
    accuracy: approximate ? 'approximate' : draw < 0.8 ? 'digitised' : 'surveyed',
    errorM: approximate ? whole(random, 50, 2000) : maybe(random, 0.2, () => whole(random, 1, 20)),
    basis: null,
    source: SOURCE,
  }
}

const dayAfter2022 = (days: number) => new Date(Date.UTC(2022, 0, 1 + days)).toISOString().slice(0, 10)

function planOf(random: Random): Item['plan'] {
  const start = whole(random, 0, 1000)
  return {
    startOn: maybe(random, 0.6, () => dayAfter2022(start)),
    finishOn: maybe(random, 0.6, () => dayAfter2022(start + whole(random, 30, 900))),
    basis: null,
    milestones: random() < 0.1 ? [{ title: '开工', dueOn: dayAfter2022(start), source: SOURCE }] : [],
  }
}

/** About a third of the amounts is unknown; the known ones spread from 0.3 to 300 亿元. */
function randomInvestment(random: Random) {
  const totalYi = maybe(random, 0.65, () => rounded(10 ** between(random, -0.5, 2.5), 2))
  const part = (chance: number) => maybe(random, chance, () => rounded((totalYi ?? 10) * between(random, 0.05, 0.5), 2))
  return { totalYi, yearPlanYi: part(0.5), doneYi: part(0.3) }
}

function householdsOf(random: Random) {
  const total = whole(random, 100, 1200)
  const done = (share: number) => maybe(random, 0.6, () => Math.floor(total * share * random()))
  return {
    total: maybe(random, 0.8, () => total),
    signed: done(1),
    vacated: done(0.8),
    demolished: done(0.6),
    rehoused: done(0.4),
  }
}

function randomItem(random: Random, index: number): Item {
  const kind = KINDS[index] ?? pick(random, KIND_WEIGHTS)
  const place = whole(random, 0, PLACES.length - 1)
  const name = `${PLACES[place]![0]}${pick(random, NOUNS[kind])}`
  const owned = random() < 0.85
  const base: Omit<Enterprise, 'kind' | 'anchor'> = {
    id: `${kind}-${index + 1}`,
    name: `${name}${index + 1}号`,
    aliases: random() < 0.2 ? [`${name}二期`] : [],
    unit: owned ? UNITS[place]!.id : null,
    tags: some(random, TAGS, 2),
    accountability: {
      leaders: some(random, PEOPLE, 2),
      departments: some(random, DEPARTMENTS, 1),
      liaisons: some(random, PEOPLE, 1),
    },
    taskForce: maybe(random, 0.15, () => `${PLACES[place]![0]}专班`),
    plan: planOf(random),
    funding: some(random, FUNDINGS, 2),
    note: null,
    listedOn: null,
    source: SOURCE,
    position: positionOf(random, kind, owned ? cellOf(place) : DISTRICT),
  }
  const staged = {
    stage: maybe(random, 0.85, () => pick(random, STAGES_OF[kind])),
    progressPct: maybe(random, 0.4, () => whole(random, 0, 100)),
  }
  const areaM2 = maybe(random, 0.7, () => whole(random, 2_000, 900_000))
  const yesOrNo = () => maybe(random, 0.7, () => random() < 0.5)
  switch (kind) {
    case 'project': {
      const level = maybe(random, 0.85, () => pick(random, LEVELS))
      const field = maybe(random, 0.85, () => pick(random, FIELDS).id)
      const planClass = maybe(random, 0.8, () => pick(random, PLAN_CLASSES))
      const investment = randomInvestment(random)
      return { kind, ...base, ...staged, investment, level, field, planClass, landCleared: yesOrNo() }
    }
    case 'park':
      return { kind, ...base, ...staged, investment: randomInvestment(random), areaM2 }
    case 'village': {
      const investment = randomInvestment(random)
      return { kind, ...base, ...staged, investment, households: householdsOf(random), resettlement: null }
    }
    case 'road':
      return { kind, ...base, ...staged, investment: randomInvestment(random), lengthKm: 1.5, lengthOpenKm: null }
    case 'land':
      return { kind, ...base, areaM2, owner: null, idle: yesOrNo(), status: null }
    case 'enterprise':
      return { kind, ...base, anchor: yesOrNo() }
    case 'community':
      return { kind, ...base, ...staged }
  }
}

/** A complete pack of a district that does not exist; the same for the same seed and size. From 7 items on, it has every kind. */
export function randomPack(seed: number, size: number): Pack {
  const random = createRandom(seed)
  return {
    format: PACK_FORMAT,
    id: `generated-${seed}-${size}`,
    title: both(`虚构数据 ${size} 项`, `Generated, ${size} items`),
    district: both('虚构区', 'Generated District'),
    asOf: '2023-06-30',
    asOfLabel: null,
    synthetic: true,
    bounds: BOUNDS,
    sources: [
      {
        id: SOURCE.id,
        title: both('程序生成', 'Generated by a program'),
        publishedOn: null,
        url: null,
        licence: 'MIT',
        notice: both('虚构数据', 'Generated data'),
        synthetic: true,
      },
    ],
    units: UNITS,
    fields: FIELDS,
    figures: [
      {
        id: 'reported-projects',
        title: both('上报项目', 'Reported projects'),
        unit: UNITS[0]!.id,
        value: 21,
        measure: 'items',
        approximate: false,
        on: '2023-03-01',
        note: null,
        source: SOURCE,
      },
    ],
    targets: TARGETS,
    reviews: [
      {
        unit: UNITS[0]!.id,
        kind: 'project',
        type: 'dispatch',
        cadence: 'weekly',
        from: null,
        note: null,
        source: SOURCE,
      },
    ],
    items: Array.from({ length: size }, (_, index) => randomItem(random, index)),
    reports: [],
    blockers: [],
    ruleSets: [RULES, { ...RULES, id: 'strict', recoveryDays: null }],
    calendar: null,
    wall: null,
    pinyin: PINYIN,
    backdrop: BACKDROP,
  }
}

/** One of the bands, or a range whose ends are amounts of items where they are known; one end may be open. */
function randomRange(random: Random, items: readonly Item[]): InvestmentRange {
  const open = random()
  if (open < 0.3 || items.length === 0) return pick(random, INVESTMENT_BANDS)
  const end = () => investmentOf(pick(random, items))?.totalYi ?? whole(random, 0, 50)
  const [fromYi, toYi] = [end(), end()].sort((a, b) => a - b) as [number, number]
  return { fromYi: open < 0.5 ? null : fromYi, toYi: open > 0.8 ? null : toYi }
}

const QUERIES = ['yx', 'yunxi', 'zhongshan', 'chang', '产业', '王甲', 'jsj', 'subdistrict', '1 学校', 'doe', '没有的']

/** What a reader might ask of a pack: options that its items have, unknowns, empty lists, ranges and words. */
export function randomFilters(random: Random, pack: Pack): Filters {
  const options: Partial<Record<OptionFacet, readonly string[]>> = {}
  const lexicon = lexiconOf(pack)
  for (const facet of OPTION_FACETS) {
    const draw = random()
    if (draw < 0.7 || pack.items.length === 0) continue
    if (draw < 0.73) options[facet] = []
    else {
      const asked = Array.from(
        { length: whole(random, 1, 4) },
        () => optionsOf(pick(random, pack.items), facet, lexicon) ?? [],
      )
      if (random() < 0.2) asked.push([facet === 'accuracy' ? UNLOCATED : UNKNOWN])
      options[facet] = [...new Set(asked.flat())]
    }
  }
  return {
    options,
    investment: maybe(random, 0.25, () => randomRange(random, pack.items)),
    text: maybe(random, 0.2, () => pick(random, QUERIES)) ?? '',
  }
}
