/** Where a map looks, in WGS 84 degrees. */
export interface Camera {
  zoom: number
  lat: number
  lon: number
  bearing: number
  pitch: number
}

/** Whether a map can look so. */
export function isCamera(value: unknown): value is Camera {
  const { zoom, lat, lon, bearing, pitch } = Object(value) as Camera
  return (
    [zoom, lat, lon, bearing, pitch].every(Number.isFinite) &&
    zoom >= 0 &&
    zoom <= 24 &&
    Math.abs(lat) <= 85 &&
    Math.abs(lon) <= 180 &&
    Math.abs(bearing) <= 360 &&
    pitch >= 0 &&
    pitch <= 85
  )
}
