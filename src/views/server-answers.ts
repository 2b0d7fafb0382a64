const LIMIT_MS = 5000

async function ask(url: URL): Promise<Response> {
  const response = await fetch(url, { cache: 'no-store', signal: AbortSignal.timeout(LIMIT_MS) })
  if (!response.ok) throw new Error(`${response.status} ${url.href}`)
  return response
}

/** Whether the page could be loaded again now; a gateway's own page in place of this one, or of its data, is no answer. */
export async function serverAnswers(): Promise<boolean> {
  const page = await ask(new URL(location.origin + location.pathname))
  if (!(await page.text()).includes('id="app"')) return false
  const manifest = await ask(new URL('data/manifest.json', document.baseURI))
  await manifest.json()
  return true
}
