import { describe, expect, test } from 'vitest'
import { report } from './log-fixture'
import { done, projects, stateOn, target } from './target-fixture'

const DAY = '2023-03-31'

describe('the pace', () => {
  const started = (count: number, on: string) =>
    Array.from({ length: count }, (_, index) => report(`p${index + 1}`, on, { stage: 'building' }))

  test('needed is the gap over the weeks that are left', () => {
    // 14 days before the deadline.
    const state = stateOn('2023-06-16', target(), projects(18, 24))
    expect(state.pace).toEqual({ neededPerWeek: 8, perWeek: 0 })
  })

  test('of late is that of the last four weeks', () => {
    const reports = [...started(8, '2023-03-04'), ...started(2, '2023-03-03')]
    const state = stateOn(DAY, target(), projects(0, 42), { reports })
    expect(state).toMatchObject({ done: 8, trend: 6, pace: { perWeek: 1.5 } })
  })

  test('that just reaches the goal is on course, and one less is not', () => {
    // 28 days before the deadline, so that the next four weeks must bring what the last four did.
    const after = (count: number) =>
      stateOn('2023-06-02', target(), projects(0, 42), { reports: started(count, '2023-06-01') })
    expect(after(17)).toMatchObject({ gap: 17, trend: 17, onCourse: true })
    expect(after(16)).toMatchObject({ gap: 18, trend: 16, onCourse: false })
  })

  test('is not shifted by rounding', () => {
    const days = Array.from({ length: 120 }, (_, index) => index + 1)
    const wrong = days.flatMap((trend) =>
      [4, 8, 12, 20, 40, 44, 52, 122].filter((daysLeft) => {
        const gap = (trend * daysLeft) / 28
        if (!Number.isInteger(gap)) return false
        const day = new Date(Date.UTC(2023, 5, 30 - daysLeft)).toISOString().slice(0, 10)
        const asked = target({ metric: 'sumYi', op: '>=', value: trend + gap })
        const state = stateOn(day, asked, [done('a', 0)], { reports: [report('a', day, { doneYi: trend })] })
        return state.onCourse !== true
      }),
    )
    expect(wrong).toEqual([])
  })

  test('cannot be told without a deadline, and what is met needs none', () => {
    expect(stateOn(DAY, target({ deadline: null }), projects(1, 9))).toMatchObject({
      pace: { neededPerWeek: null, perWeek: 0 },
      onCourse: null,
      atDeadline: null,
    })
    expect(stateOn(DAY, target({ deadline: null }), projects(9, 0)).onCourse).toBe(true)
  })

  test('can be negative, when members have fallen back', () => {
    const reports = [report('p1', '2023-03-20', { stage: 'signed' })]
    expect(stateOn(DAY, target(), projects(4, 0), { reports })).toMatchObject({
      done: 3,
      trend: -1,
      pace: { perWeek: -0.25 },
    })
  })
})

describe('a deadline', () => {
  const reports = [report('p2', '2023-06-30', { stage: 'building' }), report('p2', '2023-07-05', { stage: 'signed' })]
  const on = (day: string) => stateOn(day, target(), projects(1, 1), { reports })

  test('includes its day', () => {
    expect(on('2023-06-29')).toMatchObject({ gap: 1, atDeadline: null })
    expect(on('2023-06-30')).toMatchObject({ gap: 0, onCourse: true, atDeadline: null })
  })

  test('asks for no pace on its day, when the day alone is left', () => {
    const state = stateOn('2023-06-30', target(), projects(1, 1))
    expect(state).toMatchObject({ gap: 1, onCourse: false, pace: { neededPerWeek: null } })
  })

  test('once past keeps where the target stood on it, beside where it stands', () => {
    expect(on('2023-07-10')).toMatchObject({
      value: 50,
      gap: 1,
      onCourse: false,
      atDeadline: { value: 100, met: true },
    })
  })

  test('once past cannot tell what nobody reported', () => {
    expect(stateOn('2023-07-10', target(), projects(0, 0, 2)).atDeadline).toEqual({ value: null, met: null })
  })
})
