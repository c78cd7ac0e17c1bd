/** What a change does, as rows that a page searches: the table that the verdicts are taken from. */
import { type Row, type Section, TABLE } from '../kubevirt/impact';
import { TITLES } from '../tools/generate/impact-docs';

export interface ChangeRow extends Omit<Row, 'paths'> {
  readonly id: string;
  readonly section: string;
  readonly fields: readonly string[];
}

export function changeRows(): ChangeRow[] {
  return (Object.entries(TABLE) as [Section, Record<string, Row>][]).flatMap(([section, rows]) =>
    Object.entries(rows).map(([id, { paths, ...row }]) => ({
      id,
      section: TITLES[section],
      fields: paths.map((path) => (path === '*' ? 'any field' : path.replace(/^\//, ''))),
      ...row,
    })),
  );
}
