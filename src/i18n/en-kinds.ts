import type { Kind } from '../domain/vocabulary'

/** Apart from the other words, because items are found by them in either language. */
export const EN_KINDS: Readonly<Record<Kind, string>> = {
  project: 'Projects',
  park: 'Industrial parks',
  village: 'Village redevelopment',
  road: 'Roads',
  land: 'Idle land and plants',
  enterprise: 'Anchor firms',
  community: 'Quality communities',
}
