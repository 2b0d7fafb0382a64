import type { Pack } from '../../domain/pack'
import type { Dictionary, Language } from '../../i18n/dictionary'
import { labelOf } from '../../i18n/import-refusals'
import { IMPORT_WORDS } from '../../i18n/import-words'
import type { ImportWords } from '../../i18n/import-words-zh'
import { LEDGER_WORDS } from '../../i18n/ledger-words'
import type { LedgerWords } from '../../i18n/zh-ledger'
import type { CellChange, PackDelta } from '../../pack/pack-delta'
import type { Board } from '../../state/board.svelte'
import { importedValue } from '../../ui/imported-value'

/** Everything that parts of the desk need to name things. */
export interface DeskWords {
  ledger: LedgerWords
  import: ImportWords
  text: Dictionary
  language: Language
  pack: Pack
  /** Between the parts of a list. */
  comma: string
}

export function deskWordsOf(board: Board): DeskWords {
  const { language, text, pack } = board
  return {
    ledger: LEDGER_WORDS[language],
    import: IMPORT_WORDS[language],
    text,
    language,
    pack,
    comma: language === 'zh' ? '、' : ', ',
  }
}

/** What a column of the pack is called; its name where there is no word for it. */
export function columnWord(column: string, words: DeskWords): string {
  return labelOf(column, words.language)
}

/** A value of a pack's column as it is shown; empty ones as not reported. */
export function valueWord(column: string, value: string, words: DeskWords): string {
  if (column === 'kind' && Object.hasOwn(words.text.kinds, value)) {
    return words.text.kinds[value as keyof typeof words.text.kinds]
  }
  return importedValue(column, value, words)
}

/** How much a delta brings: new rows, changed cells, reports, blockers, positions. */
export function deltaCounts(delta: PackDelta): [number, number, number, number, number] {
  const isOwn = ({ column }: CellChange) => column !== 'sourceId' && column !== 'locator'
  const cells = delta.rows.reduce((sum, { changes }) => sum + changes.filter(isOwn).length, 0)
  return [delta.newRows.length, cells, delta.reports.length, delta.blockers.length, delta.positions.length]
}
