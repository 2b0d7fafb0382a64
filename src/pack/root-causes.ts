import type { Rejection } from '../domain/rejection'
import { DISTRICT_FILE } from './district'
import type { District } from './district-schema'

const LISTS = ['units', 'fields', 'sources'] as const
type List = (typeof LISTS)[number]

/** The columns and paths of JSON that point into each list. */
const POINTERS: Record<List, RegExp> = {
  units: /(^|\.)unit(\[\d+\])?$/,
  fields: /(^|\.)field(\[\d+\])?$/,
  sources: /(^|\.)sourceId$/,
}

const POINTS_TO_NOTHING: readonly Rejection['reason'][] = ['referenceDangling', 'valueUnknown']

/** Tells one refusal of an empty list of `district.json` instead of one for every reference into it. */
export function withRootCauses(rejections: readonly Rejection[], district: District | null): Rejection[] {
  if (district === null) return [...rejections]
  return LISTS.reduce<Rejection[]>(
    (told, list) => {
      const pointsHere = ({ reason, column }: Rejection) =>
        POINTS_TO_NOTHING.includes(reason) && column !== null && POINTERS[list].test(column)
      const followUps = told.filter(pointsHere)
      if (district[list].length > 0 || followUps.length === 0) return told
      const missing = new Set(followUps.map(({ value }) => value))
      const isOwn = (rejection: Rejection) =>
        !pointsHere(rejection) && !(rejection.reason === 'geometryWithoutItem' && missing.has(rejection.value))
      const [first = ''] = missing
      const empty = { file: DISTRICT_FILE, row: null, column: list, value: '[]', reason: 'listEmpty' as const }
      return [{ ...empty, expected: first }, ...told.filter(isOwn)]
    },
    [...rejections],
  )
}
