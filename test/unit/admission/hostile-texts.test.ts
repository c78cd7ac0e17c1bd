import { looksSecret } from '../../../constructs/check';
import { validate } from '../../../kubevirt/admission';
import { readAnswerFile } from '../../../kubevirt/answer-file';
import { DEFAULT_PROFILE } from '../../../kubevirt/config';

/** What a manifest may hold in one value. A reader that looks at it again from each of its lines or tags would not end within the hour. */
const LONG = 3 * 1024 * 1024;
const filled = (piece: string) => piece.repeat(Math.ceil(LONG / piece.length));

const TEXTS: Readonly<Record<string, string>> = {
  'empty lines': filled('\n'),
  blanks: `password:${filled(' ')}x`,
  dashes: filled('- '),
  'lists of passwords': filled('chpasswd:\n'),
  'passwords without a value': filled('password\n'),
  'one word': filled('secret'),
  'comments without an end': filled('<!--'),
  'passes without an end': filled('<settings pass="windowsPE">'),
  'tags without an end': filled('<settings '),
};

describe.each(Object.entries(TEXTS))('a text of %s', (_, text) => {
  it('is read once by the rules on cloud-init', () => {
    const volumes = [{ name: 'seed', cloudInitNoCloud: { userData: `#cloud-config\npass: x\n${text}` } }];
    const object = {
      apiVersion: 'kubevirt.io/v1',
      kind: 'VirtualMachine',
      metadata: { name: 'a' },
      spec: { runStrategy: 'Always', template: { spec: { domain: { devices: {} }, volumes } } },
    };
    const findings = validate({ object, profile: DEFAULT_PROFILE });
    expect(findings.map(({ message }) => message)).not.toEqual([]);
  });

  it('is read once by the check of what is written to Git', () => {
    expect(looksSecret(`${text}\npassword: hunter2`)).toBe(true);
  });

  it('is read once as an answer file', () => {
    expect(readAnswerFile(text)).toEqual({ loadsDiskDrivers: false });
  });
});
