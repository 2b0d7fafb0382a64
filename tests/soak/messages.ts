import type { ServerFault } from './schedule'

export type Cause = ServerFault | 'lostContext'

/** What was done to the wall, in milliseconds after the beginning; `null` = it lasts. */
export interface Trouble {
  cause: Cause
  fromMs: number
  toMs: number | null
}

/** What the console may say while a fault lasts; anything else there is the app's own. */
const SAID: Record<Cause, readonly RegExp[]> = {
  serverError: [/status of 500/, /no word of the release: Error: 500/],
  hang: [/no word of the release: (TimeoutError|Error|AbortError)/, /net::ERR_(ABORTED|TIMED_OUT)/],
  truncated: [],
  html: [],
  down: [
    /net::ERR_(CONNECTION_(REFUSED|RESET|CLOSED)|EMPTY_RESPONSE|SOCKET_NOT_CONNECTED|INCOMPLETE_CHUNKED_ENCODING)/,
    /no word of the release: TypeError: Failed to fetch/,
  ],
  lostContext: [/CONTEXT_LOST_WEBGL/, /WebGL context was lost/i],
}

/** How long after a fault its last word may come: a silent server is waited for 20 s. */
const ECHO_MS: Record<Cause, number> = {
  serverError: 3_000,
  hang: 30_000,
  truncated: 3_000,
  html: 3_000,
  down: 3_000,
  lostContext: 15_000,
}

/** Which of the troubles explains a message of the console; `null` = none. */
export function causeOf(text: string, atMs: number, troubles: readonly Trouble[]): Cause | null {
  const explains = ({ cause, fromMs, toMs }: Trouble) =>
    atMs >= fromMs && (toMs === null || atMs <= toMs + ECHO_MS[cause]) && SAID[cause].some((said) => said.test(text))
  return troubles.find(explains)?.cause ?? null
}

/** A silent server is given up after 20 s; a wall asks, and draws, in its own time. */
const SLACK_MS = 35_000

/**
 * Within which a wall that was stale for so long is well again once its server is: each failure doubles the time to the
 * next question, which thus comes no later than the wall has been asking already, spread by a tenth either way.
 */
export function recoveryBoundMs(staleForMs: number): number {
  return 1.25 * staleForMs + SLACK_MS
}
