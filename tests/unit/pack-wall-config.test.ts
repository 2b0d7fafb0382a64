import { describe, expect, test } from 'vitest'
import { DEFAULT_WALL, readWallSettings } from '../../src/pack/wall-config'

describe('settings of the wall', () => {
  test('that are missing take their defaults', () => {
    expect(readWallSettings(undefined, '')).toEqual({ settings: DEFAULT_WALL, problems: [] })
    expect(readWallSettings({}, '?view=wall')).toEqual({ settings: DEFAULT_WALL, problems: [] })
  })

  test('that are all given are taken', () => {
    const given = {
      panels: [4, 2],
      bezelPx: 12,
      pixelPitchMm: 1.2,
      viewingDistanceM: 6,
      motion: 'cuts',
      restartAt: null,
      pollSeconds: 60,
    }
    expect(readWallSettings(given, '')).toEqual({ settings: given, problems: [] })
  })

  test('in the address go before those of the file', () => {
    const { settings, problems } = readWallSettings(
      { panels: [1, 1], bezelPx: 3 },
      '?panels=4x2&bezel=12&pitch=1.2&distance=6.5&motion=flights',
    )
    expect(problems).toEqual([])
    expect(settings).toMatchObject({
      panels: [4, 2],
      bezelPx: 12,
      pixelPitchMm: 1.2,
      viewingDistanceM: 6.5,
      motion: 'flights',
    })
  })

  test.each([
    [{ panels: [0, 1] }, 'wall.panels'],
    [{ panels: [1.5, 1] }, 'wall.panels'],
    [{ panels: [1] }, 'wall.panels'],
    [{ panels: 4 }, 'wall.panels'],
    [{ bezelPx: -1 }, 'wall.bezelPx'],
    [{ bezelPx: '12' }, 'wall.bezelPx'],
    [{ pixelPitchMm: 0 }, 'wall.pixelPitchMm'],
    [{ viewingDistanceM: Number.NaN }, 'wall.viewingDistanceM'],
    [{ motion: 'fast' }, 'wall.motion'],
    [{ restartAt: '24:00' }, 'wall.restartAt'],
    [{ restartAt: '3:30' }, 'wall.restartAt'],
    [{ pollSeconds: 1 }, 'wall.pollSeconds'],
  ])('that are not understood are told, and their default stands: %j', (value, path) => {
    expect(readWallSettings(value, '')).toEqual({ settings: DEFAULT_WALL, problems: [{ path, code: 'unknownValue' }] })
  })

  test.each([
    ['?panels=4', '?panels'],
    ['?panels=4x2x1', '?panels'],
    ['?panels=ax2', '?panels'],
    ['?bezel=', '?bezel'],
    ['?distance=far', '?distance'],
    ['?motion=slow', '?motion'],
  ])('in the address that are not understood are told: %s', (search, path) => {
    expect(readWallSettings(undefined, search)).toEqual({
      settings: DEFAULT_WALL,
      problems: [{ path, code: 'unknownValue' }],
    })
  })

  test('that do not exist, hostile ones too, are told', () => {
    const value: unknown = JSON.parse('{"__proto__": 1, "constructor": 2, "colour": "red"}')
    expect(readWallSettings(value, '').problems.map(({ path }) => path)).toEqual([
      'wall.__proto__',
      'wall.constructor',
      'wall.colour',
    ])
  })

  test.each([[null], [[]], ['wall'], [3]])('that are no object are told: %j', (value) => {
    expect(readWallSettings(value, '')).toEqual({
      settings: DEFAULT_WALL,
      problems: [{ path: 'wall', code: 'wrongType' }],
    })
  })
})
