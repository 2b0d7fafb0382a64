import type { zhPlace } from './zh-place'

const numbers = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 })
const n = (value: number) => numbers.format(value)
const length = (metres: number) => (metres < 1000 ? `${n(Math.round(metres))} m` : `${(metres / 1000).toFixed(2)} km`)
const points = (count: number) => (count === 1 ? '1 point' : `${n(count)} points`)

const FAMILIES = { point: 'Point', line: 'Line', area: 'Area' }

export const enPlace: typeof zhPlace = {
  place: {
    title: 'Place on the map',
    start: 'Place on the map',
    startFor: (name) => `Place “${name}” on the map`,
    edit: 'Edit position',
    trayHint: 'No source gives their position: not on the map, but in every list and count.',
    find: 'Find a place',
    findHint: 'Place, item, unit, or coordinates 121.45,37.46',
    hits: { place: 'place', item: 'located item', unit: 'unit' },
    nothingFound: 'Nothing found: try other words, or click on the map',
    placeHere: 'Place at this coordinate',
    system: 'Coordinate system',
    systems: { wgs84: 'WGS 84 / CGCS2000', gcj02: 'GCJ-02 (Amap, Tencent)', bd09: 'BD-09 (Baidu)' },
    convertedFrom: (system, typed) => `converted from ${system} ${typed}`,
    shape: 'Shape',
    families: FAMILIES,
    guide: {
      point: 'Click on the map to set the point; drag it, or click elsewhere to move it.',
      line: 'Click point after point; double-click or click the last one to end.',
      area: 'Click corner after corner; double-click or click the first one to close.',
      edit: 'Drag points to change the shape, click the dots between them to add some; click a point to nudge or delete it.',
    },
    nothing: 'Nothing drawn yet',
    point: (parts, at) => (parts > 1 ? points(parts) : `Point ${at}`),
    open: (family, corners, metres) =>
      `Drawing: ${FAMILIES[family].toLowerCase()}, ${points(corners)}, ${length(metres)} long`,
    line: (parts, corners, metres) =>
      `Line${parts > 1 ? ` in ${n(parts)} parts` : ''}, ${points(corners)}, ${length(metres)} long`,
    area: (parts, corners, metres, m2, mu) =>
      `Area${parts > 1 ? ` in ${n(parts)} parts` : ''}, ${points(corners)}, outline ${length(metres)}, ${n(Math.round(m2))} m² (${n(mu)} mu)`,
    undo: 'Undo',
    redo: 'Redo',
    close: 'Done drawing',
    atCentre: 'Place at the cross',
    addPart: { point: 'Add a point', line: 'Add a part', area: 'Add a part' },
    clear: 'Draw anew',
    corner: (index, total) => `Point ${n(index)} of ${n(total)}`,
    previousCorner: 'Previous point',
    nextCorner: 'Next point',
    pickCorner: 'Pick a point',
    coordinate: 'longitude,latitude',
    move: 'Move there',
    unreadable: 'No coordinate: write “longitude,latitude” in decimal degrees, or degrees, minutes and seconds',
    removeCorner: 'Delete this point',
    accuracy: 'Accuracy',
    accuracyHints: {
      surveyed: 'measured on site or from a boundary survey',
      digitised: 'drawn from a plan or an image',
      approximate: 'only roughly known',
    },
    error: 'Error (m)',
    errorOptional: 'Error (m, optional)',
    basis: 'Basis (optional)',
    basisHint: 'e.g. drawn from the site plan',
    source: 'Source',
    newSource: 'Another source…',
    newTitle: 'Name of the source',
    newTitleHint: 'e.g. site plan of the land office (2023)',
    locator: 'Where in the source',
    locatorHint: 'e.g. sheet 12, plot B-03',
    save: 'Save position',
    remove: 'Remove position',
    removeSure: 'Press again to remove',
    cancel: 'Cancel',
    cancelSure: 'Press again to discard',
    hint: 'Kept in this browser alone, on top of the published data; it can be removed or exported at any time.',
    keys: 'Keyboard: arrows pan, Enter places at the cross, Shift+Enter ends; [ ] pick a point, arrows nudge it, Delete removes it; Esc steps back, Ctrl+Z undoes, Ctrl+Shift+Z redoes.',
    keysTitle: 'Keyboard',
    drawFirst: 'Set a point or draw a shape on the map first',
    near: (at) => `Near ${at}`,
    failed: 'Not saved: the browser did not answer, please try again',
    unloadable: 'The drawing tools were not loaded: check the network and try again',
  },
}
