import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { readAudit } from '../../../sandbox/audit';

const line = (name: string) =>
  `${JSON.stringify({
    stage: 'ResponseComplete',
    verb: 'create',
    requestURI: `/api/v1/namespaces/default/configmaps/${name}`,
    user: { username: 'alice' },
    objectRef: { resource: 'configmaps', namespace: 'default', name },
    responseStatus: { code: 201 },
    requestReceivedTimestamp: '2026-01-01T00:00:00.000000Z',
  })}\n`;

describe('the audit log of a server that is still writing', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'audit-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it.each([0, 1, 200])(
    'gives the requests whose lines are whole, and waits for the rest of a line cut at %i',
    (cut) => {
      const log = join(folder, 'audit.log');
      writeFileSync(log, line('first') + line('second').slice(0, cut));
      expect(readAudit(log).map(({ name }) => name)).toEqual(['first']);

      writeFileSync(log, line('first') + line('second'));
      expect(readAudit(log).map(({ name }) => name)).toEqual(['first', 'second']);
    },
  );

  it('is empty before the server has written one', () => {
    expect(readAudit(join(folder, 'none.log'))).toEqual([]);
  });
});
