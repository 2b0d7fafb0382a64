import type { Language } from './dictionary'
import { enLedger } from './en-ledger'
import { zhLedger, type LedgerWords } from './zh-ledger'

/** The words of the ledger desk: apart from the dictionary, because they are loaded with it. */
export const LEDGER_WORDS: Readonly<Record<Language, LedgerWords>> = { zh: zhLedger, en: enLedger }
