import type { FetchLike } from './fetch-json'
import { withinMs } from './time-limit'

/**
 * A fetch that gives up a server which is silent for `silenceMs`, before its answer or in the middle of it: a large file
 * on a slow line may take longer in all. The caller's signal is listened to for as long as it lives.
 */
export function fetchWithin(fetchLike: FetchLike, silenceMs: number): FetchLike {
  return async (url, init) => {
    const aborter = new AbortController()
    const forward = () => aborter.abort(init.signal?.reason)
    if (init.signal?.aborted === true) forward()
    init.signal?.addEventListener('abort', forward)
    const timed = <T>(work: Promise<T>) =>
      withinMs(silenceMs, work).catch((error: unknown) => {
        aborter.abort(error)
        throw error
      })

    const response = await timed(fetchLike(url, { ...init, signal: aborter.signal }))
    if (response.body === null) return response
    const reader = response.body.getReader()
    const body = new ReadableStream<Uint8Array>({
      async pull(controller) {
        const { done, value } = await timed(reader.read())
        if (done) controller.close()
        else controller.enqueue(value)
      },
      cancel: (reason) => reader.cancel(reason),
    })
    const { status, statusText, headers } = response
    return new Response(body, { status, statusText, headers })
  }
}
