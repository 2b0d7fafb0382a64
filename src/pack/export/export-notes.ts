import { placementOf } from '../../domain/totals'
import type { ExportInput } from './export-rows'

/** What has to be known about an export, as pairs of a heading and a text. */
export function notesOf({ pack, items, day, filters, language, words }: ExportInput): [string, string][] {
  const { notes } = words.export
  const count = (placement: string) => items.filter((item) => placementOf(item) === placement).length
  const label = pack.asOfLabel === null ? pack.asOf : `${pack.asOf}（${pack.asOfLabel[language]}）`
  return [
    [notes.title, pack.title[language]],
    ...(pack.synthetic ? [[notes.drill, notes.drillText] as [string, string]] : []),
    [notes.asOf, notes.asOfText(day)],
    [notes.packAsOf, label],
    [notes.filters, filters.length === 0 ? notes.all : filters.join('；')],
    [notes.counts, notes.countsText(items.length, count('located'), count('approximate'), count('unlocated'))],
    [notes.units, notes.unitsText],
    [notes.empty, notes.emptyText],
    [notes.lists, notes.listsText],
    [notes.places, notes.placesText],
    ...sourceNotes({ pack, items, language, words }),
  ]
}

/** The sources that the rows cite, with what their licences ask to be shown. */
function sourceNotes({ pack, items, language, words }: Omit<ExportInput, 'day' | 'filters'>): [string, string][] {
  const { notes } = words.export
  const cited = new Set(items.flatMap(({ source, position }) => [source.id, ...(position ? [position.source.id] : [])]))
  return pack.sources
    .filter(({ id }) => cited.has(id))
    .map(({ id, title, publishedOn, url, licence, notice }) => {
      const parts = [
        title[language],
        publishedOn,
        url,
        licence === null ? null : notes.licence(licence),
        notice?.[language],
      ]
      return [`${notes.source} ${id}`, parts.filter((part) => part !== null && part !== undefined).join('；')]
    })
}
