/** The formats of a picture. Those that need a package load it. */
import { dot } from './dot';
import { mermaid } from './mermaid';
import type { Picture } from './picture';

export const FORMAT_NAMES = ['mermaid', 'dot', 'svg', 'json'] as const;
export type Format = (typeof FORMAT_NAMES)[number];

export const FORMATS: Readonly<Record<Format, (picture: Picture) => string | Promise<string>>> = {
  mermaid,
  dot,
  svg: (picture) => (require('./svg') as typeof import('./svg')).svg(picture),
  json: ({ title, detail, graph }) => `${JSON.stringify({ title, detail, ...graph }, null, 2)}\n`,
};
