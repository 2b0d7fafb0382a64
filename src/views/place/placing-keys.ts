/** What a key does while something is placed; arrows are in steps to the right and down. */
export type PlacingCommand =
  | { do: 'undo' | 'redo' | 'place' | 'close' | 'letGo' | 'remove' | 'next' | 'previous' | 'toMap' }
  | { do: 'nudge'; x: number; y: number }

export type Key = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

/** Where the focus is: keys of the map must neither press a button twice nor eat what is typed. */
export type Focus = 'map' | 'field' | 'elsewhere'

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

const FAR = 10

function withControl({ key, shiftKey }: Key): PlacingCommand | null {
  const letter = key.toLowerCase()
  if (letter === 'y' || (letter === 'z' && shiftKey)) return { do: 'redo' }
  return letter === 'z' ? { do: 'undo' } : null
}

/** The command of a key, or `null` = it means what it means elsewhere. */
export function placingCommand(pressed: Key, focus: Focus): PlacingCommand | null {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = pressed
  if (altKey) return null
  if (focus === 'field') return key === 'Escape' ? { do: 'toMap' } : null
  if (ctrlKey || metaKey) return withControl(pressed)
  if (key === 'Escape') return { do: 'letGo' }
  if (focus !== 'map') return null
  const arrow = Object.hasOwn(ARROWS, key) ? ARROWS[key] : undefined
  if (arrow !== undefined) {
    const far = shiftKey ? FAR : 1
    return { do: 'nudge', x: arrow[0] * far, y: arrow[1] * far }
  }
  switch (key) {
    case 'Enter':
      return { do: shiftKey ? 'close' : 'place' }
    case 'Delete':
    case 'Backspace':
      return { do: 'remove' }
    case ']':
      return { do: 'next' }
    case '[':
      return { do: 'previous' }
    default:
      return null
  }
}

/** Where the focus is, by the element that has it. */
export function focusOf(target: EventTarget | null): Focus {
  if (!(target instanceof Element) || target === document.body) return 'map'
  if (target.matches('input:not([type=radio]), select, textarea')) return 'field'
  return target.closest('.maplibregl-canvas') === null ? 'elsewhere' : 'map'
}
