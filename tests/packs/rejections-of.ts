import type { Rejection } from '../../src/domain/rejection'
import { compilePack } from '../../src/pack/compile-pack'
import type { PackFolder } from './pack-files'

export const rejectionsOf = (pack: PackFolder): readonly Rejection[] => compilePack(pack.files, () => []).rejections

/** A rejection as one line, the way the command prints its place: `file:row:column reason “value”`. */
export function rejectionLine({ file, row, column, value, reason }: Rejection): string {
  return `${[file, row, column].filter((part) => part !== null).join(':')} ${reason} “${value}”`
}

export const linesOf = (pack: PackFolder): readonly string[] => rejectionsOf(pack).map(rejectionLine)
