/** Colours of the picture: on a light and on a dark ground, and as Mermaid has them, which knows only one. */
import { AREAS, type Area } from './kinds';

export { SURFACE } from '../page/theme';

export type Tones = Readonly<Record<'light' | 'dark', string>>;

/** The sign of a card and the lines of an area: petrol and orange are the product's own. */
export const COLOURS: Readonly<Record<Area, Tones>> = {
  traffic: { light: '#a85600', dark: '#f08c2e' },
  machine: { light: '#0b5f6b', dark: '#5fc3d1' },
  disk: { light: '#4a4fb0', dark: '#a3a8f5' },
  source: { light: '#6b4f95', dark: '#c3b1e1' },
  network: { light: '#1f6f43', dark: '#7fd1a0' },
  policy: { light: '#9c2f5e', dark: '#f08fb6' },
  placement: { light: '#7a6200', dark: '#dcc25a' },
  protection: { light: '#1f5f99', dark: '#86bdf0' },
  sizing: { light: '#51656b', dark: '#a3b5ba' },
  platform: { light: '#7a4a2b', dark: '#d9b08c' },
};

export const AREA_NAMES = Object.keys(AREAS) as readonly Area[];
