import type { Wording } from './rejection-wording'

/** Faults of the dated log, of the sources of a drill and of light rules. */
export const LOG_REJECTIONS_EN = {
  closedBeforeOpened: {
    reason: 'the blocker is due or closed before it was opened',
    hint: 'check openedOn and this day',
  },
  beforeListing: {
    reason: 'the report speaks of a day before the item was listed',
    hint: 'check the day of the report, or correct listedOn in the ledger',
  },
  columnNotOfKind: {
    reason: 'items of this kind have no such column',
    hint: 'empty the cell, or check itemId; what fits no column may go into note',
  },
  sourceInvented: {
    reason: 'a real pack cites an invented source',
    hint: 'cite a real one, or delete this; drills belong into another pack whose synthetic is true',
  },
  sourceReal: {
    reason: 'a drill cites a real source for something invented',
    hint: 'items, reports, blockers, milestones, figures, targets and reviews of a drill cite sources marked synthetic: true alone, so that nobody takes them for facts',
  },
  ruleBoundsWrong: {
    reason: 'the bounds of the light rule are wrong',
    hint: 'give each rule exactly one lower bound (atLeast or above) and at most one upper bound (atMost or below)',
  },
  ruleNeverFires: {
    reason: 'the light rule, or this part of it, can never fire',
    hint: 'use bounds that the measure reaches, kinds with a lifecycle and watches that apply, or delete it',
  },
  ruleFiresOnNothing: {
    reason: 'the light rule fires at 0, when there is nothing to complain of',
    hint: 'raise its lower bound above 0, e.g. above: 0',
  },
  rulesOverlap: {
    reason: 'two light rules overlap, so one value has two lights',
    hint: 'change the bounds, kinds or watches of one of the two, so that each value has one rule',
  },
  rulesLeaveGap: {
    reason: 'the light rules leave values between or above them uncovered',
    hint: 'widen the upper bound of this rule or add another rule; the highest one has no upper bound',
  },
  rulesLeaveOut: {
    reason: 'some kinds or watches have no light rule at all and would never get a light',
    hint: 'add a rule, or widen kinds or watches of another',
  },
} satisfies Record<string, Wording>
