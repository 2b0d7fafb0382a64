/** Reference systems in which districts keep coordinates. `gk3`/`gk6`: Gauss–Krüger with 3° or 6° zones; `Zoned`: the easting starts with the zone's number. */
export const DATUMS = ['cgcs2000', 'xian80', 'beijing54'] as const
export type Datum = (typeof DATUMS)[number]
export type GaussKrueger = `${Datum}-gk${'3' | '6'}-${number}`

/** `wgs84` also stands for CGCS2000 in degrees. `<datum>-gk3-120` has its central meridian in degrees, and reads eastings with and without the zone's number. */
export type SystemId = 'wgs84' | 'gcj02' | 'bd09' | 'bd09mc' | 'webMercator' | 'xian80' | 'beijing54' | GaussKrueger
