import { read } from '@e965/xlsx'
import type { Pack } from '../../src/domain/pack'
import { writeWorkbook } from '../../src/pack/export/workbook'
import { NO_DECISIONS } from '../../src/pack/import/decisions'
import { keptTables, readLedgers } from '../../src/pack/import/ledger-reading'
import { previewImport } from '../../src/pack/import/preview'
import { readFiles } from '../../src/pack/import/read/read-files'
import { pinyinOf } from '../../src/pack/pinyin-of'
import { randomPack } from '../random-pack'

const MILLION = { rows: 50_000, columns: 20 }
const LEDGER = { rows: 10_000, columns: 8 }
const ROUNDS = 3
const DECIDED = { ...NO_DECISIONS, on: '2023-06-30' }

function workbook({ rows, columns }: { rows: number; columns: number }): Uint8Array {
  const own = ['项目名称', '总投资（万元）', '年度计划（万元）', '建设性质', '开工时间', '备注']
  const header = Array.from({ length: columns }, (_, index) => own[index] ?? `栏目${index}`)
  const cells = Array.from({ length: rows }, (_, row) =>
    header.map((_, column) =>
      column === 0
        ? `台账事项${row}`
        : column === 3
          ? '新建'
          : column === 4
            ? '2023-04-01'
            : column === 5
              ? `说明${row}`
              : row,
    ),
  )
  return writeWorkbook([{ name: '台账', rows: [header, ...cells], widths: [], frozenRows: 1 }])
}

async function timesOf(work: () => unknown): Promise<number[]> {
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const started = performance.now()
    await work()
    times.push(performance.now() - started)
  }
  return times
}

/** The reader of a million cells against the library's own, and a preview of 10 000 rows against the next one after a correction. */
export async function compareLedgers(show: (name: string, samples: readonly number[]) => void): Promise<void> {
  const large = { name: '大表.xlsx', bytes: workbook(MILLION) }
  show('  a million cells: read as they unfold', await timesOf(() => readFiles([large])))
  show('  a million cells: the library’s reader', await timesOf(() => read(large.bytes, { dense: true })))
  const pack: Pack = randomPack(20230228, 3000)
  const files = await readFiles([{ name: '台账.xlsx', bytes: workbook(LEDGER) }])
  const preview = (kept = keptTables()) => {
    const found = previewImport(pack, readLedgers(files, pack, DECIDED, kept), DECIDED, pinyinOf)
    if (found.counts.new + found.counts.undecided !== LEDGER.rows) throw new Error(JSON.stringify(found.counts))
  }
  show('  preview of 10 000 rows against 3 000 items', await timesOf(() => preview()))
  const kept = keptTables()
  preview(kept)
  show('  the same after a correction elsewhere', await timesOf(() => preview(kept)))
}
