import type { ImportView, ListName } from './ledger-protocol'

/** The lists of a preview in the order in which they are gone through. */
export const LISTS: readonly ListName[] = ['new', 'changed', 'undecided', 'rejected', 'missing', 'unchanged', 'leftOut']

/** How long a list is. */
export function countOf(view: ImportView, list: ListName): number {
  return list === 'rejected' ? view.rejections : view.counts[list]
}

/** What is looked at first: what nobody else would see when nothing was read, else what the import brings. */
export function firstList(view: ImportView): ListName {
  return LISTS.find((name) => countOf(view, name) > 0) ?? 'new'
}
