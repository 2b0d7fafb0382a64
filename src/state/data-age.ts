/** An age in milliseconds as it was at one reading of a clock that only runs forward. */
export interface AgeAnchor {
  ageMs: number
  monoMs: number
}

/** Beneath this, two ways to tell the age agree: servers tell whole seconds, and answers take a while. */
const AGREE_MS = 5000

/** The age in milliseconds at another reading of that clock. Of data from the future, zero. */
export function ageAt({ ageMs, monoMs: since }: AgeAnchor, monoMs: number): number {
  return Math.max(0, ageMs + monoMs - since)
}

/** The age of what was compiled at an ISO time, told at a wall-clock time in milliseconds; `null` = not a time. */
export function anchorAge(compiledAt: string, wallMs: number, monoMs: number): AgeAnchor | null {
  const ageMs = wallMs - Date.parse(compiledAt)
  return Number.isFinite(ageMs) ? { ageMs, monoMs } : null
}

/** The anchor that the server's word makes necessary; the same one where both agree, so that no age flickers. */
export function corrected(anchor: AgeAnchor | null, told: AgeAnchor | null): AgeAnchor | null {
  if (anchor === null || told === null) return told ?? anchor
  return Math.abs(ageAt(anchor, told.monoMs) - ageAt(told, told.monoMs)) > AGREE_MS ? told : anchor
}
