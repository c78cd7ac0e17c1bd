import { TABLE } from '../../../kubevirt/impact';

const rows = Object.values(TABLE).flatMap((section) => Object.entries(section));

describe('the table of what a change does', () => {
  it('has no two rows of one name', () => {
    expect(new Set(rows.map(([id]) => id)).size).toBe(rows.length);
  });

  it.each(rows)('%s is said in whole sentences', (_, { reason, advice, change, when, paths }) => {
    expect(reason).toMatch(/^[A-Z].*\.$/);
    if (advice !== undefined) expect(advice).toMatch(/^[A-Z].*\.$/);
    expect(`${change} ${when ?? ''}`).not.toMatch(/\.\s*$/);
    expect(paths.length).toBeGreaterThan(0);
  });
});
