export function installedChromium(): string | null
export function findChromium(): string
