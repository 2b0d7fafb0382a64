import type { Answer, AnswerMessage, Ask, AskMessage, AskName, LedgerProgress } from './ledger-protocol'

type Handlers = {
  [K in AskName]?: (ask: Ask<K>, tell: (progress: LedgerProgress) => void) => Promise<Answer<K>>
}

const HANDLERS: Handlers = {}

// Typed by hand: the page's library has no types for the inside of a worker.
const scope = globalThis as unknown as {
  postMessage(message: AnswerMessage): void
  addEventListener(type: 'message', listener: (event: MessageEvent<AskMessage>) => void): void
}

async function answer({ id, name, ask }: AskMessage): Promise<void> {
  const tell = (progress: LedgerProgress) => scope.postMessage({ id, kind: 'progress', progress })
  try {
    const handler = HANDLERS[name] as ((ask: unknown, tell: unknown) => Promise<unknown>) | undefined
    if (handler === undefined) throw new Error(`nothing answers ${name}`)
    scope.postMessage({ id, kind: 'answer', answer: await handler(ask, tell) })
  } catch (error) {
    scope.postMessage({ id, kind: 'fault', fault: String(error) })
  }
}

scope.addEventListener('message', ({ data }) => void answer(data))
