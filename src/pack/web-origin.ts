// A URL parser lets through hosts with `;` or `'`, which would end a policy's directive: only plain names pass here.
const PLAIN_ORIGIN = /^https?:\/\/[a-z0-9-]+(\.[a-z0-9-]+)*(:\d{1,5})?$/

/** The origin of an absolute http(s) address without credentials, or `null`. */
export function originOf(address: string): string | null {
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return null
  const { origin, username, password } = new URL(address)
  return PLAIN_ORIGIN.test(origin) && username === '' && password === '' ? origin : null
}
