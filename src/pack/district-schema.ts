import * as v from 'valibot'
import { isDay } from '../domain/day'
import { CADENCES, MEASURES, REVIEW_TYPES, TARGET_METRICS, TARGET_OPERATORS } from '../domain/pack'
import { UNKNOWN, UNLOCATED } from '../domain/filters'
import { LIGHTS, RULE_MEASURES } from '../domain/light-rules'
import type { RejectionReason } from '../domain/rejection'
import { BLOCKER_CATEGORIES } from '../domain/report'
import { ACCURACIES, FUNDINGS, KINDS, LEVELS, STAGES, WATCHES } from '../domain/vocabulary'
import { SCENE_PANELS, WALL_TOURS } from '../domain/wall-plan'
import { isId } from './column-readers'

/** The message of a check is the reason under which its failure is reported. */
const because = (reason: RejectionReason) => reason

const Text = v.pipe(
  v.string(),
  v.check((text) => text.trim() !== '', because('valueMissing')),
)
const Id = v.pipe(v.string(), v.check(isId, because('idMalformed')))
const Day = v.pipe(v.string(), v.check(isDay, because('dateUnparsable')))
const Words = v.strictObject({ zh: Text, en: Text })
const Amount = v.pipe(v.number(), v.minValue(0, because('numberNegative')))
const Count = v.pipe(v.number(), v.integer(because('numberUnparsable')), v.minValue(0, because('numberNegative')))

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)
}

const cited = { sourceId: Text, locator: Text }
const longitude = v.pipe(
  v.number(),
  v.minValue(-180, because('coordinateOutOfRange')),
  v.maxValue(180, because('coordinateOutOfRange')),
)
const latitude = v.pipe(
  v.number(),
  v.minValue(-90, because('coordinateOutOfRange')),
  v.maxValue(90, because('coordinateOutOfRange')),
)

const Source = v.strictObject({
  id: Id,
  title: Words,
  publishedOn: v.nullable(Day),
  url: v.nullable(v.pipe(v.string(), v.check(isWebAddress, because('shapeWrong')))),
  licence: v.nullable(Text),
  notice: v.nullable(Words),
  synthetic: v.optional(v.boolean(), false),
})

const Unit = v.strictObject({
  id: Id,
  name: Words,
  head: v.nullable(v.strictObject({ name: Text, title: Words })),
  ...cited,
})

const Field = v.strictObject({
  id: Id,
  name: Words,
  glyph: v.pipe(
    v.string(),
    v.check((glyph) => [...glyph].length === 1 && glyph.trim() !== '', because('shapeWrong')),
  ),
})

const Figure = v.strictObject({
  id: Id,
  title: Words,
  unit: v.nullable(Text),
  value: Amount,
  measure: v.picklist(MEASURES),
  approximate: v.boolean(),
  on: Day,
  note: v.nullable(Words),
  ...cited,
})

const Target = v.strictObject({
  id: Id,
  title: Words,
  unit: v.nullable(Text),
  scope: v.strictObject({
    kind: v.exactOptional(v.array(v.picklist(KINDS))),
    unit: v.exactOptional(v.array(Text)),
    stage: v.exactOptional(v.array(v.picklist(STAGES))),
    level: v.exactOptional(v.array(v.picklist(LEVELS))),
    field: v.exactOptional(v.array(Text)),
    tag: v.exactOptional(v.array(Text)),
    id: v.exactOptional(v.array(Text)),
  }),
  metric: v.picklist(TARGET_METRICS),
  op: v.picklist(TARGET_OPERATORS),
  value: Amount,
  deadline: v.nullable(Day),
  deadlineInferred: v.boolean(),
  reported: v.nullable(v.strictObject({ done: v.nullable(Count), of: v.nullable(Count), on: Day, ...cited })),
  note: v.nullable(Words),
  ...cited,
})

