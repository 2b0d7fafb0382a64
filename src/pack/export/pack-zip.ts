import { zipSync } from 'fflate'
import type { Pack, Target } from '../../domain/pack'
import type { Blocker } from '../../domain/report'
import { folderOfPack } from '../folder-of-pack'
import { ZIP_TIME } from './workbook'

/** A pack's folder as a zip, ready to be published: the files in a folder named after the pack. */
export function zipOfFolder(id: string, files: ReadonlyMap<string, Uint8Array>): Uint8Array<ArrayBuffer> {
  const entries = [...files].map(([file, bytes]) => [`${id}/${file}`, bytes] as const)
  return zipSync(Object.fromEntries(entries), { mtime: ZIP_TIME })
}

/** The whole pack as a zip of its folder. */
export const zipOfPack = (pack: Pack) => zipOfFolder(pack.id, folderOfPack(pack))

/**
 * The part of a pack that is seen on a day: the ledger rows of these items as they stand in the ledger, with the
 * reports, blockers and milestones of theirs known by then, so that the day comes out the same and what led to it stays.
 * Days on which blockers are closed later are not known yet. Targets and scenes that name items or tags left out go.
 */
export function packOfVisible(pack: Pack, ids: ReadonlySet<string>, day: string): Pack {
  const items = pack.items.filter(({ id }) => ids.has(id))
  const tags = new Set(items.flatMap((item) => item.tags))
  const named = ({ scope }: Target) => (scope.id ?? []).every((id) => ids.has(id))
  const scenes = pack.wall?.scenes.filter(({ filters }) => (filters.tag ?? []).every((tag) => tags.has(tag))) ?? []
  return {
    ...pack,
    asOf: day,
    asOfLabel: day === pack.asOf ? pack.asOfLabel : null,
    items,
    reports: pack.reports.filter(({ itemId, on }) => ids.has(itemId) && on <= day),
    blockers: pack.blockers
      .filter(({ itemId, openedOn }) => ids.has(itemId) && openedOn <= day)
      .map((blocker) => knownBy(blocker, day)),
    targets: pack.targets.filter(named),
    wall: pack.wall === null ? null : { ...pack.wall, scenes },
  }
}

function knownBy(blocker: Blocker, day: string): Blocker {
  return blocker.closedOn !== null && blocker.closedOn > day ? { ...blocker, closedOn: null } : blocker
}
