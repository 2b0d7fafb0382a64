import { pinyin } from 'pinyin-pro'

/** Readings of a character without tone, most usual first, as compile makes them; only ever loaded inside the worker. */
export function pinyinOf(character: string): readonly string[] {
  const readings = pinyin(character, { toneType: 'none', type: 'array', multiple: true, v: true, nonZh: 'removed' })
  return [...new Set(readings.filter((reading) => /^[a-z]+$/.test(reading)))]
}
