import type { Light } from '../domain/light-rules'

/** The words of the lights, in Chinese. */
export const zhLights = {
  lights: { green: '正常', amber: '滞后', red: '预警', silent: '未报' } satisfies Record<Light, string>,
  lightUnknown: '无法判断',
}
