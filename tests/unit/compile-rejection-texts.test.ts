import { describe, expect, test } from 'vitest'
import { REJECTION_REASONS, type Rejection } from '../../src/domain/rejection'
import { describeRejection, printable } from '../../src/i18n/rejections'

const stage: Rejection = {
  file: 'projects.csv',
  row: 3,
  column: 'stage',
  value: 'done',
  reason: 'valueUnknown',
  expected: 'planned, open',
}

describe('the words of a rejection', () => {
  test.each(REJECTION_REASONS)('%s has a reason and a hint in both languages', (reason) => {
    const chinese = describeRejection({ ...stage, reason }, 'zh')
    const english = describeRejection({ ...stage, reason }, 'en')
    expect(`${chinese.reason}${chinese.hint}`).toMatch(/\p{Script=Han}/u)
    expect(`${english.reason}${english.hint}`).not.toMatch(/\p{Script=Han}/u)
  })

  test('say where, and what would be accepted', () => {
    expect(describeRejection(stage, 'zh')).toEqual({
      where: 'projects.csv 第 3 行 “stage”列',
      reason: '不在可选值之内',
      hint: '请改为可选值之一（应为：planned, open）',
    })
    expect(describeRejection(stage, 'en')).toEqual({
      where: 'projects.csv, row 3, column stage',
      reason: 'the value is not one of the accepted ones',
      hint: 'use one of the accepted values (expected: planned, open)',
    })
  })

  test('count features, and lines and characters of broken JSON', () => {
    const json: Rejection = { ...stage, file: 'geometry.geojson', column: '7', reason: 'brokenJson', expected: null }
    expect(describeRejection(json, 'en').where).toBe('geometry.geojson, line 3, character 7')
    expect(describeRejection({ ...json, reason: 'geometryMissing', column: 'geometry' }, 'zh').where).toBe(
      'geometry.geojson 第 3 个图形 geometry',
    )
  })

  test('spell out what cannot be seen and cut what is long', () => {
    expect(printable('a\u001b[31mb\u202e')).toBe('a\\u001b[31mb\\u202e')
    expect([...printable('长'.repeat(200))]).toHaveLength(80)
  })
})
