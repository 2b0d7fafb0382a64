import { describe, expect, test } from 'vitest'
import type { Concern } from '../../src/domain/agenda'
import type { Item } from '../../src/domain/item'
import type { Finding, Remedy, Silence, Verdict } from '../../src/domain/verdict'
import { withAgendaWords } from '../../src/i18n/agenda-words'
import { DICTIONARIES } from '../../src/i18n/dictionaries'
import { LANGUAGES, type Language } from '../../src/i18n/dictionary'
import { concernWords } from '../../src/ui/concern-words'
import { remediesWords, ruleWords } from '../../src/ui/ruling-words'
import { reasonWords, silenceWords } from '../../src/ui/verdict-words'
import { randomPack } from '../random-pack'
import { item, plan } from './domain-fixture'
import { HALFWAY, notBegun, underWay, verdictOn } from './light-fixture'
import { blocker, report, review, RULE_SETS, rulesNamed, type Log } from './log-fixture'

const PACK = {
  ...randomPack(1, 0),
  units: [{ ...randomPack(1, 0).units[0]!, id: 'unit', name: { zh: '云溪街道', en: 'Yunxi' } }],
}
const contextIn = (language: Language) => ({
  pack: PACK,
  text: withAgendaWords(DICTIONARIES[language], language),
  language,
})

const reason = (language: Language, day: string, own: Item, rules = 'default', changes: Partial<Log> = {}) =>
  reasonWords(own, verdictOn(day, own, rules, changes), contextIn(language))

describe('the reason of a light is told in one line:', () => {
  test.each([
    [
      HALFWAY,
      underWay(43.5),
      'default',
      '落后序时 6.5 个百分点（应完成 50 %，实际 43.5 %）',
      '6.5 points behind schedule (50 % expected, 43.5 % done)',
    ],
    [
      HALFWAY,
      underWay(40),
      'sanya',
      '比应完成的少 20 %（应完成 50 %，实际 40 %）',
      '20 % short of what is expected (50 % expected, 40 % done)',
    ],
    [
      '2023-03-11',
      notBegun('2023-03-10'),
      'default',
      '逾期未启动 1 天（计划 2023-03-10）',
      'not started, 1 day late (planned 2023-03-10)',
    ],
    [
      '2023-05-11',
      notBegun('2023-03-10'),
      'yinchuan',
      '错过计划启动月 2 个月（计划 2023-03-10）',
      'start missed by 2 months (planned 2023-03-10)',
    ],
    [
      '2023-04-13',
      item('road', { stage: 'building', progressPct: 99, plan: plan('2023-01-01', '2023-04-11') }),
      'default',
      '逾期未完成 2 天（计划 2023-04-11）',
      'not finished, 2 days late (planned 2023-04-11)',
    ],
    [HALFWAY, underWay(50), 'default', '按规则判断，无滞后', 'nothing late by the rules'],
    [HALFWAY, item('road', { stage: 'open' }), 'default', '已全部完成', 'all done'],
    [HALFWAY, underWay(null), 'default', '无法判断：完成比例未填报', 'cannot tell: progress not reported'],
    [
      HALFWAY,
      item('road'),
      'yinchuan',
      '无法判断：阶段、计划启动日、计划完成日、完成比例未填报',
      'cannot tell: stage, planned start, planned finish, progress not reported',
    ],
  ])('on %s, %#', (day, own, rules, zh, en) => {
    expect([reason('zh', day, own, rules), reason('en', day, own, rules)]).toEqual([zh, en])
  })

  test('an overdue blocker, with the day on which it was due', () => {
    const changes = { blockers: [blocker('project', '2023-01-10', { dueOn: '2023-02-15' })] }
    expect(reason('zh', HALFWAY, underWay(50), 'default', changes)).toBe('堵点逾期 5 天（应于 2023-02-15 前解决）')
    expect(reason('en', HALFWAY, underWay(50), 'default', changes)).toBe('blocker 5 days overdue (due 2023-02-15)')
  })

  test('a recovery, with its days', () => {
    const reports = [report('project', '2023-02-18', { progressPct: 60 })]
    expect(reason('zh', HALFWAY, underWay(10), 'default', { reports })).toBe(
      '已赶上进度；2023-02-17 前为预警，按规则到 2023-02-24 仍为滞后',
    )
    expect(reason('en', HALFWAY, underWay(10), 'default', { reports })).toContain('alert until 2023-02-17')
  })

  test('a silence before all else, as what is known is old', () => {
    const changes = { reports: [report('project', '2023-02-10')], reviews: [review('unit', 'weekly')] }
    const own = { ...underWay(10), unit: 'unit' }
    expect(reason('zh', HALFWAY, own, 'default', changes)).toBe('逾期 3 天未报')
    expect(reason('en', HALFWAY, own, 'default', changes)).toBe('report 3 days overdue')
  })

  test('nothing, where no rule asks for the kind', () => {
    expect(reason('zh', HALFWAY, item('land'))).toBeNull()
  })
})

