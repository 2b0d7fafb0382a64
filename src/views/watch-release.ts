import { ReleaseWatch } from '../state/release-watch'

/** The scripts and styles that this page was built of, or has loaded since. */
function filesOf(page: Document): string[] {
  const scripts = [...page.querySelectorAll<HTMLScriptElement>('script[src]')].map(({ src }) => src)
  const styles = [...page.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]')].map(({ href }) => href)
  return [...scripts, ...styles]
}

let watch: ReleaseWatch | null = null

/** Calls `onrelease` once the server has a new release of the app. A page has one watch: a later one takes its place. */
export function watchRelease(everyMs: number, onrelease: () => void): void {
  watch?.stop()
  watch = new ReleaseWatch({
    // Without the view that is shown: the page is one file.
    url: location.origin + location.pathname,
    ownFiles: () => filesOf(document),
    fetchLike: (url, init) => fetch(url, init),
    everyMs,
    onrelease,
  })
  watch.start()
}
