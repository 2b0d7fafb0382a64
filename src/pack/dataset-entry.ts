import type { DatasetEntry, Manifest, Pack } from '../domain/pack'
import { placementOf, PLACEMENTS } from '../domain/totals'

/** Name of a compiled pack's file, beside the manifest. */
export function dataFileOf(id: string): string {
  return `${id}.json`
}

export const MANIFEST_FILE = 'manifest.json'

/** What the manifest tells of a pack that compiled without a rejection. */
export function datasetEntry(pack: Pack): DatasetEntry {
  const placements = pack.items.map(placementOf)
  const [located, approximate, unlocated] = PLACEMENTS.map(
    (placement) => placements.filter((own) => own === placement).length,
  )
  return {
    id: pack.id,
    title: pack.title,
    asOf: pack.asOf,
    synthetic: pack.synthetic,
    counts: {
      items: pack.items.length,
      located: located ?? 0,
      approximate: approximate ?? 0,
      unlocated: unlocated ?? 0,
    },
    rejected: 0,
    href: dataFileOf(pack.id),
  }
}

/** The manifest of the given packs, after those datasets of an earlier one that they do not replace. `compiledAt` is an ISO time. */
export function manifestOf(packs: readonly Pack[], compiledAt: string, kept: readonly DatasetEntry[] = []): Manifest {
  const fresh = new Map(packs.map((pack) => [pack.id, datasetEntry(pack)]))
  const others = kept.filter(({ id }) => !fresh.has(id))
  return { version: 1, compiledAt, datasets: [...others, ...fresh.values()] }
}
