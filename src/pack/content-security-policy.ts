import { TIANDITU_HOST, type Config } from './config'
import { originOf } from './web-origin'

/** Tianditu spreads its tiles over eight hosts. */
const TIANDITU_SERVERS = ['0', '1', '2', '3', '4', '5', '6', '7']

function basemapAddresses({ basemap }: Config): readonly string[] {
  switch (basemap.kind) {
    case 'embedded':
      return []
    case 'tianditu':
      return TIANDITU_SERVERS.map((server) => (basemap.host ?? TIANDITU_HOST).replaceAll('{s}', server))
    case 'style':
    case 'pmtiles':
      return [basemap.url]
  }
}

/** The origins beyond its own that a page with these settings may contact. What is no plain http(s) origin is left out. */
export function contactedOrigins(config: Config): readonly string[] {
  const origins = [...basemapAddresses(config), ...config.hosts].map(originOf)
  return [...new Set(origins.filter((origin) => origin !== null))]
}

/** The page's Content-Security-Policy: its own server only, widened for images and requests by the hosts that the settings name. */
export function contentSecurityPolicy(config: Config): string {
  const others = contactedOrigins(config)
    .map((origin) => ` ${origin}`)
    .join('')
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `img-src 'self' data: blob:${others}`,
    `connect-src 'self'${others}`,
    "worker-src 'self'",
    "font-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
}
