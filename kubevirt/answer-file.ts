/** What an answer file of Windows asks of the guest: read from its text, whoever has written it. */

export interface AnswerFile {
  /** The firmware that its partitions are for; undefined where it makes none, or they do not say. */
  firmware?: 'UEFI' | 'BIOS';
  /** Whether Windows Setup loads virtio drivers for the disk from another medium. */
  loadsDiskDrivers: boolean;
}

/** Any tag, which ends before the next begins: a text of tags without ends is read once, not once for each. */
const TAG = /<([^<>]*)>/g;
const NAME = /^(\/?)(?:[^\s:/]*:)?([^\s/]*)([\s\S]*)$/;

/** Text between the tags of an element, wherever it is; prefixes of namespaces and case do not matter. */
function texts(xml: string, element: string, attribute?: RegExp): string[] {
  const found: string[] = [];
  let begin: number | undefined;
  for (const { 0: tag, 1: inside = '', index } of xml.matchAll(TAG)) {
    const [, closes, name, rest = ''] = NAME.exec(inside)!;
    if (name!.toLowerCase() !== element.toLowerCase() || rest.endsWith('/')) continue;
    if (closes) {
      if (begin !== undefined) found.push(xml.slice(begin, index).trim());
      begin = undefined;
    } else if (!attribute || attribute.test(rest)) begin ??= index + tag.length;
  }
  return found;
}

function withoutComments(xml: string): string {
  const kept: string[] = [];
  for (let from = 0; ; ) {
    const open = xml.indexOf('<!--', from);
    const close = open < 0 ? -1 : xml.indexOf('-->', open);
    if (close < 0) return kept.concat(xml.slice(from)).join('');
    kept.push(xml.slice(from, open));
    from = close + '-->'.length;
  }
}

const IN_SETUP = /\spass\s*=\s*["']windowsPE["']/i;

export function readAnswerFile(text: string): AnswerFile {
  const setup = texts(withoutComments(text), 'settings', IN_SETUP).join('\n');
  const created = texts(setup, 'CreatePartition').flatMap((partition) => texts(partition, 'Type'));
  const types = created.map((type) => type.toUpperCase());
  const active = texts(setup, 'ModifyPartition').some((partition) =>
    texts(partition, 'Active').some((value) => value.toLowerCase() === 'true'),
  );
  const isUefi = types.includes('EFI');
  const drivers = texts(setup, 'Path').some((path) => /\b(viostor|vioscsi)\b/i.test(path));
  return {
    ...(isUefi ? { firmware: 'UEFI' as const } : active && types.length > 0 ? { firmware: 'BIOS' as const } : {}),
    loadsDiskDrivers: drivers,
  };
}
