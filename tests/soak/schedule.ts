import { createRandom, type Random } from '../random-pack'

/** What a server does in place of its work: `html` = a page where JSON was asked for, `down` = nobody listens. */
export const SERVER_FAULTS = ['serverError', 'hang', 'truncated', 'html', 'down'] as const
export type ServerFault = (typeof SERVER_FAULTS)[number]

export interface ScreenSize {
  width: number
  height: number
}
/** Landscape, portrait, small, and one so wide that charts stand beside the map. */
export const SIZES: readonly ScreenSize[] = [
  { width: 1920, height: 1080 },
  { width: 1080, height: 1920 },
  { width: 1280, height: 720 },
  { width: 2560, height: 720 },
]

export const KEYS = ['ArrowRight', 'ArrowLeft', 'p', 'Space'] as const

type Act =
  | { kind: 'key'; key: (typeof KEYS)[number] }
  | { kind: 'resize'; size: ScreenSize }
  | { kind: 'push' }
  | { kind: 'loseContext' }
  | { kind: 'restoreContext' }
  | { kind: 'fault'; fault: ServerFault }
  | { kind: 'lift' }

/** What is done to the wall, in milliseconds after the beginning. */
export type Step = { atMs: number } & Act

type Card =
  | Extract<Act, { kind: 'key' | 'resize' | 'push' }>
  | { kind: 'loseContext'; restored: boolean }
  | Extract<Act, { kind: 'fault' }>

/** Dealt whole before it is shuffled again, so that every kind comes within each two minutes. */
const DECK: readonly Card[] = [
  ...(['ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowLeft', 'ArrowLeft', 'p', 'Space'] as const).map(
    (key) => ({ kind: 'key' as const, key }),
  ),
  ...SIZES.map((size) => ({ kind: 'resize' as const, size })),
  ...Array.from({ length: 3 }, () => ({ kind: 'push' as const })),
  { kind: 'loseContext', restored: true },
  { kind: 'loseContext', restored: false },
  ...SERVER_FAULTS.map((fault) => ({ kind: 'fault' as const, fault })),
]

const FIRST_MS = 3_000
const GAP_MS = [2_000, 4_500] as const
/** With polls every five seconds, long enough for most faults to be met. */
const FAULT_MS = [4_000, 9_000] as const
/** Sooner than the map gives a lost context up. */
const RESTORE_MS = [500, 4_000] as const
/** Within this an unrestored context has been replaced by a new map. */
const REPLACED_MS = 12_000
const BETWEEN_MS = 1_000

function shuffled<T>(cards: readonly T[], random: Random): T[] {
  const pile = [...cards]
  for (let last = pile.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1))
    ;[pile[last], pile[other]] = [pile[other]!, pile[last]!]
  }
  return pile
}

/** Everything that is done within the time, in order. No fault overlaps another of its kind: a server has one at a time, a map one lost context. */
export function planSoak(seed: number, durationMs: number): readonly Step[] {
  const random = createRandom(seed)
  const between = ([least, most]: readonly [number, number]) => Math.round(least + random() * (most - least))
  const steps: Step[] = []
  const free = { server: 0, context: 0 }
  let pile: Card[] = []
  for (let dealtMs = FIRST_MS; dealtMs < durationMs; dealtMs += between(GAP_MS)) {
    if (pile.length === 0) pile = shuffled(DECK, random)
    const card = pile.pop()!
    if (card.kind === 'fault') {
      const atMs = Math.max(dealtMs, free.server)
      const liftMs = atMs + between(FAULT_MS)
      free.server = liftMs + BETWEEN_MS
      steps.push({ atMs, ...card }, { atMs: liftMs, kind: 'lift' })
    } else if (card.kind === 'loseContext') {
      const atMs = Math.max(dealtMs, free.context)
      const backMs = atMs + (card.restored ? between(RESTORE_MS) : REPLACED_MS)
      free.context = backMs + BETWEEN_MS
      steps.push({ atMs, kind: 'loseContext' })
      if (card.restored) steps.push({ atMs: backMs, kind: 'restoreContext' })
    } else steps.push({ atMs: dealtMs, ...card })
  }
  return steps.filter(({ atMs }) => atMs < durationMs).sort((a, b) => a.atMs - b.atMs)
}

/** A step in words, for the account of the run. */
export function stepWords(step: Step): string {
  switch (step.kind) {
    case 'key':
      return `key ${step.key}`
    case 'resize':
      return `resize to ${step.size.width} × ${step.size.height}`
    case 'push':
      return 'push new data'
    case 'loseContext':
      return 'lose the graphics context'
    case 'restoreContext':
      return 'restore the graphics context'
    case 'fault':
      return `server: ${step.fault}`
    case 'lift':
      return 'server: well again'
  }
}
