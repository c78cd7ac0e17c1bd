/** JSON values, one per line, from a stream of bytes: the format of a watch. A line that the end of the stream cuts off is dropped. */
export async function* jsonLines(stream: AsyncIterable<Buffer | string>): AsyncGenerator<unknown> {
  const decoder = new TextDecoder();
  let open: string[] = [];
  for await (const chunk of stream) {
    const [first, ...rest] = (typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true })).split('\n');
    open.push(first);
    // Parts are joined once a line is complete: a large object arrives in many chunks.
    for (const part of rest) {
      const line = open.join('');
      open = [part];
      if (line !== '') yield JSON.parse(line);
    }
  }
}
