import type { zhLights } from './zh-lights'

/** The words of the lights, in English. */
export const enLights: typeof zhLights = {
  lights: { green: 'on track', amber: 'behind', red: 'alert', silent: 'no report' },
  lightUnknown: 'cannot tell',
}
