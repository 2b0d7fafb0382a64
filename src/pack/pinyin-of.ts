import { pinyin } from 'pinyin-pro'

/**
 * The possible readings of a Chinese character without tone, `v` for ü, most usual first. The dictionary behind it is for
 * compile and for workers: no page loads it.
 */
export function pinyinOf(character: string): readonly string[] {
  const readings = pinyin(character, { toneType: 'none', type: 'array', multiple: true, v: true, nonZh: 'removed' })
  return [...new Set(readings.filter((reading) => /^[a-z]+$/.test(reading)))]
}
