import type { Board } from '../state/board.svelte'
import type { UnitBadge } from '../map/view-contract'

/** One badge for each unit with a position, saying how many of its visible items have none. */
export function unitBadges(board: Board): readonly UnitBadge[] {
  const counts = new Map<string, number>()
  for (const item of board.unlocated) {
    if (item.unit !== null) counts.set(item.unit, (counts.get(item.unit) ?? 0) + 1)
  }
  return board.pack.units.flatMap(({ id, name, position }) => {
    const unlocated = counts.get(id) ?? 0
    if (position === null || unlocated === 0) return []
    const words = name[board.language]
    const title = board.text.map.badgeTitle(words, unlocated)
    const count = board.text.map.badge(unlocated)
    return [{ unitId: id, position, unlocated, name: words, count, placeName: name.zh, title }]
  })
}
