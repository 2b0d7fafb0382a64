import type { Item } from '../../domain/item'
import type { Pack } from '../../domain/pack'
import type { Rejection } from '../../domain/rejection'
import type { PackDelta } from '../../pack/pack-delta'
import { openDesk } from '../ledger/open-desk'

/**
 * Keeps what has been placed in this browser, on top of the published pack; the desk shows the pack that this makes.
 * Where that refuses it after all, nothing is kept, and the reason is returned; `null` = it is kept. Throws where the
 * overlay cannot be applied.
 */
export async function keepPlaced(pack: Pack, { id, name }: Item, delta: PackDelta): Promise<Rejection | null> {
  const { desk, started } = openDesk(pack)
  await started
  const madeAt = Date.now()
  const entryId = `place-${id}-${madeAt.toString(36)}`
  const known = new Set(desk.rejections.map((rejection) => JSON.stringify(rejection)))
  await desk.add({ id: entryId, origin: 'place', title: name, madeAt, delta })
  if (desk.trouble !== null) {
    await desk.remove(entryId)
    throw new Error(desk.trouble)
  }
  const refusal = desk.rejections.find((rejection) => !known.has(JSON.stringify(rejection)))
  if (refusal === undefined) return null
  await desk.remove(entryId)
  return refusal
}
