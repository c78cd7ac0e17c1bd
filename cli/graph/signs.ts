/** A sign for each area, drawn as lines in a square of 18 pixels. */
import type { Area } from './kinds';

export const SIGNS: Readonly<Record<Area, string>> = {
  traffic: 'M2 9H16M11.5 4.5 16 9 11.5 13.5M2 5V13',
  machine: 'M2 3H16V12H2ZM6 15.5H12M9 12V15.5',
  disk: 'M3 4.5C3 3 5.7 2 9 2S15 3 15 4.5 12.3 7 9 7 3 6 3 4.5V13.5C3 15 5.7 16 9 16S15 15 15 13.5V4.5M3 9C3 10.5 5.7 11.5 9 11.5S15 10.5 15 9',
  source: 'M9 2 16 5.5V12.5L9 16 2 12.5V5.5ZM2 5.5 9 9 16 5.5M9 9V16',
  network: 'M9 2.5V6M4 12V9H14V12M9 6V9M2 12H6V16H2ZM12 12H16V16H12ZM7 2H11V6H7Z',
  policy: 'M9 2 15.5 4.5V9C15.5 12.5 13 15 9 16.5 5 15 2.5 12.5 2.5 9V4.5ZM6.2 9 8.3 11 12 7',
  placement:
    'M9 16.5C5.5 12.5 3.8 10 3.8 7.2A5.2 5.2 0 0 1 14.2 7.2C14.2 10 12.5 12.5 9 16.5ZM9 9A1.9 1.9 0 1 0 9 5.2 1.9 1.9 0 0 0 9 9',
  protection: 'M9 2A7 7 0 1 1 3.2 5.1M3 2V5.4H6.4M9 5.5V9L11.5 11',
  sizing: 'M2 5H16M2 13H16M6 3V7M12 11V15',
  platform: 'M9 2 16 5.6 9 9.2 2 5.6ZM2 9 9 12.6 16 9M2 12.4 9 16 16 12.4',
};
