import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pagesOf } from '../../src/ui/wall/card-pages'

const ROOM = 10
const heightOf = (lines: readonly { height: number }[]) => lines.reduce((sum, { height }) => sum + height, 0)
const fits = (lines: readonly { height: number }[]) => heightOf(lines) <= ROOM
const sections = fc
  .array(fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 6 }), { maxLength: 6 })
  .map((all) => all.map((heights, section) => heights.map((height, line) => ({ section, line, height }))))

test('every line is on one page, in its order, and a page fits unless a single line does not', () => {
  fc.assert(
    fc.property(sections, (given) => {
      const pages = pagesOf(given, fits)
      expect(pages.flat()).toEqual(given.flat())
      for (const page of pages) expect(page.length === 1 || fits(page)).toBe(true)
    }),
  )
})

test('a section that fits a page is not divided', () => {
  fc.assert(
    fc.property(sections, (given) => {
      const pages = pagesOf(given, fits)
      for (const section of given.filter((lines) => lines.length > 0 && fits(lines))) {
        expect(pages.filter((page) => page.some((line) => section.includes(line)))).toHaveLength(1)
      }
    }),
  )
})

test('what fits together is one page', () => {
  expect(pagesOf([['why'], ['leader', 'department']], () => true)).toEqual([['why', 'leader', 'department']])
  expect(pagesOf([], () => true)).toEqual([])
})
