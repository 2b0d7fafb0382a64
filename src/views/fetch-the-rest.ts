import type { Notices } from '../state/notices.svelte'
import { LANGUAGES, loadLanguage } from '../i18n/dictionary'
import { watchRelease } from './watch-release'

const RELEASE_EVERY_MS = 600_000

/**
 * Fetches the small parts that are loaded on demand, so that they open at once, and even when the server has gone away.
 * What fails is fetched again when it is asked for. A new release of the app is watched for from here on, too. The charts are large and wait until then.
 */
export function fetchTheRest(notices: Notices): Promise<unknown> {
  watchRelease(RELEASE_EVERY_MS, () => notices.show({ kind: 'release' }))
  return Promise.allSettled([
    ...LANGUAGES.map(loadLanguage),
    import('./copy-text'),
    import('../domain/changes'),
    import('../ui/AboutDialog.svelte'),
    import('../ui/AgendaPanel.svelte'),
    import('../ui/ChangesPanel.svelte'),
    import('../ui/EmptyList.svelte'),
    import('../ui/NoticeStack.svelte'),
    import('../ui/ReportedHits.svelte'),
    import('../ui/TotalsPanel.svelte'),
    import('../ui/UnitBanner.svelte'),
    import('../ui/UnlocatedTray.svelte'),
  ])
}
