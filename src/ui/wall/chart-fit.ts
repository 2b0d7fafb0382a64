/** Without its notes; set tight, without its measure; without its plot. */
const TIGHTER = ['brief', 'dense', 'words']

/**
 * Shows of a place's charts as many as it holds whole, the first ones first; the last one tighter, and at last as its
 * finding alone, where it would be cut otherwise.
 */
export function fitCharts(place: HTMLElement): () => void {
  const overflows = () => place.scrollHeight > place.clientHeight + 1
  const measure = () => {
    const charts = [...place.querySelectorAll<HTMLElement>('section')]
    for (const chart of charts) chart.hidden = false
    place.classList.remove(...TIGHTER)
    while (overflows() && charts.length > 1) charts.pop()!.hidden = true
    for (const step of TIGHTER) if (overflows()) place.classList.add(step)
  }
  const resized = new ResizeObserver(() => requestAnimationFrame(measure))
  // Other words, and the plots that come once the library is there.
  const changed = new MutationObserver(measure)
  resized.observe(place)
  changed.observe(place, { childList: true, subtree: true, characterData: true })
  return () => {
    resized.disconnect()
    changed.disconnect()
  }
}
