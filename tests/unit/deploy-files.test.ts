import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { DEFAULT_CONFIG } from '../../src/pack/config'
import { contentSecurityPolicy } from '../../src/pack/content-security-policy'
import { ROOT } from './architecture-source-files'

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8')
const NGINX = read('deploy/nginx.conf')
const CADDY = read('deploy/Caddyfile')
const KIOSK = read('deploy/guatu-kiosk.service')
const WATCHDOG = read('deploy/guatu-watchdog.service')

describe.each([
  ['nginx', NGINX],
  ['Caddy', CADDY],
])('the file for %s', (_name, text) => {
  it('sends the headers that the build sends', () => {
    const policy = /Content-Security-Policy "([^"]+)"/.exec(text)?.[1]
    expect(policy).toBe(contentSecurityPolicy(DEFAULT_CONFIG))
    expect(text).toMatch(/X-Content-Type-Options "nosniff"/)
    expect(text).toMatch(/Referrer-Policy "same-origin"/)
  })

  it('keeps hashed files for ever and has everything else asked for anew', () => {
    expect(text).toContain('"public, max-age=31536000, immutable"')
    expect(text).toContain('"no-cache"')
  })

  it('compresses, and names the types that servers do not know', () => {
    expect(text).toMatch(/^\s*(gzip on;|encode gzip)$/m)
    expect(text).toContain('application/geo+json')
    expect(text).toContain('application/vnd.pmtiles')
  })

  it('answers a missing file with 404, never with the page', () => {
    expect(text).not.toMatch(/^\s*(try_files.*index\.html|rewrite|error_page)/m)
  })

  it('asks who comes only where that is switched on', () => {
    expect(text).toMatch(/^\s*# .*(auth_basic|basicauth)/m)
    expect(text).not.toMatch(/^\s*(auth_basic|basicauth)/m)
  })
})

describe('the units', () => {
  it('meet at one DevTools port and one unit name', () => {
    const port = /--remote-debugging-port=(\d+)/.exec(KIOSK)?.[1]
    expect(port).toBeDefined()
    expect(WATCHDOG).toContain(`--port ${port} `)
    expect(WATCHDOG).toContain('restart guatu-kiosk.service')
  })

  it('start a browser that outlives crashes of the graphics process, and ask nobody anything', () => {
    const outlive = ['--disable-gpu-process-crash-limit', '--disable-domain-blocking-for-3d-apis']
    const quiet = ['--kiosk', '--noerrdialogs', '--hide-crash-restore-bubble', '--password-store=basic']
    for (const flag of [...outlive, ...quiet, '--disable-features=Translate']) expect(KIOSK).toContain(flag)
    expect(KIOSK).toContain('Restart=always')
  })
})

describe.each(['docs/wall.md', 'docs/wall.zh-CN.md'])('%s', (path) => {
  it('speaks of every file there is for hanging the wall, and of no other', () => {
    const named = [...read(path).matchAll(/\.\.\/deploy\/([\w.-]+\w)/g)].map(([, name]) => name)
    expect([...new Set(named)].sort()).toEqual(readdirSync(join(ROOT, 'deploy')).sort())
  })
})
