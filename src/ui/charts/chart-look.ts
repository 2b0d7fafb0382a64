/** What the page's style gives a chart: colours as CSS text, sizes in pixels. */
export interface ChartLook {
  ink: string
  ink2: string
  line: string
  panel: string
  accent: string
  /** From faint to strong. */
  shades: readonly [string, string, string, string]
  green: string
  amber: string
  red: string
  silent: string
  fontFamily: string
  /** One rem in pixels. */
  rem: number
  /** Whether changes may move. */
  moves: boolean
}

/** Reads the custom properties that hold at an element. */
export function readLook(element: Element): ChartLook {
  const style = getComputedStyle(element)
  const read = (name: string) => style.getPropertyValue(`--${name}`).trim()
  return {
    ink: read('ink'),
    ink2: read('ink-2'),
    line: read('line'),
    panel: read('panel'),
    accent: read('accent'),
    shades: [read('shade-1'), read('shade-2'), read('shade-3'), read('shade-4')],
    green: read('signal-green'),
    amber: read('signal-amber'),
    red: read('signal-red'),
    silent: read('signal-silent'),
    fontFamily: style.fontFamily,
    rem: parseFloat(getComputedStyle(document.documentElement).fontSize) || 16,
    moves: !matchMedia('(prefers-reduced-motion: reduce)').matches,
  }
}
