/** More than an object has that etcd stores, which is 1.5 MiB by default. */
const MOST_CHARACTERS = 64 * 1024 * 1024;

/** JSON values, one per line, from a stream of bytes: the format of a watch. A line that the end of the stream cuts off is dropped. */
export async function* jsonLines(stream: AsyncIterable<Buffer | string>): AsyncGenerator<unknown> {
  const decoder = new TextDecoder();
  let open: string[] = [];
  let length = 0;
  for await (const chunk of stream) {
    const [first, ...rest] = (typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true })).split('\n');
    open.push(first);
    length += first.length;
    if (length > MOST_CHARACTERS) throw new Error(`a line has more than ${MOST_CHARACTERS} characters`);
    // Parts are joined once a line is complete: a large object arrives in many chunks.
    for (const part of rest) {
      const line = open.join('');
      open = [part];
      length = part.length;
      if (line !== '') yield parsed(line);
    }
  }
}

/** The error of JSON.parse quotes the text, which may hold a secret. */
function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new Error(`a line of ${line.length} characters is not JSON`);
  }
}
