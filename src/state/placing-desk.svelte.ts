/** Which item is being given a position. One for the page, and apart from the board: another pack must not end it. */
class PlacingDesk {
  #itemId = $state.raw<string | null>(null)

  get itemId(): string | null {
    return this.#itemId
  }

  open(itemId: string): void {
    this.#itemId = itemId
  }

  close(): void {
    this.#itemId = null
  }
}

export const placingDesk = new PlacingDesk()
