import type { Bounds } from '../domain/pack'
import { UNKNOWN } from '../domain/filters'
import type { Rejection } from '../domain/rejection'
import type { WallPlan } from '../domain/wall-plan'
import { expectedList } from './findings'

/** What the scenes of a wall may name. */
interface Nameable {
  units: readonly string[]
  fields: readonly string[]
  /** `null` = not known, because rows that may carry others were refused. */
  tags: readonly string[] | null
  /** Where the map can be moved to; `null` = not known. */
  sheet: Bounds | null
}

interface PathFault extends Pick<Rejection, 'value' | 'reason' | 'expected'> {
  /** The place inside `file`. */
  path: string
}

/** The faults of a wall's scenes that their shape alone does not show. */
export function wallFaults(file: string, { tour, scenes }: WallPlan, known: Nameable): readonly PathFault[] {
  const faults = scenes.flatMap((scene, index): PathFault[] => {
    const path = `wall.scenes[${index}]`
    const first = scenes.findIndex(({ id }) => id === scene.id)
    const repeated: PathFault[] =
      first === index
        ? []
        : [{ path: `${path}.id`, value: scene.id, reason: 'idDuplicate', expected: `${file}:wall.scenes[${first}]` }]
    return [...repeated, ...cameraFaults(path, scene.camera, known.sheet), ...optionFaults(path, scene.filters, known)]
  })
  if (tour !== 'scenes' || scenes.length > 0) return faults
  return [{ path: 'wall.scenes', value: '[]', reason: 'valueMissing', expected: null }]
}

function cameraFaults(path: string, camera: WallPlan['scenes'][number]['camera'], sheet: Bounds | null): PathFault[] {
  if (camera === null || sheet === null) return []
  const [west, south, east, north] = sheet
  const fault = (key: 'lat' | 'lon', least: number, most: number): PathFault[] => {
    if (camera[key] >= least && camera[key] <= most) return []
    const expected = `${least}–${most}`
    return [{ path: `${path}.camera.${key}`, value: String(camera[key]), reason: 'cameraOutsideSheet', expected }]
  }
  return [...fault('lat', south, north), ...fault('lon', west, east)]
}

function optionFaults(
  path: string,
  filters: WallPlan['scenes'][number]['filters'],
  { units, fields, tags }: Nameable,
): PathFault[] {
  const known = { unit: units, field: fields, tag: tags }
  return (['unit', 'field', 'tag'] as const).flatMap((facet) => {
    const options = known[facet]
    if (options === null) return []
    return (filters[facet] ?? []).flatMap((option, index): PathFault[] => {
      if (option === UNKNOWN || options.includes(option)) return []
      const at = `${path}.filters.${facet}[${index}]`
      return [{ path: at, value: option, reason: 'referenceDangling', expected: expectedList(options) }]
    })
  })
}
