import type { Item } from '../../domain/item'
import type { OverlayEntry, PackDelta } from '../../pack/pack-delta'
import type { Board } from '../../state/board.svelte'
import type { Session } from '../../state/session.svelte'

/** Keeps what has been placed in this browser, on top of the published pack, and shows it. */
export async function keepPlaced(session: Session, board: Board, item: Item, delta: PackDelta): Promise<void> {
  const madeAt = Date.now()
  const entry: OverlayEntry = {
    id: `place-${item.id}-${madeAt.toString(36)}`,
    origin: 'place',
    title: item.name,
    madeAt,
    delta,
  }
  await Promise.resolve()
}
