import type { Rejection, RejectionReason } from '../../../domain/rejection'
import { shownValue } from '../../findings'
import type { ReadLimits, SourceFile, SourceFormat } from '../source-file'

/** Where in a file, besides the file itself. */
export type Where = Partial<Pick<Rejection, 'sheet' | 'row' | 'column' | 'subject'>>

/** Ends the reading of a file, or of the part of it whose reader catches it. */
export class Refusal extends Error {
  constructor(
    readonly reason: RejectionReason,
    readonly value: unknown = '',
    readonly expected: string | null = null,
    readonly where: Where = {},
  ) {
    super(reason)
  }
}

// Past that many the file is of another kind than it seems, and a list of all helps nobody.
const MOST_PROBLEMS = 500

/** One file while it is read: its limits, what has been used of them, and what could not be read. */
export interface Reading {
  readonly file: string
  readonly limits: ReadLimits
  readonly problems: Rejection[]
  /** Used so far, of the limits with these names. */
  readonly used: { unpackedBytes: number; streamedBytes: number; cells: number; places: number; coordinates: number }
  report(reason: RejectionReason, value: unknown, expected?: string | null, where?: Where): void
  /** Lets others run every now and then, tells how far the file is read (0..1), and throws when it is to stop. */
  breathe(fraction: number): Promise<void>
}

/** Begins to read a file. */
export function readingOf(file: string, limits: ReadLimits, breathe: (fraction: number) => Promise<void>): Reading {
  const problems: Rejection[] = []
  return {
    file,
    limits,
    problems,
    used: { unpackedBytes: 0, streamedBytes: 0, cells: 0, places: 0, coordinates: 0 },
    report(reason, value, expected = null, where = {}) {
      if (problems.length >= MOST_PROBLEMS) return
      problems.push({ file, row: null, column: null, value: shownValue(value), reason, expected, ...where })
    },
    breathe,
  }
}

/** Runs a part of a file's reading; a refusal, or what a library throws over damaged bytes, is reported and gives `null`. */
export async function attempt<Result>(
  reading: Reading,
  where: Where,
  read: () => Result | Promise<Result>,
): Promise<Awaited<Result> | null> {
  try {
    return await read()
  } catch (error) {
    if (isAbort(error)) throw error
    if (error instanceof Refusal) {
      reading.report(error.reason, error.value, error.expected, { ...where, ...error.where })
    } else {
      reading.report('fileBroken', error instanceof Error ? error.message : '', null, where)
    }
    return null
  }
}

/** Whether an error says that the reading was stopped from outside. */
export function isAbort(error: unknown): boolean {
  return error instanceof Stopped
}

/** The reading was stopped by its signal. */
export class Stopped extends Error {
  override readonly name = 'AbortError'
}

/** What was read of a file; what a format does not hold is empty. */
export function sourceFile(
  reading: Reading,
  format: SourceFormat | null,
  read: Partial<Pick<SourceFile, 'sheets' | 'layers' | 'packFiles'>> = {},
): SourceFile {
  const { file: name, problems } = reading
  return { name, format, sheets: [], layers: [], packFiles: null, problems, ...read }
}
