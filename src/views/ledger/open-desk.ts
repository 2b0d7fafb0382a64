import type { Pack } from '../../domain/pack'
import { openStorage } from '../../state/local-log.svelte'
import { OverlayDesk } from '../../state/overlay-desk.svelte'
import { Overlay } from '../../state/overlays.svelte'
import { applyInWorker } from './apply-in-worker'

/** The page's one desk: what starts the page and what the ledger button opens must not each read the overlay. */
let current: { desk: OverlayDesk; started: Promise<void> } | null = null

/** The desk of a pack, which is the published one or what the desk made of it. */
export function openDesk(pack: Pack): { desk: OverlayDesk; started: Promise<void> } {
  if (current !== null && (current.desk.published === pack || current.desk.pack === pack)) return current
  const overlay = new Overlay({ dataset: pack.id, marks: openStorage(window) })
  const desk = new OverlayDesk({ published: pack, overlay, apply: applyInWorker })
  current = { desk, started: desk.start() }
  return current
}

/** What is to be shown of a published pack at the start. */
export async function startDesk(pack: Pack): Promise<Pack> {
  const { desk, started } = openDesk(pack)
  await started
  return desk.pack
}
