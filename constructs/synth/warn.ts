import { printable } from '../../kube/printable';

/** A warning for whoever runs the program. */
export const warn = (text: string): void => {
  process.stderr.write(`warning: ${printable(text)}\n`);
};
