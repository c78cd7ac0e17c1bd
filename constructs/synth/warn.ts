/** A warning for whoever runs the program. */
export const warn = (text: string): void => {
  process.stderr.write(`warning: ${text}\n`);
};
