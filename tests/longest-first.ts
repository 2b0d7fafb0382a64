import { basename } from 'node:path'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** What takes more than a minute, the longest first: begun last, one of them would keep a core idle at the end. */
const LONGEST = [
  'wall-guardian.test.ts',
  'wall-faults.test.ts',
  'basemap-failures.test.ts',
  'explorer-log.test.ts',
  'basemaps.test.ts',
  'wall.test.ts',
  'map-recovery.test.ts',
  'explorer-links.test.ts',
  'explorer-access.test.ts',
]

const placeOf = ({ moduleId }: TestSpecification) => {
  const place = LONGEST.indexOf(basename(moduleId))
  return place < 0 ? LONGEST.length : place
}

/** Runs the files that are known to take long before all others. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).sort((one, other) => placeOf(one) - placeOf(other))
  }
}
