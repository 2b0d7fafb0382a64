import type { Language } from './dictionary'

/** The words of the notice of a new release: apart from the dictionary, because it seldom comes. */
export const RELEASE_WORDS: Readonly<Record<Language, { told: string; reload: string }>> = {
  zh: { told: '有新版本可用。重新加载后生效，视图会保留。', reload: '重新加载' },
  en: { told: 'A new release is available. It takes effect on reload; the view is kept.', reload: 'Reload' },
}
