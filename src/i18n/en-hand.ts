import type { zhHand } from './zh-hand'

export const enHand: typeof zhHand = {
  hand: {
    title: 'Taking the wall',
    present: 'The wall on this machine is on tour',
    take: 'Take the wall',
    keep: 'Keep it',
    release: 'Release',
    holding: (label) => `You have the wall · desk ${label}`,
    other: (label) => `Desk ${label} has the wall`,
    idleLeft: (seconds) => `Tour resumes in ${seconds} s`,
    taken: 'Another desk took the wall',
    idle: 'Nothing changed for two minutes: the wall is on tour again',
    gone: 'The wall does not answer and is no longer in hand',
    refused: (dataset) => `The wall shows “${dataset}”: open the same dataset before taking it`,
    mark: (label) => `In hand of desk ${label} · tour paused`,
  },
}
