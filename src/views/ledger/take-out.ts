import { saveFile } from '../../ui/save-file'
import { LedgerClient } from './ledger-client'
import type { Ask, MadeFile } from './ledger-protocol'

export function saveMade({ name, bytes, type }: MadeFile): void {
  saveFile(name, bytes, type)
}

/** Makes a file in a worker of its own and offers it. Resolves to why it could not be made, or to `null`. */
export async function takeOut(ask: Ask<'takeOut'>): Promise<string | null> {
  const client = new LedgerClient()
  try {
    saveMade(await client.ask('takeOut', ask))
    return null
  } catch (error) {
    console.warn(`Guatu: no export: ${String(error)}`)
    return error instanceof Error ? error.message : String(error)
  } finally {
    client.stop()
  }
}
