import fc from 'fast-check'
import { expect, test } from 'vitest'
import { STAGES_OF } from '../../src/domain/vocabulary'
import { applyEntries } from '../../src/pack/apply-delta'
import { deltaOfPreview } from '../../src/pack/import/preview-delta'
import type { ImportRecord } from '../../src/pack/import/record'
import { on, PACK, pinyinOf, preview, record } from './import-record-fixture'

const amount = fc.integer({ min: 0, max: 400 }).map((tenths) => String(tenths / 10))
const day = fc.integer({ min: 1, max: 28 }).map((date) => `2031-06-${String(date).padStart(2, '0')}`)
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })
const projects = PACK.items.filter(({ kind }) => kind === 'project').map(({ name }) => name)

const row: fc.Arbitrary<ImportRecord> = fc
  .record({
    name: fc.constantFrom(...projects.slice(0, 4), '丙岭卫生院', '丁港冷库', '丁港冷库二期'),
    on: optional(day),
    stage: optional(fc.constantFrom(...STAGES_OF.project)),
    progressPct: optional(fc.integer({ min: 0, max: 100 }).map(String)),
    totalYi: optional(amount),
    yearPlanYi: optional(amount),
    doneYi: optional(amount),
    leaders: optional(fc.constantFrom('林演一', '周演二;林演一')),
    note: optional(fc.constantFrom('说明，有逗号', '说明"引号"')),
    reportNote: optional(fc.constantFrom('主体封顶', '桩基完成')),
    finishOn: optional(day),
    blocker: optional(fc.constantFrom('无', '三户未签协议', '环评批复未取得', '消防审查未通过')),
  })
  .map((values) => {
    const said = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
    return record(said as ImportRecord['values'])
  })

test('what was put on the pack is not put on it again, and the pack takes all that the preview shows', () => {
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 5 }), day, (rows, reviewDay) => {
      const decisions = { ...on(reviewDay) }
      delete decisions.on
      const shown = preview(rows, decisions)
      const entry = { id: 'a', origin: 'import' as const, title: '', madeAt: 0, delta: deltaOfPreview(PACK, shown) }
      const applied = applyEntries(PACK, [entry], {}, pinyinOf)
      expect(applied.rejections).toEqual([])
      expect(applied.conflicts).toEqual([])
      const taken = new Set(shown.records.map(({ record: own }) => own.row))
      const again = preview(
        rows.filter(({ row: own }) => taken.has(own)),
        decisions,
        applied.pack!,
      )
      const late = shown.records.filter(({ status }) => status === 'undecided').length
      expect(again.records.filter(({ status }) => status === 'unchanged')).toHaveLength(again.records.length - late)
    }),
    { numRuns: 40 },
  )
})
