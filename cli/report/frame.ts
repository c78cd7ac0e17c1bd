/** The excerpt of a file below a message, in the look of a stream. */
import { excerpt } from '../../kube/excerpt';
import type { Place } from '../../kube/text-place';
import type { Look, Style } from '../terminal';
import { printableLine } from './escape';

type Known = Partial<Place> | undefined;

/** `vms/web.yaml:14:9`, as editors and terminals link it. */
export const locus = (file: string, place: Known): string =>
  [printableLine(file), place?.line, place?.column].filter((part) => part !== undefined).join(':');

/** With a line end; empty where the place is not known, or holds a secret. */
export function frame(place: Known, { paint, width }: Look, style: Style): string {
  const { line, column, length = 1 } = place ?? {};
  const text = place?.text?.();
  if (line === undefined || column === undefined || text === undefined) return '';
  const options = {
    margin: (one: string) => paint('dim', one),
    mark: (one: string) => paint(style, one),
    ...(Number.isFinite(width) && { width }),
  };
  return `${excerpt(text, { line, column, length }, options)}\n`;
}
