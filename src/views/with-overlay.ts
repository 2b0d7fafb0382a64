import type { Pack } from '../domain/pack'
import { overlayMark } from '../state/overlay-mark'

/** A published pack with what this browser keeps on it. Never rejects: the published pack can always be shown. */
export async function withOverlay(pack: Pack): Promise<Pack> {
  try {
    if (localStorage.getItem(overlayMark(pack.id)) !== null) {
      return await (await import('./ledger/open-desk')).startDesk(pack)
    }
  } catch (error) {
    console.warn(`Guatu: ${String(error)}`)
  }
  return pack
}
