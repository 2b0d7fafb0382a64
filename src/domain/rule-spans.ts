import type { LightRule, RuleMeasure } from './light-rules'

/** A run of values; without a lower or upper end, `from` or `to` is infinite and open. */
export interface Span {
  from: number
  fromOpen: boolean
  to: number
  toOpen: boolean
}

interface Reach {
  /** Whether the measure counts in whole days or months. */
  whole: boolean
  /** The greatest value it can have. */
  most: number
}

const REACH: Record<RuleMeasure, Reach> = {
  behindPp: { whole: false, most: 100 },
  behindShare: { whole: false, most: 100 },
  daysPastStart: { whole: true, most: Infinity },
  monthsPastStart: { whole: true, most: Infinity },
  daysPastFinish: { whole: true, most: Infinity },
  daysPastBlockerDue: { whole: true, most: Infinity },
}

/** Every value of a measure that is something to complain of: above zero, up to the most that it can reach. */
export function complaintsOf(measure: RuleMeasure): Span {
  const { most } = REACH[measure]
  return snapped(measure, { from: 0, fromOpen: true, to: most, toOpen: most === Infinity })
}

/** The values for which a rule is written; `null` unless it has one lower bound and at most one upper bound. */
export function writtenSpan({ atLeast, above, atMost, below }: LightRule): Span | null {
  if ((atLeast === undefined) === (above === undefined)) return null
  if (atMost !== undefined && below !== undefined) return null
  return {
    from: atLeast ?? above ?? 0,
    fromOpen: atLeast === undefined,
    to: atMost ?? below ?? Infinity,
    toOpen: atMost === undefined,
  }
}

/** The part of a span that a measure can take: days and months are whole numbers. */
export function snapped(measure: RuleMeasure, span: Span): Span {
  if (!REACH[measure].whole) return span
  const { from, fromOpen, to, toOpen } = span
  return {
    from: fromOpen ? Math.floor(from) + 1 : Math.ceil(from),
    fromOpen: false,
    to: toOpen ? Math.ceil(to) - 1 : Math.floor(to),
    toOpen: to === Infinity,
  }
}

export function isEmpty({ from, fromOpen, to, toOpen }: Span): boolean {
  return from > to || (from === to && (fromOpen || toOpen))
}

export function holds({ from, fromOpen, to, toOpen }: Span, value: number): boolean {
  return (fromOpen ? value > from : value >= from) && (toOpen ? value < to : value <= to)
}

export function intersection(a: Span, b: Span): Span {
  const [later, earlierEnd] = [startsLater(a, b) ? a : b, endsLater(a, b) ? b : a]
  return { from: later.from, fromOpen: later.fromOpen, to: earlierEnd.to, toOpen: earlierEnd.toOpen }
}

/**
 * The values to complain of that lie above the lowest of the spans and in none of them, each with the index of the span
 * beneath. The spans are snapped to the measure and none is empty.
 */
export function gapsAbove(measure: RuleMeasure, spans: readonly Span[]): { beneath: number; gap: Span }[] {
  const order = spans.map((_, index) => index).sort((a, b) => compareStarts(spans[a]!, spans[b]!))
  const [lowest, ...rest] = order
  if (lowest === undefined) return []
  const gaps: { beneath: number; gap: Span }[] = []
  let beneath = lowest
  const note = (end: Pick<Span, 'to' | 'toOpen'>) => {
    const reached = spans[beneath]!
    const gap = snapped(measure, { from: reached.to, fromOpen: !reached.toOpen, ...end })
    if (!isEmpty(gap)) gaps.push({ beneath, gap })
  }
  for (const index of rest) {
    const { from, fromOpen } = spans[index]!
    note({ to: from, toOpen: !fromOpen })
    if (endsLater(spans[index]!, spans[beneath]!)) beneath = index
  }
  const { to, toOpen } = complaintsOf(measure)
  note({ to, toOpen })
  return gaps
}

const compareStarts = (a: Span, b: Span) => a.from - b.from || Number(a.fromOpen) - Number(b.fromOpen)
const startsLater = (a: Span, b: Span) => compareStarts(a, b) > 0
const endsLater = (a: Span, b: Span) => a.to > b.to || (a.to === b.to && !a.toOpen && b.toOpen)
