import type { Scene } from '../../src/domain/wall-plan'

/** Half a minute of every item on the whole district. */
export function scene(id: string): Scene {
  return { id, title: { zh: id, en: id }, camera: null, filters: {}, panel: null, seconds: 30 }
}
