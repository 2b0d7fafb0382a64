import type { OverlayDesk } from '../../state/overlay-desk.svelte'
import { saveFile } from '../../ui/save-file'

/** Offers JSON under a name that tells the dataset and the day. */
export function saveJson(stem: string, dataset: string, text: string): void {
  saveFile(`${stem}-${dataset}-${new Date().toISOString().slice(0, 10)}.json`, text, 'application/json')
}

/** Offers the whole overlay as a file that can be dropped on the page again. */
export function saveBackup({ overlay, published }: OverlayDesk): void {
  saveJson('guatu-overlay', published.id, overlay.asFile())
}
