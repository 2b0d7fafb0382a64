import type { lightsZh } from './zh-lights'

export const lightsEn: typeof lightsZh = {
  lights: { green: 'on track', amber: 'behind', red: 'alert', silent: 'no report' },
  lightUnknown: 'cannot tell',
}
