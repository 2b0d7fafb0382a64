import type { Kind, Stage } from '../src/domain/vocabulary'

/** What a cell of a ledger may hold; lists are joined with `;`, `null` is an empty cell. */
export type Cell = string | number | boolean | readonly string[] | null

/** How far ahead of the straight line an item is to be on a day, in percentage points. */
export interface LeadPoint {
  on: string
  pp: number
}

/** Something an item says on a day of its own, whether a report is due or not. */
export interface Saying {
  on: string
  note?: string
  leaders?: readonly string[]
  liaisons?: readonly string[]
  landCleared?: boolean
  delisted?: boolean
}

/** What happens to an item in the year. Days are `YYYY-MM-DD`, progress is in percent. */
export interface Course {
  /** The day work begins; `null` = not within the year. */
  begunOn: string | null
  /** Stages until then, the first from the beginning. */
  before: readonly { on: string; stage: Stage }[]
  /** Progress before work begins, e.g. of a carry-over that rests over the winter. */
  pctBefore: number
  leads: readonly LeadPoint[]
  /** Progress that is taken back on a day, and in how many days it is made up for. */
  drops: readonly { on: string; pp: number; days: number }[]
  /** While work is set back, a project counts as `started` again; the second day is the first that is not. */
  setback: { from: string; to: string } | null
  /** Progress at which a village is cleared; what is left to 100 is moving into new homes. */
  clearedPct: number
  says: readonly Saying[]
  /** First and last day of stretches without a report. */
  gaps: readonly { from: string; to: string }[]
}

export interface DrillItem {
  kind: Kind
  id: string
  name: string
  unit: string
  tags: readonly string[]
  leaders: readonly string[]
  departments: readonly string[]
  liaisons: readonly string[]
  taskForce: string | null
  startOn: string | null
  finishOn: string | null
  planBasis: string | null
  note: string | null
  listedOn: string | null
  /** Further columns of its ledger that no report changes. */
  own: Readonly<Record<string, Cell>>
  milestones: readonly { title: string; dueOn: string | null }[]
  /** How a made-up place is drawn; items of the real pack keep what is known of theirs. */
  place: 'point' | 'area' | 'line' | null
  /** `null` = nobody reports on it. */
  course: Course | null
}

type Given = Pick<DrillItem, 'kind' | 'id' | 'name' | 'unit'> & Partial<DrillItem>

/** An item with what is given, and nothing else known. */
export function drillItem(given: Given): DrillItem {
  return {
    tags: [],
    leaders: [],
    departments: [],
    liaisons: [],
    taskForce: null,
    startOn: null,
    finishOn: null,
    planBasis: null,
    note: null,
    listedOn: null,
    own: {},
    milestones: [],
    place: null,
    course: null,
    ...given,
  }
}

/** A course with what is given; without leads it keeps two points ahead of the line. */
export function courseOf(given: Partial<Course>): Course {
  return {
    begunOn: null,
    before: [],
    pctBefore: 0,
    leads: [{ on: '2023-01-01', pp: 2 }],
    drops: [],
    setback: null,
    clearedPct: 100,
    says: [],
    gaps: [],
    ...given,
  }
}

/** Two digits, as in `演练线索07`. */
export const numbered = (number: number) => String(number).padStart(2, '0')

/** People of the drill; none of them exists. */
export const LEADERS = ['张演', '李练', '王演', '赵练', '孙演', '周练', '吴演', '郑练', '冯演', '陈练']
export const LIAISONS = Array.from({ length: 40 }, (_, index) => `演练员${numbered(index + 1)}`)

/** Whether an item is made up: only such have a numbered id. */
export const isMadeUp = (id: string) => /\d$/.test(id)

/** Stands on everything that is named after something real. */
export const NOT_REAL = '演练数据，非实际情况'
