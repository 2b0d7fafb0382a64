import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { WorkingCalendar } from '../src/domain/working-calendar'
import { BLOCKER_COLUMNS, blockerRows } from './drill-blockers'
import { chujiaItems } from './drill-chujia'
import { districtFile, type RealDistrict } from './drill-district'
import { geometryFile } from './drill-geometry'
import { grounds } from './drill-grounds'
import type { DrillItem } from './drill-item'
import { jiejiazhuangItems } from './drill-jiejiazhuang'
import { keyProjects } from './drill-key-projects'
import { leads } from './drill-leads'
import { csvFile, ledgerFiles } from './drill-ledgers'
import { REPORT_COLUMNS, reportsOf } from './drill-log'
import { createRandom } from './drill-random'
import { createIsWorked } from './drill-schedule'

const GEODATA = dirname(fileURLToPath(import.meta.url))
const REAL = join(GEODATA, 'laishan')
export const DRILL = join(GEODATA, 'laishan-drill')

const SEED = 20230131

function drillItems(): DrillItem[] {
  const random = createRandom(SEED)
  return [
    ...keyProjects(random),
    ...leads(random),
    ...grounds(random),
    ...jiejiazhuangItems(random),
    ...chujiaItems(random),
  ]
}

/** Ids of the sources that a text of JSON cites. */
function citedIn(...texts: string[]): Set<string> {
  return new Set(texts.flatMap((text) => [...text.matchAll(/"sourceId":\s*"([^"]+)"/g)].map((found) => found[1]!)))
}

/** Every file of the drill pack by name: made from the real pack's map, calendar and rules, and from a seed; the same each time. */
export async function drillFiles(): Promise<Map<string, string>> {
  const read = (name: string) => readFile(join(REAL, name), 'utf8')
  const [districtText, geometryText, backdropText] = await Promise.all(
    ['district.json', 'geometry.geojson', 'backdrop.geojson'].map(read),
  )
  const real: RealDistrict & { calendar: WorkingCalendar } = JSON.parse(districtText!)
  const items = drillItems()
  const random = createRandom(SEED + 1)
  const isWorked = createIsWorked(real.calendar)
  const byDay = items
    .flatMap((item) => reportsOf(item, random, isWorked))
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
  const geometry = geometryFile(items, JSON.parse(geometryText!), JSON.parse(backdropText!), createRandom(SEED + 2))
  const cited = citedIn(geometry, backdropText!, JSON.stringify(real.calendar))
  return new Map([
    ['district.json', districtFile(real, cited)],
    ...ledgerFiles(items),
    ['reports.csv', csvFile(REPORT_COLUMNS, byDay)],
    ['blockers.csv', csvFile(BLOCKER_COLUMNS, blockerRows())],
    ['geometry.geojson', geometry],
    ['backdrop.geojson', backdropText!],
  ])
}

/** The command line: writes the drill pack. */
export async function main(): Promise<number> {
  const files = await drillFiles()
  await mkdir(DRILL, { recursive: true })
  for (const [name, content] of files) await writeFile(join(DRILL, name), content)
  return 0
}
