import { applyEntries } from '../../pack/apply-delta'
import { readPack } from '../../pack/load'
import type { Applied } from '../../state/overlay-desk.svelte'
import type { Ask } from './ledger-protocol'
import { pinyinOf } from '../../pack/pinyin-of'

/** Puts entries on a pack; what comes of it is checked as strictly as what a server sends. */
export function apply({ pack, entries, settlements }: Ask<'apply'>): Promise<Applied> {
  const applied = applyEntries(pack, entries, settlements, pinyinOf)
  if (applied.pack === null) throw new Error(applied.rejections.map(({ file, reason }) => `${file}: ${reason}`).join())
  const checked = readPack(applied.pack, '')
  if (!checked.ok) throw new Error(checked.failure.detail)
  const { conflicts, rejections } = applied
  return Promise.resolve({ pack: checked.value, conflicts, rejections })
}
