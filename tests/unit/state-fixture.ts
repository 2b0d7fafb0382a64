import fc from 'fast-check'
import type { Camera } from '../../src/domain/camera'
import { OPTION_FACETS, type Filters, type OptionFacet } from '../../src/domain/filters'
import { SORTS } from '../../src/domain/order'
import { PANELS, vocabularyOf, type View, type Vocabulary } from '../../src/state/view-url'
import { createRandom, randomFilters, randomPack } from '../random-pack'

export const pack = randomPack(11, 200)
export const DATASETS = ['first', 'second']
const SCENES = ['villages', 'zone']
const SCENE = { title: { zh: '景', en: 'Scene' }, camera: null, filters: {}, panel: null, seconds: 10 }
/** A sheet of the whole world, so that any camera may be linked to. */
const WORLD = {
  ...pack,
  wall: { tour: 'mixed' as const, scenes: SCENES.map((id) => ({ ...SCENE, id })) },
  backdrop: { ...pack.backdrop, sheet: [-180, -85, 180, 85] as const },
}
export const vocabulary = vocabularyOf(WORLD, DATASETS)

export const PLAIN_VIEW: View = {
  face: 'explorer',
  dataset: null,
  on: null,
  since: null,
  rulesId: null,
  targetId: null,
  panel: null,
  filters: { options: {}, investment: null, text: '' },
  selectedId: null,
  sceneId: null,
  screen: {},
  sort: 'light',
  language: null,
  camera: null,
}

/** Filters as a link can carry them: options in the vocabulary's order, no empty lists, one space between words. */
function inNormalForm(filters: Filters, { options: known }: Vocabulary): Filters {
  const options: Partial<Record<OptionFacet, readonly string[]>> = {}
  for (const facet of OPTION_FACETS) {
    const chosen = known[facet].filter((option) => filters.options[facet]?.includes(option))
    if (chosen.length > 0) options[facet] = chosen
  }
  return { ...filters, options, text: filters.text.split(/\s+/u).filter(Boolean).join(' ') }
}

export const AWKWARD = [
  '&',
  '#',
  '+',
  '%',
  '%2B',
  '=',
  '?',
  '.',
  '~',
  '/',
  ' ',
  '\t',
  '"',
  "'",
  '<b>',
  '\\',
  '宋家庄',
  '\u3000',
  '𠮷',
  'é',
]

export const awkwardText = fc
  .array(fc.oneof(fc.constantFrom(...AWKWARD), fc.string({ unit: 'grapheme', maxLength: 3 })), { maxLength: 6 })
  .map((parts) => parts.join(''))

const scaled = (min: number, max: number, parts: number) => fc.integer({ min, max }).map((whole) => whole / parts)

export const cameras: fc.Arbitrary<Camera> = fc.record({
  zoom: scaled(0, 2400, 100),
  lat: scaled(-85e5, 85e5, 1e5),
  lon: scaled(-180e5, 180e5, 1e5),
  bearing: scaled(-3600, 3600, 10),
  pitch: scaled(0, 850, 10),
})

const ranges = fc
  .tuple(fc.option(scaled(0, 1_000_000, 100)), fc.option(scaled(0, 1_000_000, 100)))
  .map(([one, other]) =>
    one === null && other === null
      ? null
      : one !== null && other !== null
        ? { fromYi: Math.min(one, other), toYi: Math.max(one, other) }
        : { fromYi: one, toYi: other },
  )

const orNull = <T>(values: readonly T[]) => fc.option(fc.constantFrom(...values))

const explorerViews: fc.Arbitrary<View> = fc.record({
  face: fc.constant('explorer' as const),
  sceneId: fc.constant(null),
  screen: fc.constant({}),
  dataset: orNull(DATASETS),
  on: orNull(['2023-06-30', '2024-02-29']),
  since: orNull(['2023-05-31', '2024-02-28']),
  rulesId: orNull(pack.ruleSets.map(({ id }) => id)),
  targetId: orNull(pack.targets.map(({ id }) => id)),
  panel: orNull(PANELS),
  filters: fc
    .record({ seed: fc.nat(0xffffffff), investment: ranges, text: awkwardText })
    .map(({ seed, investment, text }) =>
      inNormalForm({ ...randomFilters(createRandom(seed), pack), investment, text }, vocabulary),
    ),
  selectedId: orNull(pack.items.map(({ id }) => id)),
  sort: fc.constantFrom(...SORTS),
  language: orNull(['zh', 'en'] as const),
  camera: fc.option(cameras),
})

/** What a link may say of a wall's screen. */
const screens: fc.Arbitrary<View['screen']> = fc.record(
  {
    panels: fc.constantFrom('4x2', '1x1'),
    bezel: fc.constantFrom('0', '12'),
    pitch: fc.constant('1.2'),
    distance: fc.constantFrom('6', '12.5'),
    motion: fc.constantFrom('auto', 'cuts'),
  },
  { requiredKeys: [] },
)

/** Views in normal form over the pack, with every part present or absent. */
export const views: fc.Arbitrary<View> = fc.oneof(
  explorerViews,
  fc
    .tuple(explorerViews, orNull(SCENES), screens)
    .map(([view, sceneId, screen]): View => ({ ...view, face: 'wall', sceneId, screen })),
)
