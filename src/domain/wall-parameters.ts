/** Parameters of a link that take the place of a setting of the wall: `panels=4x2&bezel=12&pitch=1.2&distance=6&motion=cuts`. */
export const WALL_PARAMETERS = ['panels', 'bezel', 'pitch', 'distance', 'motion'] as const
