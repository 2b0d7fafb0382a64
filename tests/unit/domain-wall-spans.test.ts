import { expect, test } from 'vitest'
import { piecesOf, stackBands } from '../../src/domain/wall-spans'

const TWO = [
  { from: 0, to: 100 },
  { from: 110, to: 200 },
]
const band = (want: number, need = want, mayCross = false) => ({ want, need, mayCross })

test('a band ends at a seam that leaves it what it needs', () => {
  expect(stackBands([band(60), band(40, 30)], TWO, 5, 200)[1]).toEqual({ from: 65, to: 100 })
})

test('a band that a seam leaves too little begins beyond it, and the one before grows up to the seam', () => {
  expect(stackBands([band(60), band(40)], TWO, 5, 150)).toEqual([
    { from: 0, to: 100 },
    { from: 110, to: 150 },
  ])
})

test('a band that seams may cross ends at one nearby, else where it wants to', () => {
  const first = (want: number) => stackBands([band(want, 0, true), band(20)], TWO, 5, 200)[0]
  expect(first(90)).toEqual({ from: 0, to: 100 })
  expect(first(150)).toEqual({ from: 0, to: 150 })
})

test('a band for which no room is left is left out, and none before it grows over a seam', () => {
  expect(stackBands([band(30), band(95)], TWO, 5, 200)).toEqual([{ from: 0, to: 100 }, null])
})

test('pieces leave slivers out, but never all', () => {
  expect(piecesOf({ from: 0, to: 115 }, TWO, 20)).toEqual([{ from: 0, to: 100 }])
  expect(piecesOf({ from: 95, to: 115 }, TWO, 20)).toHaveLength(2)
})
