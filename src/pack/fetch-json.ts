/** `fetch`, or what stands in for it in a test. */
export type FetchLike = (url: string, init: RequestInit) => Promise<Response>

/** Bytes read so far; `total` is `null` when the server does not tell it, or tells the size before unpacking. */
export interface Progress {
  loaded: number
  total: number | null
}

export const FAILURE_KINDS = [
  'aborted',
  'network',
  'http',
  'notJson',
  'wrongShape',
  'wrongFormat',
  'unknownDataset',
] as const
export type FailureKind = (typeof FAILURE_KINDS)[number]

/** Why a data file could not be used. `detail` is for the reader's report: a status, a path, an excerpt. */
export interface Failure {
  kind: FailureKind
  url: string
  detail: string
}

export type Loaded<T> = { ok: true; value: T } | { ok: false; failure: Failure }

export interface LoadOptions {
  onProgress?: (progress: Progress) => void
  signal?: AbortSignal
}

export function failed(kind: FailureKind, url: string, detail: string): { ok: false; failure: Failure } {
  return { ok: false, failure: { kind, url, detail } }
}

function totalOf(response: Response): number | null {
  const encoding = response.headers.get('content-encoding') ?? 'identity'
  const length = Number(response.headers.get('content-length') ?? Number.NaN)
  return encoding === 'identity' && Number.isFinite(length) && length > 0 ? length : null
}

async function readBody(response: Response, onProgress: LoadOptions['onProgress']): Promise<string> {
  const total = totalOf(response)
  onProgress?.({ loaded: 0, total })
  if (response.body === null) return response.text()
  const reader = response.body.getReader()
  const decoder = new TextDecoder()
  let text = ''
  let loaded = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return text + decoder.decode()
    text += decoder.decode(value, { stream: true })
    loaded += value.byteLength
    onProgress?.({ loaded, total: total !== null && loaded > total ? null : total })
  }
}

const EXCERPT_LENGTH = 40

/** Fetches and parses a JSON file. Asks the server again each time, as data may be replaced without a new build. Never throws. */
export async function fetchJson(
  fetchLike: FetchLike,
  url: string,
  options: LoadOptions = {},
): Promise<Loaded<unknown>> {
  let text: string
  try {
    const signal = options.signal ?? null
    const response = await fetchLike(url, { cache: 'no-cache', credentials: 'same-origin', signal })
    if (!response.ok) return failed('http', url, `${response.status} ${response.statusText}`.trim())
    text = await readBody(response, options.onProgress)
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error)
    return failed(options.signal?.aborted === true ? 'aborted' : 'network', url, detail)
  }
  try {
    return { ok: true, value: JSON.parse(text) }
  } catch {
    return failed('notJson', url, text.trim() === '' ? '' : `${text.trim().slice(0, EXCERPT_LENGTH)}…`)
  }
}
