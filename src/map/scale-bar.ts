export interface ScaleBar {
  lengthM: number
  widthPx: number
}

/** The longest round distance (1, 2, 3 or 5 times a power of ten metres) that fits into so many pixels. */
export function scaleBar(metresPerPixel: number, longestPx: number): ScaleBar {
  const longestM = metresPerPixel * longestPx
  const power = 10 ** Math.floor(Math.log10(longestM))
  const lengthM = ([5, 3, 2].find((step) => step * power <= longestM) ?? 1) * power
  return { lengthM, widthPx: lengthM / metresPerPixel }
}
