import { rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createAsOf } from '../../src/domain/as-of'
import { addDays } from '../../src/domain/day'
import { createJudge } from '../../src/domain/judge-lights'
import type { Pack } from '../../src/domain/pack'
import { dataFileOf, MANIFEST_FILE, manifestOf } from '../../src/pack/dataset-entry'
import { createRandom, type Random } from '../random-pack'

const LATEST_DAYS = 45
const CHANGED_SHARE = 0.3
const OVERDUE_DAYS = 30

function redsOf(pack: Pack): ReadonlySet<string> {
  const verdicts = createJudge(pack, createAsOf(pack), pack.ruleSets[0] ?? null).on(pack.asOf)
  return new Set([...verdicts].flatMap(([id, { light }]) => (light === 'red' ? id : [])))
}

/** The pack with a long overdue blocker on each of these items: red, where a rule asks for it. */
function withOverdueBlockers(pack: Pack, itemIds: readonly string[]): Pack {
  const { asOf, sources } = pack
  const blockers = itemIds.map((itemId) => ({
    id: `soak-${itemId}`,
    itemId,
    category: 'land' as const,
    title: '演练：边界未定',
    openedOn: addDays(asOf, -2 * OVERDUE_DAYS),
    dueOn: addDays(asOf, -OVERDUE_DAYS),
    closedOn: null,
    owner: null,
    note: null,
    sourceId: sources.find(({ synthetic }) => synthetic)!.id,
    locator: null,
  }))
  return { ...pack, blockers: [...pack.blockers, ...blockers] }
}

/** Data as they come in: some of the latest reports tell another progress, and one item that was not red is. */
export interface Push {
  pack: Pack
  newlyRed: string
}

/** Always made of the same pack, so that data pushed for hours is no more than data pushed once. */
export class DataPushes {
  readonly #pack: Pack
  readonly #random: Random
  readonly #canTurn: readonly string[]
  #last: string | null = null

  constructor(pack: Pack, seed: number) {
    this.#pack = pack
    this.#random = createRandom(seed)
    const reds = redsOf(pack)
    const ids = pack.items.map(({ id }) => id)
    this.#canTurn = [...redsOf(withOverdueBlockers(pack, ids))].filter((id) => !reds.has(id))
    if (this.#canTurn.length < 2) throw new Error(`No two items of ${pack.id} can turn red`)
  }

  next(): Push {
    const others = this.#canTurn.filter((id) => id !== this.#last)
    const newlyRed = others[Math.floor(this.#random() * others.length)]!
    this.#last = newlyRed
    const from = addDays(this.#pack.asOf, -LATEST_DAYS)
    const reports = this.#pack.reports.map((report) => {
      if (report.on < from || report.progressPct === undefined || this.#random() >= CHANGED_SHARE) return report
      return { ...report, progressPct: Math.round(10 * report.progressPct * (0.8 + 0.2 * this.#random())) / 10 }
    })
    return { pack: withOverdueBlockers({ ...this.#pack, reports }, [newlyRed]), newlyRed }
  }
}

async function replace(file: string, value: unknown) {
  await writeFile(`${file}.part`, JSON.stringify(value))
  await rename(`${file}.part`, file)
}

/** Puts a pack onto the server as `docs/wall.md` asks: the dataset first, the manifest last. Resolves to the time of compiling. */
export async function publish(folder: string, pack: Pack): Promise<number> {
  const nowMs = Date.now()
  await replace(join(folder, 'data', dataFileOf(pack.id)), pack)
  await replace(join(folder, 'data', MANIFEST_FILE), manifestOf([pack], new Date(nowMs).toISOString()))
  return nowMs
}
