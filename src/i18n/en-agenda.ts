import type { zhAgenda } from './zh-agenda'

const numbers = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 })
const n = (value: number) => numbers.format(value)
const days = (value: number) => (value === 1 ? '1 day' : `${n(value)} days`)
const counted = (value: number, one: string, many: string) => (value === 1 ? `1 ${one}` : `${n(value)} ${many}`)

export const enAgenda: typeof zhAgenda = {
  agenda: {
    title: 'Agenda',
    none: 'Nothing within these filters needs a word',
    count: (count) => counted(count, 'item', 'items'),
    previous: 'Previous item',
    next: 'Next item',
    position: (index, total) => `${n(index)} / ${n(total)}`,
    print: 'Print',
    heading: (district, day) => `${district}: review agenda as of ${day}`,
    byUnit: 'Group by unit',
    answers: (people) => `Accountable: ${people}`,
    dueSoon: (what, day, left) => `${what} due ${day}, ${days(left)} left`,
    blocker: (category, title, age, overdue) =>
      `${category}: “${title}”, open for ${days(age)}${overdue > 0 ? `, ${days(overdue)} overdue` : ''}`,
    heard: 'Said at the review',
  },
  notes: {
    title: 'Minutes',
    hint: 'Kept in this browser alone and counted here alone until exported into the ledgers.',
    report: 'Note a report',
    blocker: 'Note a blocker',
    close: 'Mark as cleared',
    day: 'Day',
    stage: 'Stage',
    unchanged: 'unchanged',
    progress: 'Progress %',
    note: 'What was said',
    what: 'What blocks it',
    category: 'Category',
    due: 'To be cleared by',
    owner: 'Who clears it',
    by: 'Reported by',
    source: 'Source',
    locator: 'minutes of the review',
    save: 'Save',
    saved: 'Kept in this browser',
    local: (count) => `${counted(count, 'note', 'notes')} in this browser, not published`,
    exportReports: 'Export reports.csv',
    exportBlockers: 'Export blockers.csv',
    remove: 'Remove',
    clear: 'Clear these notes',
    clearSure: 'Press again to clear',
    refused: 'The browser refuses to keep notes (store full or private window): export them before closing the page.',
    broken: 'This browser holds notes that cannot be read; they were left as they are. Export new ones before closing.',
    empty: 'Fill in what was said, a stage or progress',
    emptyBlocker: 'Say what blocks it',
    badProgress: 'Progress is a number from 0 to 100',
    badDue: 'It cannot be due before it was raised',
  },
}
