const NUMBER = /^\d{1,3}(\.\d{1,3})?$/

/** How a link declares a wall's screen: `panels=4x2` (columns × rows), `bezel=12` (px), `distance=6` (m), `pitch=1.2` (mm). */
export const SCREEN_FORMS = { panels: /^[1-9]\d?x[1-9]\d?$/, bezel: NUMBER, distance: NUMBER, pitch: NUMBER }
export type ScreenParameter = keyof typeof SCREEN_FORMS
