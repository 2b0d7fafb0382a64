/**
 * Shares out the lines of a card's sections among pages, in their order: as many as fit, a section on one page where it
 * can be. Every page has at least one line, even where that does not fit.
 */
export function pagesOf<Line>(
  sections: readonly (readonly Line[])[],
  fits: (page: readonly Line[]) => boolean,
): Line[][] {
  const pages: Line[][] = []
  const add = (lines: readonly Line[]): boolean => {
    const last = pages.at(-1)
    if (last === undefined || !fits([...last, ...lines])) return false
    last.push(...lines)
    return true
  }
  for (const section of sections) {
    if (section.length === 0 || add(section)) continue
    if (fits(section)) pages.push([...section])
    else for (const line of section) if (!add([line])) pages.push([line])
  }
  return pages
}
