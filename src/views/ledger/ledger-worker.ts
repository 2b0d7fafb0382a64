import type { Answer, AnswerMessage, Ask, AskMessage, AskName, LedgerProgress } from './ledger-protocol'

type Handlers = {
  [K in AskName]: (ask: Ask<K>, tell: (progress: LedgerProgress) => void) => Promise<Answer<K>>
}

/** Each part comes when it is first asked for: the page's start only applies what is kept. */
const HANDLERS: Handlers = {
  apply: async (ask) => (await import('./worker-apply')).apply(ask),
  read: async (ask, tell) => (await import('./worker-import')).read(ask, tell),
  decide: async (ask) => (await import('./worker-import')).decide(ask),
  page: async (ask) => (await import('./worker-import')).page(ask),
  delta: async () => (await import('./worker-import')).delta(),
  annotated: async (ask) => (await import('./worker-import')).annotated(ask),
  takeOut: async (ask) => (await import('./worker-take-out')).takeOut(ask),
}

// Typed by hand: the page's library has no types for the inside of a worker.
const scope = globalThis as unknown as {
  postMessage(message: AnswerMessage): void
  addEventListener(type: 'message', listener: (event: MessageEvent<AskMessage>) => void): void
}

async function answer({ id, name, ask }: AskMessage): Promise<void> {
  const tell = (progress: LedgerProgress) => scope.postMessage({ id, kind: 'progress', progress })
  try {
    const handler = HANDLERS[name] as (ask: unknown, tell: unknown) => Promise<unknown>
    scope.postMessage({ id, kind: 'answer', answer: await handler(ask, tell) })
  } catch (error) {
    scope.postMessage({ id, kind: 'fault', fault: String(error) })
  }
}

scope.addEventListener('message', ({ data }) => void answer(data))
