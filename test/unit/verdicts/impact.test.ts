/** The impact model beside KubeVirt v1.9.0: what its own controllers did about recorded changes, asked for as `plan --jsonl` is. */
import { answerLine } from '../../../cli/plan/jsonl';
import { type Impact, type ImpactClass, type RowId, TABLE } from '../../../kubevirt/impact';
import { DEFAULT_PROFILE } from '../../../kubevirt/profile';
import { type ImpactVerdict, impactVerdicts } from '../../verdicts/read';
import { NO_RECORDING, OTHER_CLASS } from './impact-differences';

const VERDICTS = impactVerdicts();

/** By class as recorded: what we call it. Classes that are not here have one name. */
const CLASSES: Readonly<Record<string, readonly ImpactClass[]>> = {
  'vmi-restart': ['restart'],
  'vm-update-restart-required': ['restart'],
  'vm-update-silent': ['next-boot-silent'],
  'vm-update-live': ['live', 'live+migration'],
  'vm-update-mixed': ['mixed'],
  'vm-delete+recreate': ['recreate'],
  'vm-delete': ['delete'],
  rejected: ['refused'],
};

/** Classes as recorded that are hazards beside whatever else the change does. */
const HAZARDS: Readonly<Record<string, string>> = {
  'foreign-vm-deleted': 'foreign-vm-deleted',
  'controller-panic': 'controller-crash',
};

function namesOf({ class: name, subclass = '' }: ImpactVerdict['verdict']): readonly string[] {
  if (name === 'error') return [subclass.includes('rejected') ? 'refused' : 'stuck'];
  return CLASSES[name] ?? [name];
}

function announced({ id, old, new: object, bootedFrom, live, cluster, related }: ImpactVerdict): Impact {
  const line = JSON.stringify({ id, old, new: object, bootedFrom, live, cluster, related });
  return answerLine(line, DEFAULT_PROFILE) as { id: unknown } & Impact;
}

test.each(VERDICTS.map((one) => [`${one.id}: ${one.tag}, ${one.title}`, one] as const))('%s', (_, one) => {
  const { class: own, hazards } = announced(one);
  const { verdict } = one;
  const hazard = HAZARDS[verdict.class] ?? verdict.dataHazard;
  if (hazard) expect(hazards.map(({ kind }) => kind)).toContain(hazard);
  if (verdict.class in HAZARDS) return;
  // One that agrees is to be taken out of the table.
  expect(namesOf(verdict).includes(own)).toBe(!Object.hasOwn(OTHER_CLASS, one.id));
});

test('every row of the table has a recording, but for those that it is said of why not', () => {
  const shown = new Set(VERDICTS.flatMap((one) => announced(one).changes.map(({ row }) => row as RowId)));
  const rows = Object.values(TABLE).flatMap((section) => Object.keys(section) as RowId[]);
  expect(Object.values(NO_RECORDING).flat().sort()).toEqual(rows.filter((id) => !shown.has(id)).sort());
});

test('every class is recorded, but for three', () => {
  const recorded = new Set(VERDICTS.flatMap(({ verdict }) => namesOf(verdict)));
  const classes: Record<ImpactClass, boolean> = {
    'no-effect': true,
    live: true,
    'live+migration': true,
    'next-boot-silent': true,
    restart: true,
    mixed: true,
    stuck: true,
    refused: true,
    recreate: true,
    delete: true,
    'power-change': true,
    'scale-out': false,
    replace: false,
    'data-loss': false,
  };
  for (const [name, isRecorded] of Object.entries(classes))
    expect([name, recorded.has(name)]).toEqual([name, isRecorded]);
});

test('every known difference is about a recording', () => {
  const ids = new Set(VERDICTS.map(({ id }) => id));
  expect(Object.keys(OTHER_CLASS).filter((id) => !ids.has(id))).toEqual([]);
});
