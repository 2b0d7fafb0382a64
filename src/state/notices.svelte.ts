import type { BasemapFailure } from '../domain/basemap'
import type { ConfigProblem } from '../pack/config'
import type { Dropped } from './view-url'

/** Something the reader should know; the words are made where it is shown. */
export type NoticeBody =
  | { kind: 'dropped'; dropped: readonly Dropped[] }
  | { kind: 'config'; problems: readonly ConfigProblem[] }
  | { kind: 'basemap'; reason: BasemapFailure; detail: string }
  | { kind: 'context'; detail: string }
  | { kind: 'worker'; detail: string }
  | { kind: 'noWebgl'; detail: string }
  | { kind: 'release' }
  | { kind: 'copied' }
  | { kind: 'copyFailed' }

export type Notice = NoticeBody & { id: number }

/** At most one notice of a kind is shown; a newer one replaces it. */
export class Notices {
  #list = $state.raw<readonly Notice[]>([])
  #nextId = 1

  get list(): readonly Notice[] {
    return this.#list
  }

  show(body: NoticeBody): void {
    this.#list = [...this.#list.filter((notice) => notice.kind !== body.kind), { ...body, id: this.#nextId++ }]
  }

  dismiss(kind: NoticeBody['kind']): void {
    this.#list = this.#list.filter((notice) => notice.kind !== kind)
  }
}
