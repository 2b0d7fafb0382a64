import type { NextDue } from '../../domain/next-due'
import type { Dictionary } from '../../i18n/dictionary'
import { distanceWords } from '../words'

/** What is due next, when, and in how many days: `2023-03-31 启动旧改征迁 · 31 天后`. */
export function nextDueWords({ on, what }: NextDue, asOf: string, text: Dictionary): string {
  const words = typeof what === 'string' ? text.list[what] : what.title
  return `${on} ${words} · ${distanceWords(on, asOf, text)}`
}