const Review = v.strictObject({
  unit: Text,
  kind: v.nullable(v.picklist(KINDS)),
  type: v.picklist(REVIEW_TYPES),
  cadence: v.picklist(CADENCES),
  from: v.optional(v.nullable(Day), null),
  note: v.nullable(Words),
  ...cited,
})

const LightRule = v.strictObject({
  id: Id,
  light: v.picklist(['amber', 'red']),
  kinds: v.exactOptional(v.array(v.picklist(KINDS))),
  watches: v.exactOptional(v.array(v.picklist(WATCHES))),
  measure: v.picklist(RULE_MEASURES),
  atLeast: v.exactOptional(v.number()),
  above: v.exactOptional(v.number()),
  atMost: v.exactOptional(v.number()),
  below: v.exactOptional(v.number()),
})

const RuleSet = v.strictObject({
  id: Id,
  title: Words,
  basis: v.nullable(Words),
  rules: v.array(LightRule),
  recoveryDays: v.nullable(Count),
})

const Calendar = v.strictObject({
  // With every day one of rest, no report would ever be due.
  restWeekdays: v.pipe(
    v.array(v.pipe(Count, v.minValue(1, because('shapeWrong')), v.maxValue(7, because('shapeWrong')))),
    v.check((days) => new Set(days).size < 7, because('shapeWrong')),
  ),
  holidays: v.array(v.strictObject({ from: Day, to: Day, name: Words })),
  workdays: v.array(Day),
  ...cited,
})

const between = (least: number, most: number) =>
  v.pipe(v.number(), v.minValue(least, because('numberOutOfRange')), v.maxValue(most, because('numberOutOfRange')))
const optionsOf = <const O extends readonly string[]>(...options: O) => v.exactOptional(v.array(v.picklist(options)))

const Scene = v.strictObject({
  id: Id,
  title: Words,
  camera: v.nullable(
    v.strictObject({
      zoom: between(0, 24),
      lat: latitude,
      lon: longitude,
      bearing: v.optional(between(-360, 360), 0),
      pitch: v.optional(between(0, 85), 0),
    }),
  ),
  // Units, fields and tags are the pack's own and checked apart, by each of their names.
  filters: v.strictObject({
    kind: optionsOf(...KINDS),
    light: optionsOf(...LIGHTS, UNKNOWN),
    unit: v.exactOptional(v.array(Text)),
    stage: optionsOf(...STAGES, UNKNOWN),
    level: optionsOf(...LEVELS, UNKNOWN),
    field: v.exactOptional(v.array(Text)),
    watch: optionsOf(...WATCHES, UNKNOWN),
    blocker: optionsOf(...BLOCKER_CATEGORIES, UNKNOWN),
    funding: optionsOf(...FUNDINGS, UNKNOWN),
    tag: v.exactOptional(v.array(Text)),
    accuracy: optionsOf(...ACCURACIES, UNLOCATED),
  }),
  panel: v.nullable(v.picklist(SCENE_PANELS)),
  seconds: between(5, 300),
})

const Wall = v.strictObject({ tour: v.picklist(WALL_TOURS), scenes: v.array(Scene) })

/** `district.json` as it stands on disk: no key more, none less. References are checked apart. */
export const DistrictSchema = v.strictObject({
  id: Id,
  title: Words,
  district: Words,
  asOf: Day,
  asOfLabel: v.nullable(Words),
  synthetic: v.boolean(),
  bounds: v.pipe(
    v.strictTuple([longitude, latitude, longitude, latitude]),
    v.check(([west, south, east, north]) => west < east && south < north, because('shapeWrong')),
  ),
  sources: v.array(Source),
  units: v.array(Unit),
  fields: v.array(Field),
  figures: v.array(Figure),
  targets: v.array(Target),
  reviews: v.array(Review),
  ruleSets: v.optional(v.array(RuleSet), []),
  calendar: v.optional(v.nullable(Calendar), null),
  wall: v.optional(v.nullable(Wall), null),
})

export type District = v.InferOutput<typeof DistrictSchema>
