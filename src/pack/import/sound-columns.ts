import { isHostile } from '../hostile-names'
import type { Rejection } from '../../domain/rejection'

/** Takes out columns whose header could do harm as a key, and tells of them. */
export function soundColumns<C extends { header: string }>(
  columns: readonly C[],
  where: Pick<Rejection, 'file' | 'sheet' | 'row'>,
): { columns: readonly C[]; problems: Rejection[] } {
  const hostile = columns.filter(({ header }) => isHostile(header))
  const problems = hostile.map(({ header }): Rejection => {
    return { ...where, column: header, value: header, reason: 'columnHostile', expected: null }
  })
  return { columns: hostile.length === 0 ? columns : columns.filter((column) => !hostile.includes(column)), problems }
}
