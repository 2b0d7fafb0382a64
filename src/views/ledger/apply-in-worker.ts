import type { Pack } from '../../domain/pack'
import type { OverlayEntry, Settlements } from '../../pack/pack-delta'
import { withinMs } from '../../pack/time-limit'
import type { Applied } from '../../state/overlay-desk.svelte'
import { LedgerClient } from './ledger-client'

/** A pack of ten thousand items takes a second or two; a page that starts must not wait for ever. */
const LIMIT_MS = 30_000

/** Puts entries on a pack in a worker of its own, gone when it is done. */
export async function applyInWorker(
  pack: Pack,
  entries: readonly OverlayEntry[],
  settlements: Settlements,
): Promise<Applied> {
  const client = new LedgerClient()
  try {
    return await withinMs(LIMIT_MS, client.ask('apply', { pack, entries, settlements }))
  } finally {
    client.stop()
  }
}