describe('a silence is told', () => {
  const silence = (overdueHours: number, overdueDays: number): Silence => ({
    lastReport: null,
    dueOn: '2023-03-08',
    overdueHours,
    overdueDays,
    unit: null,
  })

  test.each([
    [0.0001, 1, '逾期 1 小时未报', 'report 1 hour overdue'],
    [1.99, 1, '逾期 1 小时未报', 'report 1 hour overdue'],
    [23.9, 1, '逾期 23 小时未报', 'report 23 hours overdue'],
    [24.1, 2, '逾期 2 天未报', 'report 2 days overdue'],
    [900, 38, '逾期 38 天未报', 'report 38 days overdue'],
  ])('of %d hours, day %i, in whole hours on its first day and in days from then on', (hours, days, zh, en) => {
    expect(LANGUAGES.map((language) => silenceWords(silence(hours, days), DICTIONARIES[language])).toSorted()).toEqual(
      [zh, en].toSorted(),
    )
  })
})

describe('what turns a light green', () => {
  const remedies: readonly Remedy[] = [
    { do: 'report', unit: 'unit' },
    {
      do: 'closeBlockers',
      blockers: [blocker('p', '2023-01-01', { title: '用地' }), blocker('p', '2023-01-02', { title: '环评' })],
    },
    { do: 'start' },
    { do: 'reachProgress', pct: 45.1 },
  ]

  test('is listed in both languages', () => {
    expect(remediesWords(remedies, contextIn('zh'))).toBe(
      '云溪街道报送、解决堵点：用地、环评、启动、完成比例达到 45.1 %',
    )
    expect(remediesWords(remedies, contextIn('en'))).toBe(
      'a report by Yunxi, clear the blocker: 用地, 环评, start, reach 45.1 %',
    )
  })

  test('names no unit where none is known', () => {
    expect(remediesWords([{ do: 'report', unit: null }], contextIn('zh'))).toBe('单位未填报报送')
    expect(remediesWords([{ do: 'finish' }, { do: 'hold', until: '2023-03-08' }], contextIn('zh'))).toBe(
      '完成、保持到 2023-03-08',
    )
  })
})

describe('a rule is told by its bounds and its light', () => {
  test.each([
    ['default', 0, '≥ 5 个百分点 < 15 个百分点为滞后'],
    ['default', 3, '> 30 天为预警'],
    ['yinchuan', 2, '≥ 1 个月 < 3 个月为滞后'],
    ['sanya', 0, '> 0 % ≤ 50 %为滞后'],
  ])('%s, rule %i: %s', (set, index, words) => {
    expect(ruleWords(rulesNamed(set).rules[index]!, withAgendaWords(DICTIONARIES.zh, 'zh'))).toBe(words)
  })

  test('in every language, for every rule of the district', () => {
    for (const language of LANGUAGES) {
      const words = RULE_SETS.flatMap(({ rules }) =>
        rules.map((own) => ruleWords(own, withAgendaWords(DICTIONARIES[language], language))),
      )
      expect(words.filter((text) => !/[≥>] \d/.test(text) || /undefined|NaN/.test(text))).toEqual([])
    }
  })
})

describe('a concern of the agenda is told', () => {
  const finding: Finding = verdictOn(HALFWAY, underWay(40), 'default').findings[0]!
  const silence: Silence = {
    lastReport: report('p', '2023-02-01'),
    dueOn: '2023-02-08',
    overdueHours: 288,
    overdueDays: 12,
    unit: null,
  }
  const concerns: readonly (readonly [Concern, string])[] = [
    [{ why: 'finding', finding }, '落后序时 10 个百分点（应完成 50 %，实际 40 %）'],
    [{ why: 'silence', silence }, '逾期 12 天未报 · 应于 2023-02-08 前报送 · 上次报送 2023-02-01'],
    [
      { why: 'silence', silence: { ...silence, lastReport: null } },
      '逾期 12 天未报 · 应于 2023-02-08 前报送 · 从未报送',
    ],
    [
      { why: 'blocker', blocker: blocker('p', '2023-02-01', { title: '两户未签' }), ageDays: 19, overdueDays: 5 },
      '征地拆迁堵点“两户未签”已 19 天，逾期 5 天',
    ],
    [
      { why: 'blocker', blocker: blocker('p', '2023-02-01', { title: '两户未签' }), ageDays: 19, overdueDays: 0 },
      '征地拆迁堵点“两户未签”已 19 天',
    ],
    [
      { why: 'regression', regression: { from: 'building', to: 'signed', report: report('p', '2023-02-05') } },
      '阶段倒退：2023-02-05 由建设退回签约',
    ],
    [
      { why: 'dueSoon', due: { on: '2023-03-01', what: 'start' }, days: 9 },
      `${DICTIONARIES.zh.list.start}期限 2023-03-01，还有 9 天`,
    ],
  ]

  test.each(concerns.map(([concern, words]) => [concern.why, concern, words] as const))(
    '%s',
    (_why, concern, words) => {
      expect(concernWords(concern, withAgendaWords(DICTIONARIES.zh, 'zh'))).toBe(words)
      expect(concernWords(concern, withAgendaWords(DICTIONARIES.en, 'en'))).not.toMatch(
        /undefined|NaN|[\u4e00-\u9fff]{5}/,
      )
    },
  )
})

describe('a verdict without anything to say', () => {
  const verdict: Verdict = {
    light: null,
    colour: null,
    findings: [],
    silence: null,
    recovering: null,
    missing: [],
    remedies: [],
  }

  test('has no words', () => {
    expect(reasonWords(item('road'), verdict, contextIn('zh'))).toBeNull()
    expect(remediesWords([], contextIn('zh'))).toBe('')
  })
})
