import { LANGUAGES, loadLanguage } from '../i18n/dictionary'

/**
 * Fetches the small parts that are loaded on demand, so that they open at once, and even when the server has gone away.
 * What fails is fetched again when it is asked for. The charts are large and wait until then.
 */
export function fetchTheRest(): Promise<unknown> {
  return Promise.allSettled([
    ...LANGUAGES.map(loadLanguage),
    import('../domain/changes'),
    import('../ui/AboutDialog.svelte'),
    import('../ui/AgendaPanel.svelte'),
    import('../ui/ChangesPanel.svelte'),
    import('../ui/NoticeStack.svelte'),
    import('../ui/ReportedHits.svelte'),
    import('../ui/TotalsPanel.svelte'),
    import('../ui/UnitBanner.svelte'),
  ])
}
