import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import Papa from 'papaparse'
import { describe, expect, test } from 'vitest'
import { ROOT, sourceFiles } from './architecture-source-files'

const PACK = join(ROOT, 'geodata/laishan')
const files = sourceFiles()

/** The words of a file's name: `map-view.svelte.ts` and `MapView.svelte` are both map and view. */
function wordsOf(path: string): string[] {
  const stem = basename(path).replace(/\..*$/, '')
  return stem
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .split('-')
}

/** Every word of the district that could stand in code: its names, its units and what its ledgers name. */
function districtWords(): string[] {
  const district: { id: string; units: { id: string; name: { zh: string; en: string } }[] } = JSON.parse(
    readFileSync(join(PACK, 'district.json'), 'utf8'),
  )
  const units = district.units.flatMap(({ id, name }) => [id, name.zh, name.en])
  const items = readdirSync(PACK)
    .filter((file) => file.endsWith('.csv'))
    .flatMap((file) => {
      const { data } = Papa.parse<Record<string, string>>(readFileSync(join(PACK, file), 'utf8'), { header: true })
      return data.flatMap(({ id, name }) => [id ?? '', name ?? ''])
    })
  const words = ['莱山', 'laishan', district.id, ...units, ...items.filter((word) => word.length > 2)]
  return [...new Set(words.map((word) => word.toLowerCase()))]
}

describe('the source', () => {
  test('is found', () => {
    expect(files.length).toBeGreaterThan(60)
    expect(files.some(({ path }) => path.endsWith('.svelte'))).toBe(true)
  })

  test('has no file whose name says nothing', () => {
    const vague = ['util', 'utils', 'helper', 'helpers', 'common', 'manager', 'misc']
    const wrong = files.filter(({ path }) => {
      const words = wordsOf(path)
      return words.some((word) => vague.includes(word)) || words.join('-') === 'index'
    })
    expect(wrong.map(({ path }) => path)).toEqual([])
    expect(wordsOf('src/map/MapHelpers.svelte')).toEqual(['map', 'helpers'])
  })

  test('does not know the district: a district is data, not code', () => {
    const words = districtWords()
    expect(words.length).toBeGreaterThan(30)
    const known = files.flatMap(({ path, text }) => {
      const folded = text.toLowerCase()
      return words.filter((word) => folded.includes(word)).map((word) => `${path}: ${word}`)
    })
    expect(known).toEqual([])
  })

  test.each(['{@html', 'innerHTML', 'outerHTML', 'insertAdjacentHTML', 'setHTML', 'document.write'])(
    'never makes markup of text with %s',
    (way) => {
      expect(files.filter(({ text }) => text.includes(way)).map(({ path }) => path)).toEqual([])
    },
  )
})
