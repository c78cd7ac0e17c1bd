/**
 * The part of Protocol Buffers' wire format that Pulumi's provider protocol needs. The stock library takes ten times as long for a
 * `Struct`, which every Check, Diff and state write is.
 */
export const WireType = {
  Varint: 0,
  Fixed64: 1,
  Bytes: 2,
  Fixed32: 5,
} as const;

/** Reads one message from `pos` to `end`; nested messages are read in place, without copies. */
export class Reader {
  constructor(
    readonly bytes: Buffer,
    public pos = 0,
    public end = bytes.length,
  ) {}

  varint(): number {
    let result = 0;
    let scale = 1;
    while (true) {
      if (this.pos >= this.end) throw new RangeError('A message of the Pulumi engine ends in the middle of a number.');
      const byte = this.bytes[this.pos++]!;
      result += (byte & 0x7f) * scale;
      if (byte < 0x80) return result;
      scale *= 128;
    }
  }

  double(): number {
    const start = this.pos;
    this.pos = this.past(8);
    return this.bytes.readDoubleLE(start);
  }

  string(): string {
    const stop = this.stop();
    const text = this.bytes.toString('utf8', this.pos, stop);
    this.pos = stop;
    return text;
  }

  slice(): Buffer {
    const stop = this.stop();
    const part = this.bytes.subarray(this.pos, stop);
    this.pos = stop;
    return part;
  }

  /** Runs `body` on the nested message that starts here, and continues after it. */
  nested<T>(body: () => T): T {
    const outer = this.end;
    const stop = this.stop();
    this.end = stop;
    const result = body();
    this.pos = stop;
    this.end = outer;
    return result;
  }

  skip(type: number): void {
    if (type === WireType.Varint) this.varint();
    else if (type === WireType.Fixed64) this.pos = this.past(8);
    else if (type === WireType.Bytes) this.pos = this.stop();
    else if (type === WireType.Fixed32) this.pos = this.past(4);
    else throw new RangeError(`A message of the Pulumi engine contains the unknown wire type ${type}.`);
  }

  /** The end of the length-delimited field that starts here. */
  private stop(): number {
    return this.past(this.varint());
  }

  /** The position after so many bytes, all of them of the message that is read. */
  private past(length: number): number {
    const stop = this.pos + length;
    if (stop > this.end) throw new RangeError('A message of the Pulumi engine is shorter than its declared length.');
    return stop;
  }
}

/** Writes from back to front: the length of a nested message is known when it must be written, so nothing is measured twice. */
export class Writer {
  private bytes = Buffer.allocUnsafe(1024);
  private pos = this.bytes.length;

  finish(): Buffer {
    return this.bytes.subarray(this.pos);
  }

  /** The number of bytes written; the difference of two marks is the length of the bytes between them. */
  mark(): number {
    return this.bytes.length - this.pos;
  }

  /** Closes the bytes written since `mark` as a length-delimited field. */
  close(field: number, mark: number): void {
    this.varint(this.mark() - mark);
    this.tag(field, WireType.Bytes);
  }

  tag(field: number, type: number): void {
    this.varint(field * 8 + type);
  }

  varint(value: number): void {
    let size = 1;
    for (let rest = value; rest >= 128; rest = Math.floor(rest / 128)) size++;
    this.reserve(size);
    let at = this.pos;
    let rest = value;
    while (rest >= 128) {
      this.bytes[at++] = (rest % 128) + 128;
      rest = Math.floor(rest / 128);
    }
    this.bytes[at] = rest;
  }

  double(value: number): void {
    this.reserve(8);
    this.bytes.writeDoubleLE(value, this.pos);
  }

  string(field: number, text: string): void {
    const size = Buffer.byteLength(text);
    this.reserve(size);
    this.bytes.write(text, this.pos, 'utf8');
    this.varint(size);
    this.tag(field, WireType.Bytes);
  }

  raw(field: number, part: Uint8Array): void {
    this.reserve(part.length);
    this.bytes.set(part, this.pos);
    this.varint(part.length);
    this.tag(field, WireType.Bytes);
  }

  private reserve(size: number): void {
    if (this.pos < size) {
      const used = this.mark();
      const grown = Buffer.allocUnsafe(Math.max(this.bytes.length * 2, used + size));
      this.bytes.copy(grown, grown.length - used, this.pos);
      this.bytes = grown;
      this.pos = grown.length - used;
    }
    this.pos -= size;
  }
}
