/** The font that comes with the app, for systems that have none for Chinese; until it is declared the name says nothing. */
export const OWN_FONT = 'Guatu Sans'

/** Local fonts for all text: the style has no `glyphs`, so no server is asked. The last one is the generic family. */
export const TEXT_FONTS = [
  'Noto Sans SC',
  'Noto Sans CJK SC',
  'Source Han Sans SC',
  'PingFang SC',
  'Microsoft YaHei',
  OWN_FONT,
  'sans-serif',
]

export const CANVAS_FONT_FAMILY = TEXT_FONTS.map((font) => (font.includes(' ') ? `"${font}"` : font)).join(', ')

/** The map takes a text's weight from the first font's name and its shape from the first font that exists. */
export const MEDIUM_TEXT_FONTS = ['Noto Sans SC Medium', ...TEXT_FONTS]
export const BOLD_TEXT_FONTS = ['Noto Sans SC Bold', ...TEXT_FONTS]
