/**
 * Runs `work` and reports its progress on stderr: a line that counts the seconds on a terminal, a line every 30 s in a log. The work may say how far
 * it has come.
 */
export async function withProgress<T>(
  title: string,
  work: (report: (detail: string) => void) => Promise<T>,
): Promise<T> {
  const { stderr } = process;
  const started = Date.now();
  const seconds = () => `${Math.round((Date.now() - started) / 1000)} s`;
  const say = (text: string) => stderr.write(stderr.isTTY ? `\r\x1b[K${text}` : `${text}\n`);
  let detail = '';
  say(`${title} ...`);
  const ticking = setInterval(() => say(`${title} ... ${detail}${seconds()}`), stderr.isTTY ? 1_000 : 30_000);
  try {
    const result = await work((text) => {
      detail = `${text}, `;
    });
    say(`${title}: done in ${seconds()}`);
    return result;
  } catch (error) {
    say(`${title}: failed after ${seconds()}`);
    throw error;
  } finally {
    clearInterval(ticking);
    if (stderr.isTTY) stderr.write('\n');
  }
}
