import { describe, expect, test } from 'vitest'
import { DEFAULT_CONFIG, parseConfig, type Config } from '../../src/pack/config'
import { contentSecurityPolicy } from '../../src/pack/content-security-policy'
import { loadConfig } from '../../src/pack/load'

const problemsOf = (json: unknown) => parseConfig(json).problems.map(({ path, code }) => `${path} ${code}`)
const configOf = (json: unknown) => parseConfig(json).config

describe('settings', () => {
  test('that say nothing are the defaults', () => {
    expect(parseConfig({})).toEqual({ config: DEFAULT_CONFIG, problems: [] })
  })

  test('that are all given are taken', () => {
    const basemap = { kind: 'tianditu', layer: 'imagery', key: 'abc123', host: 'http://10.0.0.8:8080' } as const
    const given: Config = {
      dataset: 'shuangqiao',
      lang: 'en',
      mapApproval: 'GS(2031)1号',
      basemap,
      hosts: ['https://fonts.test'],
      wall: { panels: [4, 2] },
    }
    expect(parseConfig(given)).toEqual({ config: given, problems: [] })
  })

  test('of tianditu need no host', () => {
    const { basemap } = configOf({ basemap: { kind: 'tianditu', layer: 'vector', key: 'k' } })
    expect(basemap).toMatchObject({ host: 'https://t{s}.tianditu.gov.cn' })
  })

  test('may point to a style or archive of the own server', () => {
    expect(problemsOf({ basemap: { kind: 'style', url: 'maps/style.json' } })).toEqual([])
    expect(configOf({ basemap: { kind: 'pmtiles', url: '/maps/a.pmtiles' } }).basemap).toEqual({
      kind: 'pmtiles',
      url: '/maps/a.pmtiles',
    })
  })

  test.each([
    [[], ' wrongType'],
    [{ dataset: 7 }, 'dataset wrongType'],
    [{ lang: 'fr' }, 'lang unknownValue'],
    [{ mapApproval: null }, 'mapApproval wrongType'],
    [{ basemaps: {} }, 'basemaps unknownKey'],
    [{ basemap: 'style' }, 'basemap wrongType'],
    [{ basemap: { kind: 'google' } }, 'basemap.kind unknownValue'],
    [{ basemap: {} }, 'basemap.kind missing'],
    [{ basemap: { kind: 'embedded', url: 'x' } }, 'basemap.url unknownKey'],
    [{ basemap: { kind: 'tianditu', layer: 'vector', key: '' } }, 'basemap.key missing'],
    [{ basemap: { kind: 'tianditu', layer: 'vector', key: 'a&b' } }, 'basemap.key unknownValue'],
    [{ basemap: { kind: 'tianditu', layer: 'terrain', key: 'k' } }, 'basemap.layer unknownValue'],
    [{ basemap: { kind: 'tianditu', layer: 'vector', key: 'k', host: 'ftp://t{s}.x' } }, 'basemap.host notOrigin'],
    [{ basemap: { kind: 'style', url: 'javascript:alert(1)' } }, 'basemap.url notAddress'],
    [{ basemap: { kind: 'style', url: '//evil.test/x' } }, 'basemap.url notAddress'],
    [{ basemap: { kind: 'pmtiles' } }, 'basemap.url missing'],
    [{ hosts: 'https://a.test' }, 'hosts wrongType'],
    [{ hosts: ['https://a.test', '*'] }, 'hosts[1] notOrigin'],
    [{ hosts: ['https://a.test/path'] }, 'hosts[0] notOrigin'],
    [{ hosts: ["https://a.test; script-src 'unsafe-inline'"] }, 'hosts[0] notOrigin'],
    [{ hosts: ['https://*.a.test'] }, 'hosts[0] notOrigin'],
  ])('%j are told as “%s”', (json, problem) => {
    expect(problemsOf(json)).toEqual([problem])
  })

  test('that are not understood leave the others in force', () => {
    const config = configOf({ lang: 'fr', mapApproval: 'GS 1', basemap: { kind: 'x' }, hosts: ['https://a.test', 1] })
    expect(config).toEqual({ ...DEFAULT_CONFIG, mapApproval: 'GS 1', hosts: ['https://a.test'] })
  })

  test('that cannot be loaded are the defaults, with the problem told', async () => {
    const missing = await loadConfig(() => Promise.resolve(new Response('', { status: 404 })), '/config.json')
    const broken = await loadConfig(() => Promise.resolve(new Response('{"lang":')), '/config.json')
    expect(missing).toEqual({ config: DEFAULT_CONFIG, problems: [{ path: '', code: 'unreachable' }] })
    expect(broken).toEqual({ config: DEFAULT_CONFIG, problems: [{ path: '', code: 'notJson' }] })
  })
})

describe('the content security policy', () => {
  const policy = (config: Partial<Config>) => contentSecurityPolicy({ ...DEFAULT_CONFIG, ...config })
  const directive = (text: string, name: string) => text.split('; ').find((part) => part.startsWith(name))
  const CLOSED =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; worker-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'"

  test('lets nothing foreign in by default', () => {
    expect(policy({})).toBe(CLOSED)
    expect(policy({ basemap: { kind: 'style', url: 'maps/style.json' } })).toBe(CLOSED)
  })

  test('names the eight servers of tianditu', () => {
    const text = policy({ basemap: { kind: 'tianditu', layer: 'vector', key: 'k' } })
    const servers = [0, 1, 2, 3, 4, 5, 6, 7].map((server) => `https://t${server}.tianditu.gov.cn`).join(' ')
    expect(directive(text, 'connect-src')).toBe(`connect-src 'self' ${servers}`)
    expect(directive(text, 'img-src')).toBe(`img-src 'self' data: blob: ${servers}`)
  })

  test('names the origin of a style or archive and the further hosts, each once', () => {
    const text = policy({
      basemap: { kind: 'pmtiles', url: 'https://tiles.test:8443/a/b.pmtiles' },
      hosts: ['http://10.1.2.3', 'https://tiles.test:8443'],
    })
    expect(directive(text, 'connect-src')).toBe("connect-src 'self' https://tiles.test:8443 http://10.1.2.3")
  })

  test.each([
    'https://a.test; script-src *',
    "https://a;b'c.test",
    'https://a.test,https://b.test',
    'data:text/html,x',
    'https://user:pass@a.test',
    '*',
    "'unsafe-inline'",
    '',
  ])('leaves out “%s”', (host) => {
    expect(policy({ hosts: [host], basemap: { kind: 'style', url: host } })).toBe(CLOSED)
  })
})
