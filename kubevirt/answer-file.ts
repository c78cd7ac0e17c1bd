/** What an answer file of Windows asks of the guest: read from its text, whoever has written it. */

export interface AnswerFile {
  /** The firmware that its partitions are for; undefined where it makes none, or they do not say. */
  firmware?: 'UEFI' | 'BIOS';
  /** Whether Windows Setup loads virtio drivers for the disk from another medium. */
  loadsDiskDrivers: boolean;
}

/** Text between the tags of an element, wherever it is; tags of other namespaces, attributes and case do not matter. */
const texts = (xml: string, element: string): string[] =>
  [...xml.matchAll(new RegExp(`<(?:\\w+:)?${element}(?:\\s[^>]*)?>([\\s\\S]*?)</(?:\\w+:)?${element}>`, 'gi'))].map(
    ([, text = '']) => text.trim(),
  );

const COMMENT = /<!--[\s\S]*?-->/g;
const SETUP_PASS = /<settings\s[^>]*pass\s*=\s*["']windowsPE["'][^>]*>([\s\S]*?)<\/settings>/gi;

export function readAnswerFile(text: string): AnswerFile {
  const xml = text.replace(COMMENT, '');
  const setup = [...xml.matchAll(SETUP_PASS)].map(([, pass = '']) => pass).join('\n');
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
