/** A range of MAC addresses, both ends included. */
export class MacRange {
  /** `MacRange.of('02:00:00:00:00:00', '02:00:00:ff:ff:ff')`. Throws if an address is not valid or the range is empty. */
  static of(start: string, end: string): MacRange {
    const problem = MacRange.problem(start, end);
    if (problem) throw new Error(`MacRange.of: ${problem}`);
    return new MacRange(start, end);
  }

  /** @internal Why KubeMacPool rejects a range; undefined where it accepts it. */
  static problem(start: string, end: string): string | undefined {
    const wrong = [start, end].find((address) => !/^([0-9a-f]{2}:){5}[0-9a-f]{2}$/i.test(address));
    if (wrong !== undefined) {
      return `${JSON.stringify(wrong)} is not a valid MAC address. Write six pairs of hexadecimal digits, such as 02:00:00:00:00:00.`;
    }
    const group = [start, end].find((address) => Number.parseInt(address.slice(0, 2), 16) % 2 === 1);
    if (group !== undefined) {
      return `${group} is a group address, which no NIC may have: its first byte is odd. Use one that begins with 02, which is free for local use.`;
    }
    if (start.toLowerCase() > end.toLowerCase())
      return `the range ends at ${end}, before its start ${start}. Exchange the two.`;
    return undefined;
  }

  private constructor(
    readonly start: string,
    readonly end: string,
  ) {}
}
