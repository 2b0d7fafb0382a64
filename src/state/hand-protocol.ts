import { isObject, type JsonObject } from '../pack/json-object'

/** An explorer that takes a wall. The label tells two of them apart in words. */
export interface Holder {
  id: string
  label: string
}

/** Sent by a wall. An explorer holds the wall as long as the wall's presence names it. */
type WallMessage =
  | { kind: 'presence'; wallId: string; datasetId: string; holder: Holder | null }
  | { kind: 'refused'; wallId: string; datasetId: string; explorerId: string; reason: 'otherDataset' }

/** Sent by an explorer. `seq` grows with each of its messages, so that one that comes late is known as such. */
type ExplorerMessage =
  | { kind: 'look' }
  | { kind: 'take'; explorerId: string; seq: number; label: string; datasetId: string; link: string }
  | { kind: 'view'; explorerId: string; seq: number; link: string }
  | { kind: 'release'; explorerId: string; seq: number }

export type HandMessage = WallMessage | ExplorerMessage

/** What is needed of a `BroadcastChannel`. */
export interface ChannelLike {
  postMessage(message: unknown): void
  addEventListener(type: 'message', listener: (event: { data: unknown }) => void): void
  close(): void
}

export interface HandOptions {
  channel: ChannelLike
  /** A clock that never jumps, in milliseconds. */
  clock: () => number
  datasetId: string
}

/** Messages of another version are ignored: during an update, old and new pages may be open together. */
const VERSION = 1
const LABEL_LENGTH = 20
const ID_LENGTH = 200
const LINK_LENGTH = 20_000

/** How long a wall stays with a holder whose view does not change, in milliseconds. */
export const IDLE_MS = 120_000
/** How often a wall says that it is there, in milliseconds. */
export const PRESENCE_MS = 3_000

/** The channel between the pages of one installation; `null` where the browser has none. */
export function openHandChannel(host: Window & typeof globalThis): BroadcastChannel | null {
  if (host.BroadcastChannel === undefined) return null
  return new host.BroadcastChannel(`guatu.hand ${new URL('.', host.document.baseURI).pathname}`)
}

/** Hands sound messages to `onmessage`, drops all others, and returns the way to send. */
export function connectHand(
  channel: ChannelLike,
  onmessage: (message: HandMessage) => void,
): (message: HandMessage) => void {
  channel.addEventListener('message', ({ data }) => {
    const message = readHandMessage(data)
    if (message !== null) onmessage(message)
  })
  return (message) => channel.postMessage({ ...message, v: VERSION })
}

/** An id for one page's life. Made of `getRandomValues`, since plain http has no `randomUUID`. */
export function randomId(): string {
  return [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

const isText = (value: unknown, longest: number): value is string =>
  typeof value === 'string' && value.length > 0 && value.length <= longest
const isId = (value: unknown): value is string => isText(value, ID_LENGTH)
const isLink = (value: unknown): value is string => value === '' || (isText(value, LINK_LENGTH) && /^[?#]/.test(value))
const isHolder = (value: unknown): value is Holder =>
  isObject(value) && isId(value['id']) && isText(value['label'], LABEL_LENGTH)

const fromWall = ({ wallId, datasetId }: JsonObject) => isId(wallId) && isId(datasetId)
const fromExplorer = ({ explorerId, seq }: JsonObject) => isId(explorerId) && Number.isSafeInteger(seq)

const IS_SOUND: Readonly<Record<HandMessage['kind'], (message: JsonObject) => boolean>> = {
  presence: (message) => fromWall(message) && (message['holder'] === null || isHolder(message['holder'])),
  refused: (message) => fromWall(message) && isId(message['explorerId']) && message['reason'] === 'otherDataset',
  look: () => true,
  take: (message) =>
    fromExplorer(message) &&
    isText(message['label'], LABEL_LENGTH) &&
    isId(message['datasetId']) &&
    isLink(message['link']),
  view: (message) => fromExplorer(message) && isLink(message['link']),
  release: fromExplorer,
}

/** What was received, if it is a message of this version in every part; `null` = something else. */
export function readHandMessage(data: unknown): HandMessage | null {
  if (!isObject(data) || data['v'] !== VERSION) return null
  const kind = data['kind']
  if (typeof kind !== 'string' || !Object.hasOwn(IS_SOUND, kind)) return null
  return IS_SOUND[kind as HandMessage['kind']](data) ? (data as unknown as HandMessage) : null
}
