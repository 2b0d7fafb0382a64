const SVG = 'http://www.w3.org/2000/svg'

/** Paths on a 20 × 20 grid, stroked unless `filled`. */
const PATHS = {
  zoomIn: [{ d: 'M10 4.5v11M4.5 10h11' }],
  zoomOut: [{ d: 'M4.5 10h11' }],
  north: [{ d: 'M10 2.5 13.2 10H6.8Z', filled: true }, { d: 'M10 17.5 6.8 10h6.4Z' }],
  fitDistrict: [
    { d: 'M3.5 7.5v-4h4M12.5 3.5h4v4M16.5 12.5v4h-4M7.5 16.5h-4v-4' },
    { d: 'M7 8.2 10.4 7l2.6 1.8-.6 3.6-3.2 1L6.8 11Z' },
  ],
  fitVisible: [
    { d: 'M3.5 7.5v-4h4M12.5 3.5h4v4M16.5 12.5v4h-4M7.5 16.5h-4v-4' },
    { d: 'M7.6 8.1h.01M12.3 9.2h.01M8.9 12.3h.01', dots: true },
  ],
} as const satisfies Record<string, readonly { d: string; filled?: true; dots?: true }[]>

export type ControlIcon = keyof typeof PATHS

/** A 20-px picture in the colour of the text about it. Built node by node: the page's policy forbids inline styles. */
export function controlIcon(name: ControlIcon): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg')
  svg.setAttribute('viewBox', '0 0 20 20')
  svg.setAttribute('width', '20')
  svg.setAttribute('height', '20')
  svg.setAttribute('aria-hidden', 'true')
  for (const shape of PATHS[name]) {
    const path = document.createElementNS(SVG, 'path')
    path.setAttribute('d', shape.d)
    path.setAttribute('fill', 'filled' in shape ? 'currentColor' : 'none')
    path.setAttribute('stroke', 'currentColor')
    path.setAttribute('stroke-width', 'dots' in shape ? '2.4' : '1.5')
    path.setAttribute('stroke-linecap', 'round')
    path.setAttribute('stroke-linejoin', 'round')
    svg.append(path)
  }
  return svg
}
