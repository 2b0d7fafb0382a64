import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { TEXT_FONTS } from '../../src/map/fonts'
import { ROOT } from './architecture-source-files'

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8')

describe('fonts', () => {
  it('are the same, in the same order, for the page and the map', () => {
    const declared = /font-family:([^;]+);/.exec(read('src/ui/theme.css'))?.[1]?.replaceAll("'", '') ?? ''
    const families = declared.split(',').map((family) => family.trim())
    expect(families.filter((family) => family !== 'system-ui')).toEqual(TEXT_FONTS)
  })

  it('come with their licence, which is served beside the page', () => {
    const licence = read('node_modules/@fontsource-variable/noto-sans-sc/LICENSE')
    expect(licence).toContain('SIL Open Font License')
    expect(read('public/noto-sans-sc-licence.txt')).toBe(licence)
  })
})
