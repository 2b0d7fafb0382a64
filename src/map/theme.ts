import type { Light } from '../domain/light-rules'

export const THEMES = ['light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

/** Every colour on the map. One object per theme; layers name colours, never write them. */
export interface MapColours {
  /** Beyond the sheet: nothing is known there. */
  beyond: string
  neatline: string
  sea: string
  shore: string
  coast: string
  land: string
  neighbour: string
  neighbourLine: string
  neighbourText: string
  district: string
  districtLine: string
  districtText: string
  placeText: string
  landmarkText: string
  landmarkDot: string
  /** Halo of texts on land. */
  halo: string
  panel: string
  ink: string
  inkSecondary: string
  /** The empty part of a marker's ring. */
  ringTrack: string
  accent: string
  /** The signals; the interface has the same under the same names. */
  lights: Record<Light, string>
  /** Selection: outer and inner line of the double ring. */
  selectionOuter: string
  selectionInner: string
  basemap: BasemapColours
}

/** Colours of the own style for vector archives. */
export interface BasemapColours {
  land: string
  water: string
  green: string
  built: string
  building: string
  roadCasing: string
  roadMajor: string
  roadMinor: string
  rail: string
  boundary: string
  text: string
  halo: string
}

export const COLOURS: Record<Theme, MapColours> = {
  light: {
    beyond: '#FAFAF7',
    neatline: '#B9BFC4',
    sea: '#DCE8F0',
    shore: '#CBDCE8',
    coast: '#9DB6C6',
    land: '#EFEDE5',
    neighbour: '#EFEDE5',
    neighbourLine: '#C9C7BC',
    neighbourText: '#64696B',
    district: '#FAF9F4',
    districtLine: '#6A7480',
    districtText: '#5A6572',
    placeText: '#4D5864',
    landmarkText: '#646D76',
    landmarkDot: '#8A939B',
    halo: '#F7F6F1',
    panel: '#FFFFFF',
    ink: '#1B2430',
    inkSecondary: '#5A6572',
    ringTrack: '#E3E4DF',
    accent: '#1F5FA8',
    lights: { green: '#0B8F5A', amber: '#C77700', red: '#C4272F', silent: '#5F6B7A' },
    selectionOuter: '#FFFFFF',
    selectionInner: '#1B2430',
    basemap: {
      land: '#F6F4EE',
      water: '#DCE8F0',
      green: '#E8EDDF',
      built: '#EFEDE6',
      building: '#E2E0D8',
      roadCasing: '#D5D3CA',
      roadMajor: '#FFFFFF',
      roadMinor: '#FFFFFF',
      rail: '#C2C4C2',
      boundary: '#B4B2A8',
      text: '#5A6572',
      halo: '#FAF9F4',
    },
  },
  dark: {
    beyond: '#0C1622',
    neatline: '#2B3F53',
    sea: '#0A131D',
    shore: '#0E1B28',
    coast: '#2C4256',
    land: '#101B27',
    neighbour: '#101B27',
    neighbourLine: '#24364A',
    neighbourText: '#7F93A9',
    district: '#1A2A3B',
    districtLine: '#7F96AE',
    districtText: '#9DB0C6',
    placeText: '#A9BBCE',
    landmarkText: '#8CA0B6',
    landmarkDot: '#647A91',
    halo: '#14212F',
    panel: '#122031',
    ink: '#EDF3FA',
    inkSecondary: '#9DB0C6',
    ringTrack: '#2A3E52',
    accent: '#6FB1FF',
    lights: { green: '#37C98B', amber: '#FFB224', red: '#FF5A5F', silent: '#8FA1B8' },
    selectionOuter: '#0A131D',
    selectionInner: '#FFFFFF',
    basemap: {
      land: '#14212F',
      water: '#0A131D',
      green: '#16272E',
      built: '#172534',
      building: '#1D2E40',
      roadCasing: '#0F1A26',
      roadMajor: '#33475C',
      roadMinor: '#26384B',
      rail: '#2E4154',
      boundary: '#3A5068',
      text: '#9DB0C6',
      halo: '#14212F',
    },
  },
}
