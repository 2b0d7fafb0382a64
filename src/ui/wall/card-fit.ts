import { pagesOf } from './card-pages'

/** How long a page of a card is read at least. */
const LEAST_PAGE_MS = 3000

/** The lines that may go to another page, by the sections that they belong to; what is not in one stays on every page. The most important first. */
function sectionsIn(card: HTMLElement): HTMLElement[][] {
  const sections = [...card.querySelectorAll<HTMLElement>('[data-section]')]
  const rank = ({ dataset }: HTMLElement) => Number(dataset.section)
  return sections
    .toSorted((a, b) => rank(a) - rank(b))
    .map((section) => {
      const lines = [...section.querySelectorAll<HTMLElement>('p, li')]
      return lines.length === 0 ? [section] : lines
    })
}

/** Whether a section is left out before a card has pages. */
const isSpare = (line: HTMLElement | undefined) => line?.closest('[data-spare]') != null

/**
 * Shows a card whole in its place: in large type where it has `roomy` places to fill, tighter where it would not fit,
 * without what can be spared where that helps, and page by page while the stop lasts where even that is too much. Nothing
 * is cut.
 */
export function fitCard(card: HTMLElement, { roomy, seconds }: { roomy: boolean; seconds: number }): () => void {
  let pages: HTMLElement[][] = []
  let page = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  const overflows = () => card.scrollHeight > card.clientHeight + 1 || card.scrollWidth > card.clientWidth + 1
  const show = (lines: readonly HTMLElement[]) => {
    const shown = new Set(lines)
    for (const line of sectionsIn(card).flat()) line.hidden = !shown.has(line)
  }
  const turnTo = (index: number) => {
    page = index
    card.dataset.page = pages.length > 1 ? `${index + 1} / ${pages.length}` : ''
    show(pages[index] ?? [])
  }
  const measure = () => {
    const sections = sectionsIn(card)
    show(sections.flat())
    card.dataset.page = ''
    for (const size of roomy ? ['roomy', '', 'tight'] : ['', 'tight']) {
      card.classList.remove('roomy', 'tight', 'paged')
      if (size !== '') card.classList.add(size)
      if (!overflows()) {
        pages = []
        return
      }
    }
    // What can be spared is told on no page of its own.
    const needed = sections.filter(([line]) => !isSpare(line))
    show(needed.flat())
    if (!overflows()) {
      pages = []
      return
    }
    card.classList.add('paged')
    card.dataset.page = ' '
    pages = pagesOf(needed, (lines) => {
      show(lines)
      return !overflows()
    })
    turnTo(Math.min(page, pages.length - 1))
    clearTimeout(timer)
    wait()
  }
  // After the frame: what an observer changes at once, it would have to observe again.
  const observer = new ResizeObserver(() => requestAnimationFrame(measure))
  observer.observe(card)
  const wait = () => {
    timer = setTimeout(
      () => {
        if (pages.length > 1) turnTo((page + 1) % pages.length)
        wait()
      },
      Math.max(LEAST_PAGE_MS, (seconds * 1000) / Math.max(1, pages.length)),
    )
  }
  return () => {
    observer.disconnect()
    clearTimeout(timer)
  }
}
