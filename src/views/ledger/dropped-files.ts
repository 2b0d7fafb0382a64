/** More than anybody means to drop: a whole disk is not walked through. */
const MOST_FILES = 200

async function filesIn(entry: FileSystemEntry, found: File[]): Promise<void> {
  if (found.length >= MOST_FILES) return
  if (entry.isFile) {
    found.push(await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject)))
    return
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader()
  // A folder is told in pieces, the last of which is empty.
  for (;;) {
    const entries = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject))
    if (entries.length === 0) return
    for (const inner of entries) await filesIn(inner, found)
  }
}

/** The dropped files, those inside dropped folders too; at most 200. */
export async function droppedFiles(transfer: DataTransfer | null): Promise<readonly File[]> {
  if (transfer === null) return []
  // The list is empty once the event is over, so that everything is taken from it before the first wait.
  const plain = [...transfer.files]
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.() ?? null).filter((entry) => entry !== null)
  if (!entries.some((entry) => entry.isDirectory)) return plain
  const found: File[] = []
  for (const entry of entries) await filesIn(entry, found)
  return found
}
