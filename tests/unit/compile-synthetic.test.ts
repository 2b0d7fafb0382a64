import { describe, expect, test } from 'vitest'
import { compilePack } from '../../src/pack/compile-pack'
import { LAISHAN, PackFolder, SHUANGQIAO, setAt } from '../packs/pack-files'
import { rejectionsOf } from '../packs/rejections-of'

interface District {
  synthetic: boolean
  sources: { id: string; synthetic?: boolean }[]
}

/** The fictional pack as a real one or a drill, with these sources marked as invented. */
function marked(synthetic: boolean, ...invented: string[]): PackFolder {
  return new PackFolder(SHUANGQIAO).json<District>('district.json', (district) => {
    district.synthetic = synthetic
    for (const source of district.sources) if (invented.includes(source.id)) source.synthetic = true
  })
}

const FACT_FILES = ['projects.csv', 'milestones.csv', 'reports.csv', 'blockers.csv'] as const
const FACT_PATHS = ['figures.0', 'targets.0', 'targets.0.reported', 'reviews.0']
const GROUND_PATHS = ['units.0', 'calendar']
const written = (path: string) => `${path.replace(/\.(\d+)/g, '[$1]')}.sourceId`

const cites = (pack: PackFolder, file: string, id: string) => pack.cell(file, 2, 'sourceId', id)
const citesAt = (pack: PackFolder, path: string, id: string) =>
  pack.json('district.json', (district) => setAt(district, `${path}.sourceId`, id))
const citesIn = (pack: PackFolder, file: string, id: string) =>
  pack.feature(file, 1, ({ properties }) => {
    properties.sourceId = id
  })

/** A real pack that declares an invented source and does not cite it. */
const real = () =>
  marked(false).json<District>('district.json', ({ sources }) => {
    sources.push({ ...sources[0]!, id: 'dream', synthetic: true })
  })
/** A drill on surveyed ground: its calendar, positions and backdrop cite a real source. */
const drill = () => marked(true, 'test-plan')

describe('a real pack', () => {
  test('may declare an invented source', () => {
    expect(rejectionsOf(real())).toEqual([])
  })

  const refusal = { value: 'dream', reason: 'sourceInvented', expected: 'test-plan, test-survey' }

  test.each(FACT_FILES)('that cites one in %s is refused', (file) => {
    expect(rejectionsOf(cites(real(), file, 'dream'))).toMatchObject([{ file, row: 2, column: 'sourceId', ...refusal }])
  })

  test.each([...FACT_PATHS, ...GROUND_PATHS])('that cites one at %s is refused', (path) => {
    expect(rejectionsOf(citesAt(real(), path, 'dream'))).toMatchObject([{ column: written(path), ...refusal }])
  })

  test.each(['geometry.geojson', 'backdrop.geojson'])('that cites one in %s is refused', (file) => {
    expect(rejectionsOf(citesIn(real(), file, 'dream'))).toMatchObject([{ file, column: 'sourceId', ...refusal }])
  })
})

describe('a drill with an invented source', () => {
  test('may stand on real ground', () => {
    expect(rejectionsOf(drill())).toEqual([])
    expect(rejectionsOf(citesAt(drill(), 'units.0', 'test-survey'))).toEqual([])
  })

  const refusal = { value: 'test-survey', reason: 'sourceReal', expected: 'test-plan' }

  test.each(FACT_FILES)('that cites a real one in %s is refused', (file) => {
    const rejections = rejectionsOf(cites(drill(), file, 'test-survey'))
    expect(rejections).toMatchObject([{ file, row: 2, column: 'sourceId', ...refusal }])
  })

  test.each(FACT_PATHS)('that cites a real one at %s is refused', (path) => {
    expect(rejectionsOf(citesAt(drill(), path, 'test-survey'))).toMatchObject([{ column: written(path), ...refusal }])
  })

  test('still misses a source that is not declared', () => {
    expect(rejectionsOf(cites(drill(), 'projects.csv', 'rumour'))).toMatchObject([{ reason: 'referenceDangling' }])
  })
})

test('a drill without an invented source may cite any', () => {
  expect(rejectionsOf(cites(marked(true), 'projects.csv', 'test-survey'))).toEqual([])
})

test('a source says whether it is invented, and none of Laishan is', () => {
  const sourcesOf = (pack: PackFolder) => compilePack(pack.files, () => []).pack?.sources ?? []
  expect(sourcesOf(drill()).map(({ synthetic }) => synthetic)).toEqual([true, false])
  expect(sourcesOf(new PackFolder(LAISHAN)).some(({ synthetic }) => synthetic)).toBe(false)
})
