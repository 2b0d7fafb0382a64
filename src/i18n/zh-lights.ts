import type { Light } from '../domain/light-rules'

export const lightsZh = {
  lights: { green: '正常', amber: '滞后', red: '预警', silent: '未报' } satisfies Record<Light, string>,
  lightUnknown: '无法判断',
}
