import type { Item } from '../../domain/item'
import type { Pack } from '../../domain/pack'
import type { PackDelta } from '../../pack/pack-delta'
import { openDesk } from '../ledger/open-desk'

/** Keeps what has been placed in this browser, on top of the published pack; the desk shows the pack that this makes. */
export async function keepPlaced(pack: Pack, { id, name }: Item, delta: PackDelta): Promise<void> {
  const { desk, started } = openDesk(pack)
  await started
  const madeAt = Date.now()
  await desk.add({ id: `place-${id}-${madeAt.toString(36)}`, origin: 'place', title: name, madeAt, delta })
}
