import { describe, expect, test } from 'vitest'
import { openHandChannel, randomId, readHandMessage, type HandMessage } from '../../src/state/hand-protocol'

const SOUND: readonly HandMessage[] = [
  { kind: 'presence', wallId: 'w', datasetId: 'd', holder: null },
  { kind: 'presence', wallId: 'w', datasetId: 'd', holder: { id: 'e', label: '7F' } },
  { kind: 'refused', wallId: 'w', datasetId: 'd', explorerId: 'e', reason: 'otherDataset' },
  { kind: 'look' },
  { kind: 'take', explorerId: 'e', seq: 1, label: '7F', datasetId: 'd', link: '' },
  { kind: 'view', explorerId: 'e', seq: 2, link: '?id=a#map=11/30/110' },
  { kind: 'release', explorerId: 'e', seq: 3 },
]

describe('a message between screens', () => {
  test.each(SOUND)('of the kind $kind is read whole', (message) => {
    expect(readHandMessage({ ...message, v: 1 })).toEqual({ ...message, v: 1 })
  })

  test.each(SOUND.filter(({ kind }) => kind !== 'look'))('of the kind $kind is dropped if a part is missing', (own) => {
    const parts = Object.keys(own).filter((part) => part !== 'kind')
    for (const part of parts) expect(readHandMessage({ ...own, v: 1, [part]: undefined }), part).toBeNull()
  })

  test.each([
    ['nothing', null],
    ['a text', 'take'],
    ['a list', [{ v: 1, kind: 'look' }]],
    ['no version', { kind: 'look' }],
    ['another version', { v: 2, kind: 'look' }],
    ['an unknown kind', { v: 1, kind: 'dance' }],
    ['a kind that every object has', { v: 1, kind: 'toString' }],
    ['a kind that is no text', { v: 1, kind: ['look'] }],
    ['a link to somewhere else', { v: 1, kind: 'view', explorerId: 'e', seq: 1, link: 'https://example.org/' }],
    ['a link without end', { v: 1, kind: 'view', explorerId: 'e', seq: 1, link: `?q=${'a'.repeat(20_000)}` }],
    ['a number that is none', { v: 1, kind: 'release', explorerId: 'e', seq: Number.NaN }],
    [
      'an endless label',
      { v: 1, kind: 'presence', wallId: 'w', datasetId: 'd', holder: { id: 'e', label: 'x'.repeat(21) } },
    ],
    ['an unknown reason', { v: 1, kind: 'refused', wallId: 'w', datasetId: 'd', explorerId: 'e', reason: 'mood' }],
  ])('is dropped if it is %s', (_what, data) => {
    expect(readHandMessage(data)).toBeNull()
  })
})

test('ids are long and differ', () => {
  const ids = Array.from({ length: 100 }, randomId)
  expect(new Set(ids).size).toBe(100)
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{16}$/)
})

describe('the channel', () => {
  const host = (baseURI: string, BroadcastChannel: unknown) =>
    ({ document: { baseURI }, BroadcastChannel }) as unknown as Window & typeof globalThis
  class Named {
    constructor(readonly name: string) {}
  }

  test('is one for every page of an installation, and another for its neighbour', () => {
    const nameAt = (address: string) => openHandChannel(host(address, Named))?.name
    expect(nameAt('http://wall.example/a/?view=wall')).toBe(nameAt('http://wall.example/a/index.html?id=x#map=1/2/3'))
    expect(nameAt('http://wall.example/a/')).not.toBe(nameAt('http://wall.example/b/'))
  })

  test('is none where the browser has none', () => {
    expect(openHandChannel(host('http://wall.example/', undefined))).toBeNull()
  })
})
