/** `--jsonl`: one request per line in, one answer per line out, in the same order. */
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { isObject } from '../kube/json';

/** Answers every line that is not empty until the input ends. */
export async function answerEach(input: Readable, output: Writable, answer: (line: string) => object): Promise<void> {
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() === '') continue;
    if (!output.write(`${JSON.stringify(answer(line))}\n`)) await once(output, 'drain');
  }
}

/** The request on a line. A line that is not a request becomes the `object` of one, to be rejected as a value that is not an object. */
export function requestOf(line: string): Record<string, unknown> {
  try {
    const request: unknown = JSON.parse(line);
    return isObject(request) ? request : { object: request };
  } catch {
    return { object: line };
  }
}
