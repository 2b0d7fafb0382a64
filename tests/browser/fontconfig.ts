import { spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** As many languages as write with Han characters: a font for any of them is a font for some Chinese. */
const HAN_LANGUAGES = ['zh-cn', 'zh-tw', 'zh-hk', 'ja', 'ko']

export interface Fontconfig {
  /** For a browser's environment. */
  env: Readonly<Record<string, string>>
  remove(): Promise<void>
}

/** The machine's fonts but for those that have Han characters, as on a bare server. Linux only. */
export async function fontsWithoutHan(): Promise<Fontconfig> {
  const folder = await mkdtemp(join(tmpdir(), 'guatu-fonts-'))
  const file = join(folder, 'fonts.conf')
  const patterns = HAN_LANGUAGES.map(
    (language) => `<pattern><patelt name="lang"><string>${language}</string></patelt></pattern>`,
  )
  await writeFile(
    file,
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <cachedir>${join(folder, 'cache')}</cachedir>
  <selectfont><rejectfont>${patterns.join('')}</rejectfont></selectfont>
</fontconfig>
`,
  )
  return { env: { FONTCONFIG_FILE: file }, remove: () => rm(folder, { recursive: true, force: true }) }
}

/** Whether the machine has a font for Chinese; where that cannot be asked, it counts as having none. */
export const hasFontForHan = () => (spawnSync('fc-list', [':lang=zh-cn'], { encoding: 'utf8' }).stdout ?? '') !== ''

export const isFont = (url: string) => url.endsWith('.woff2')
