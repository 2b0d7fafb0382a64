import { createAsOf, type AsOf, type DayState } from '../domain/as-of'
import type { Change, changesBetween, Situation } from '../domain/changes'
import { endOfDay, shanghaiDay } from '../domain/day'
import type { Item } from '../domain/item'
import { createJudge, type Judge } from '../domain/judge-lights'
import type { Light, RuleSet } from '../domain/light-rules'
import type { Pack, Target } from '../domain/pack'
import type { BlockerCategory } from '../domain/report'
import { createTargetBook, type TargetBook, type TargetState } from '../domain/target-state'
import { reviewAfter, reviewBefore, timelineOf, type Timeline } from '../domain/timeline'
import type { Verdict } from '../domain/verdict'
import { NO_ROWS, type LocalLog } from './local-log.svelte'

/** A pack's log with the rows that were noted on this machine. */
function withLocalRows(pack: Pack, rows: LocalLog['rows']): Pack {
  if (rows === NO_ROWS || rows.reports.length + rows.blockers.length === 0) return pack
  const known = new Set(pack.items.map(({ id }) => id))
  const changed = new Map(rows.blockers.map((blocker) => [blocker.id, blocker]))
  const published = new Set(pack.blockers.map(({ id }) => id))
  return {
    ...pack,
    reports: [...pack.reports, ...rows.reports.filter(({ itemId }) => known.has(itemId))],
    blockers: [
      ...pack.blockers.map((blocker) => changed.get(blocker.id) ?? blocker),
      ...rows.blockers.filter(({ id, itemId }) => !published.has(id) && known.has(itemId)),
    ],
  }
}

/** The shown day of one dataset, what it is compared with and by which rules, and everything that follows from them. */
export class Chronicle {
  readonly #published: Pack
  readonly local: LocalLog
  #on = $state.raw<string | null>(null)
  #since = $state.raw<string | null>(null)
  #rulesId = $state.raw<string | null>(null)
  #nowMs = $state.raw<number | null>(null)
  /** Comes when two days are first compared. */
  #compare = $state.raw<typeof changesBetween | null>(null)

  readonly #pack: Pack = $derived.by(() => withLocalRows(this.#published, this.local.rows))
  readonly asOf: AsOf = $derived(createAsOf(this.#pack))
  readonly timeline: Timeline = $derived(timelineOf(this.#pack))
  readonly rules: RuleSet | null = $derived.by(
    () => this.#published.ruleSets.find(({ id }) => id === this.#rulesId) ?? this.#published.ruleSets[0] ?? null,
  )
  readonly judge: Judge = $derived(createJudge(this.#pack, this.asOf, this.rules))
  readonly #targetBook: TargetBook = $derived(createTargetBook(this.#pack, this.asOf))
  readonly day: string = $derived.by(() => this.#on ?? this.#published.asOf)
  readonly state: DayState = $derived(this.asOf.on(this.day))
  readonly items: readonly Item[] = $derived(this.state.standings.map(({ item }) => item))
  readonly verdicts: ReadonlyMap<string, Verdict> = $derived.by(() => this.judge.on(this.day, this.#instantMs))
  readonly targets: readonly { target: Target; state: TargetState }[] = $derived.by(() =>
    this.#published.targets.map((target) => ({ target, state: this.#targetBook(target, this.day) })),
  )
  readonly situation: Situation = $derived({ state: this.state, verdicts: this.verdicts })
  /** What changed since the compared day; `null` while none is compared, or the comparison is still on its way. */
  readonly changes: readonly Change[] | null = $derived.by(() => {
    const since = this.#since
    const compare = this.#compare
    if (since === null || compare === null) return null
    const earlier = { state: this.asOf.on(since), verdicts: this.judge.on(since) }
    return since < this.day ? compare(earlier, this.situation, this.asOf) : []
  })

  constructor(pack: Pack, local: LocalLog) {
    this.#published = pack
    this.local = local
  }

  get on(): string | null {
    return this.#on
  }
  get since(): string | null {
    return this.#since
  }
  get rulesId(): string | null {
    return this.#rulesId
  }
  /** The hours of a silence are told exactly while the shown day runs; any other day is over. */
  get #instantMs(): number {
    return this.#nowMs !== null && shanghaiDay(this.#nowMs) === this.day ? this.#nowMs : endOfDay(this.day)
  }

  readonly lightOf = (id: string): Light | null => this.verdicts.get(id)?.light ?? null
  readonly blockersOf = (id: string): readonly BlockerCategory[] =>
    (this.state.byId.get(id)?.blockers ?? []).flatMap(({ category, closedOn }) => (closedOn === null ? category : []))

  targetOn(target: Target, day: string): TargetState {
    return this.#targetBook(target, day)
  }

  restore({ on, since, rulesId }: { on: string | null; since: string | null; rulesId: string | null }): void {
    this.#on = on
    this.#rulesId = rulesId
    void this.compareWith(since)
  }

  /** Shows another day, kept within the time bar. */
  show(day: string): void {
    const { first, last } = this.timeline
    const within = day < first ? first : day > last ? last : day
    this.#on = within === this.#published.asOf ? null : within
  }

  stepReview(direction: 1 | -1): void {
    const { timeline, day } = this
    this.show(direction === -1 ? reviewBefore(timeline, day) : (reviewAfter(timeline, day) ?? timeline.last))
  }

  /** Compares with another day, or with none. Resolves once the changes can be told. */
  async compareWith(day: string | null): Promise<void> {
    this.#since = day
    if (day !== null && this.#compare === null) this.#compare = (await import('../domain/changes')).changesBetween
  }

  /** With no day at all where the log has none before the shown one. */
  compareWithLastReview(): Promise<void> {
    const { timeline, day } = this
    return this.compareWith(day > timeline.first ? reviewBefore(timeline, day) : null)
  }

  useRules(id: string): void {
    this.#rulesId = id === this.#published.ruleSets[0]?.id ? null : id
  }

  /** Tells the time, in milliseconds since 1970. */
  tick(nowMs: number): void {
    this.#nowMs = shanghaiDay(nowMs) === this.day ? nowMs : null
  }
}
