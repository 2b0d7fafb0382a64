import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AddressBar, historyStep } from '../../src/state/address-bar'
import type { View } from '../../src/state/view-url'
import { PLAIN_VIEW, views, vocabulary } from './state-fixture'

/** A window whose location escapes as a browser's does, and which notes what is done to its history. */
class FakeWindow {
  readonly steps: string[] = []
  readonly location: URL

  constructor(address: string) {
    this.location = new URL(address, 'https://example.org/board/')
  }

  readonly history = {
    pushState: (_state: unknown, _title: string, url: string) => this.#go('push', url),
    replaceState: (_state: unknown, _title: string, url: string) => this.#go('replace', url),
  }

  #go(step: string, url: string) {
    this.location.href = new URL(url, this.location).href
    this.steps.push(`${step} ${decodeURIComponent(url)}`)
  }
}

function barAt(address: string) {
  const host = new FakeWindow(address)
  return { host, bar: new AddressBar(host as unknown as Window, vocabulary) }
}

const withText = (text: string): View => ({ ...PLAIN_VIEW, filters: { ...PLAIN_VIEW.filters, text } })
const withTag = (...tag: string[]): View => ({ ...PLAIN_VIEW, filters: { ...PLAIN_VIEW.filters, options: { tag } } })
const selecting = (selectedId: string): View => ({ ...PLAIN_VIEW, selectedId })
const camera = { zoom: 11, lat: 37.4, lon: 121.4, bearing: 0, pitch: 0 }

describe('a step in the history', () => {
  test.each<[string, View, View, 'push' | 'replace']>([
    ['nothing changed', PLAIN_VIEW, PLAIN_VIEW, 'replace'],
    ['the map first moved', PLAIN_VIEW, { ...PLAIN_VIEW, camera }, 'replace'],
    ['the map moved on', { ...PLAIN_VIEW, camera }, { ...PLAIN_VIEW, camera: { ...camera, zoom: 12 } }, 'replace'],
    ['the first letter was typed', PLAIN_VIEW, withText('s'), 'push'],
    ['typing went on', withText('s'), withText('sj'), 'replace'],
    ['a letter was taken back', withText('sj'), withText('s'), 'replace'],
    ['typing went on while the map moved', withText('s'), { ...withText('sj'), camera }, 'replace'],
    ['the search was cleared', withText('s'), PLAIN_VIEW, 'push'],
    ['an item was selected', PLAIN_VIEW, selecting('project-1'), 'push'],
    ['another item was selected', selecting('project-1'), selecting('park-2'), 'push'],
    ['the selection was cleared', selecting('project-1'), PLAIN_VIEW, 'push'],
    ['an item was selected and the map flew to it', PLAIN_VIEW, { ...selecting('project-1'), camera }, 'push'],
    ['an item was selected while typing', withText('s'), { ...withText('sj'), selectedId: 'project-1' }, 'push'],
    ['an option was chosen', PLAIN_VIEW, withTag('市级重点'), 'push'],
    ['an option was let go', withTag('市级重点'), PLAIN_VIEW, 'push'],
    ['the order changed', PLAIN_VIEW, { ...PLAIN_VIEW, sort: 'name' }, 'push'],
    ['the language changed', PLAIN_VIEW, { ...PLAIN_VIEW, language: 'en' }, 'push'],
  ])('when %s', (_, before, after, step) => {
    expect(historyStep(before, after)).toBe(step)
  })
})

describe('the address bar', () => {
  test('is left alone when it already says what the view does, over random views', () => {
    fc.assert(
      fc.property(views, (view) => {
        const { host, bar } = barAt('')
        bar.write(view)
        const before = host.steps.length
        bar.write(view)
        expect(host.steps.length).toBe(before)
        const opened = barAt(host.location.href)
        opened.bar.write(opened.bar.read().view)
        expect(opened.host.steps).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  test.each([
    '?q=宋家庄',
    '?q=%E5%AE%8B%E5%AE%B6%E5%BA%84',
    '?tag=市级重点&q=𠮷',
    '?q=a%20b',
    '?q=50%25',
    '?tag=R%26D中心',
  ])('is left alone at %s, which the browser escapes', (address) => {
    const { host, bar } = barAt(address)
    bar.write(bar.read().view)
    expect(host.steps).toEqual([])
  })

  test('is brought to the normal form without a new entry', () => {
    const { host, bar } = barAt('?q= 宋 &tag=市级重点&kind=road.project&foo=1')
    bar.write(bar.read().view)
    expect(host.steps).toEqual(['replace /board/?kind=project.road&tag=市级重点&q=宋'])
  })

  test('gets no new entry for a link that names what is the default anyway', () => {
    const { host, bar } = barAt('?data=first&lang=zh')
    const { view } = bar.read()
    bar.write({ ...view, dataset: null, language: null })
    expect(host.steps).toEqual(['replace /board/'])
  })

  test('gets a new entry for a choice and none for moving the map', () => {
    const { host, bar } = barAt('')
    bar.write(bar.read().view)
    bar.write(selecting('project-1'))
    bar.write({ ...selecting('project-1'), camera })
    bar.write(PLAIN_VIEW)
    expect(host.steps).toEqual([
      'push /board/?id=project-1',
      'replace /board/?id=project-1#map=11/37.4/121.4',
      'push /board/',
    ])
  })

  test('gets one entry for a word typed letter by letter', () => {
    const { host, bar } = barAt('')
    bar.write(bar.read().view)
    for (const text of ['s', 'sj', 'sjz']) bar.write(withText(text))
    expect(host.steps).toEqual(['push /board/?q=s', 'replace /board/?q=sj', 'replace /board/?q=sjz'])
  })

  test('is not written for a space after a word', () => {
    const { host, bar } = barAt('?q=sjz')
    bar.read()
    bar.write(withText('sjz '))
    expect(host.steps).toEqual([])
  })

  test('gets no new entry for following Back', () => {
    const { host, bar } = barAt('')
    bar.write(bar.read().view)
    bar.write(selecting('project-1'))
    host.location.search = ''
    bar.write(bar.read().view)
    bar.write(selecting('park-2'))
    expect(host.steps).toEqual(['push /board/?id=project-1', 'push /board/?id=park-2'])
  })

  test('gets no new entry for a link met later on that names what is the default anyway', () => {
    const { host, bar } = barAt('')
    bar.write(bar.read().view)
    host.location.search = '?data=first&id=project-1'
    bar.write({ ...bar.read().view, dataset: null })
    expect(host.steps).toEqual(['replace /board/?id=project-1'])
  })

  test('is written in place before anything was read', () => {
    const { host, bar } = barAt('')
    bar.write(selecting('project-1'))
    expect(host.steps).toEqual(['replace /board/?id=project-1'])
  })

  test('does not fail at escapes that mean nothing', () => {
    const { host, bar } = barAt('?q=%E5%')
    expect(() => bar.write(bar.read().view)).not.toThrow()
    bar.write(withText('a'))
    expect(host.location.search).toBe('?q=a')
  })

  test('tells what a link said wrongly', () => {
    expect(barAt('?id=gone').bar.read().dropped).toEqual([{ parameter: 'id', value: 'gone' }])
  })
})
