/** `--jsonl`: one request per line in, one answer per line out, in the same order. */
import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { isObject } from '../kube/json';
import { printable } from '../kube/printable';

/** An object of at most 1.5 MiB with hundreds of others around it. */
const MOST_CHARACTERS = 64 * 1024 * 1024;

/** Answers every line that is not empty until the input ends. */
export async function answerEach(input: Readable, output: Writable, answer: (line: string) => object): Promise<void> {
  for await (const line of linesOf(input)) {
    if (line.trim() === '') continue;
    if (!output.write(`${printable(JSON.stringify(answer(line)))}\n`)) await once(output, 'drain');
  }
}

/** The lines of an input. Of one that is too long only the beginning is kept, which is not JSON. */
async function* linesOf(input: Readable, most = MOST_CHARACTERS): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8');
  let parts: string[] = [];
  let length = 0;
  const take = (part: string) => {
    if (length <= most) parts.push(length + part.length > most ? part.slice(0, MOST_QUOTED) : part);
    length += part.length;
  };
  const line = () => {
    const whole = length > most ? parts.join('').slice(0, MOST_QUOTED) : parts.join('');
    parts = [];
    length = 0;
    return whole.replace(/\r$/, '');
  };
  for await (const chunk of input) {
    const [first, ...rest] = (typeof chunk === 'string' ? chunk : decoder.write(chunk as Buffer)).split('\n');
    take(first!);
    for (const part of rest) {
      yield line();
      take(part);
    }
  }
  take(decoder.end());
  if (length > 0) yield line();
}

/** What messages show of a line that cannot be read. */
const MOST_QUOTED = 200;

/** The request on a line. A line that is not a request becomes the `object` of one, to be rejected as a value that is not an object. */
export function requestOf(line: string): Record<string, unknown> {
  try {
    const request: unknown = JSON.parse(line);
    return isObject(request) ? request : { object: request };
  } catch {
    return { object: line.slice(0, MOST_QUOTED) };
  }
}
