import type { IControl, MapLibreMap } from 'maplibre-gl'
import { controlIcon, type ControlIcon } from './control-icons'
import { scaleBar } from './scale-bar'
import type { MapText } from './view-contract'

/** Of the page's type, so that the words of the scale find room above it on a wall, too. */
const SCALE_LONGEST_REM = 7.5

type ButtonName = Extract<keyof MapText, 'zoomIn' | 'zoomOut' | 'northUp' | 'fitDistrict' | 'fitVisible'>

const ICON_OF: Record<ButtonName, ControlIcon> = {
  zoomIn: 'zoomIn',
  zoomOut: 'zoomOut',
  northUp: 'north',
  fitDistrict: 'fitDistrict',
  fitVisible: 'fitVisible',
}

const BUTTONS = Object.keys(ICON_OF) as readonly ButtonName[]

export type ButtonActions = Record<ButtonName, () => void>

/** Zoom, north, fit: one group of buttons. The compass needle turns with the map. */
export class ButtonsControl implements IControl {
  readonly #element = document.createElement('div')
  readonly #buttons = new Map<ButtonName, HTMLButtonElement>()

  constructor(actions: ButtonActions) {
    this.#element.className = 'maplibregl-ctrl map-buttons'
    for (const name of BUTTONS) {
      const button = document.createElement('button')
      button.type = 'button'
      button.dataset['control'] = name
      button.append(controlIcon(ICON_OF[name]))
      button.addEventListener('click', actions[name])
      this.#buttons.set(name, button)
      this.#element.append(button)
    }
  }

  onAdd(map: MapLibreMap): HTMLElement {
    const needle = this.#buttons.get('northUp')?.querySelector('svg')
    const turn = () => {
      if (needle) needle.style.transform = `rotate(${-map.getBearing()}deg)`
    }
    map.on('rotate', turn)
    turn()
    return this.#element
  }

  onRemove() {
    this.#element.remove()
  }

  setText(text: MapText) {
    for (const [name, button] of this.#buttons) {
      button.title = text[name]
      button.setAttribute('aria-label', text[name])
    }
  }
}

/** Scale and attribution in one line at the corner. All texts are set as text, never as markup. */
export class FootControl implements IControl {
  readonly #element = document.createElement('div')
  readonly #scale = document.createElement('div')
  readonly #details = document.createElement('details')
  readonly #summary = document.createElement('summary')
  readonly #notice = document.createElement('p')
  #map: MapLibreMap | null = null
  #text: MapText | null = null

  constructor() {
    this.#element.className = 'maplibregl-ctrl map-foot'
    this.#scale.className = 'map-scale'
    this.#details.className = 'map-attribution'
    this.#details.append(this.#summary, this.#notice)
    this.#element.append(this.#details, this.#scale)
  }

  onAdd(map: MapLibreMap): HTMLElement {
    this.#map = map
    map.on('move', () => this.#measure())
    map.on('resize', () => this.#measure())
    return this.#element
  }

  onRemove() {
    this.#map = null
    this.#element.remove()
  }

  setText(text: MapText, basemapAttribution: string) {
    this.#text = text
    this.#summary.textContent = text.attributionTitle
    this.#notice.textContent = [text.attribution, basemapAttribution].filter((part) => part !== '').join(' · ')
    this.#details.hidden = this.#notice.textContent === ''
    this.#measure()
  }

  #measure() {
    const map = this.#map
    const text = this.#text
    if (map === null || text === null) return
    const { clientWidth, clientHeight } = map.getContainer()
    const [x, y] = [clientWidth / 2, clientHeight / 2]
    const longestPx = SCALE_LONGEST_REM * parseFloat(getComputedStyle(document.documentElement).fontSize)
    const metres = map.unproject([x - longestPx / 2, y]).distanceTo(map.unproject([x + longestPx / 2, y]))
    if (!(metres > 0)) return
    const { lengthM, widthPx } = scaleBar(metres / longestPx, longestPx)
    this.#scale.style.width = `${widthPx.toFixed(1)}px`
    const label = lengthM >= 1000 ? `${lengthM / 1000} ${text.kilometres}` : `${lengthM} ${text.metres}`
    if (this.#scale.textContent !== label) this.#scale.textContent = label
  }
}
