/** The rules beside KubeVirt v1.9.0: the verdicts that its own webhooks gave on recorded objects. */
import { allowed, type Finding, ruleIds, validate } from '../../../kubevirt/admission';
import { exampleOf } from '../../../kubevirt/admission/examples';
import type { AnyMachineRule, ObjectRule } from '../../../kubevirt/admission/rule';
import { MACHINE_AREAS, OBJECT_AREAS } from '../../../kubevirt/admission/rules';
import { DEFAULT_PROFILE } from '../../../kubevirt/profile';
import { type AdmissionVerdict, admissionVerdicts } from '../../verdicts/read';
import { NO_RECORDING, OTHER_VERDICT, REPORTED_AS } from './admission-differences';

const VERDICTS = admissionVerdicts();
const VALID = 'an object that breaks no rule';
const BY_RULE = new Map<string, AdmissionVerdict[]>();
for (const one of VERDICTS) BY_RULE.set(one.rule ?? VALID, [...(BY_RULE.get(one.rule ?? VALID) ?? []), one]);

type Verdict = 'allowed' | 'refused by the API' | 'refused when the guest starts';

const verdictOf = (accepted: boolean, atStart: boolean): Verdict =>
  accepted ? 'allowed' : atStart ? 'refused when the guest starts' : 'refused by the API';

const recorded = ({ verdict }: AdmissionVerdict): Verdict => verdictOf(verdict.allowed, verdict.stage === 'start');

function ours(findings: readonly Finding[]): Verdict {
  const atApi = findings.some(({ severity, stage }) => severity === 'error' && stage === 'admission');
  return verdictOf(allowed(findings), !atApi);
}

const judged = new Map<string, Finding[]>();

function judge({ id, object, oldObject, related, configuration }: AdmissionVerdict): Finding[] {
  const findings =
    judged.get(id) ??
    validate({
      object,
      ...(oldObject && { oldObject }),
      ...(related && { related }),
      profile: { ...DEFAULT_PROFILE, ...(configuration && { configuration }) },
    });
  judged.set(id, findings);
  return findings;
}

/** Where our verdict is another one than KubeVirt's, in words; undefined where it is the same. */
function differenceOn(one: AdmissionVerdict, findings: readonly Finding[]): string | undefined {
  // What the API accepts in silence is told, as a warning or as an error of strict clients.
  if (one.verdict.silent) return findings.length > 0 ? undefined : 'KubeVirt is silent about a fault, and so are we';
  const [theirs, own] = [recorded(one), ours(findings)];
  return own === theirs ? undefined : `${theirs} by KubeVirt, ${own} by us`;
}

/** Whether a refusal is reported under the rule that was broken, or one that stands for it. */
function isNamed({ rule, also = [] }: AdmissionVerdict, findings: readonly Finding[]): boolean {
  const names = [rule!, ...also].flatMap((id) => [id, ...(REPORTED_AS[id] ?? [])]);
  return findings.some((found) => names.includes(found.rule));
}

describe.each([...BY_RULE])('%s', (rule, verdicts) => {
  it('is judged as KubeVirt judges it', () => {
    const differences = verdicts.flatMap((one) => {
      const difference = differenceOn(one, judge(one));
      return difference ? [[one.id, difference]] : [];
    });
    const known = verdicts.filter(({ id }) => Object.hasOwn(OTHER_VERDICT, id));
    expect(differences.map(([id]) => id)).toEqual(known.map(({ id }) => id));
  });

  it('is the rule that is named where KubeVirt refuses', () => {
    const unnamed = verdicts
      .filter(({ case: made, verdict, id }) => made === 'breaks' && !verdict.allowed && !(id in OTHER_VERDICT))
      .filter((one) => !isNamed(one, judge(one)));
    expect(unnamed.map(({ id }) => id)).toEqual([]);
    // A stand-in that no recording needs is to be taken out of the table.
    const needed = new Set(
      verdicts
        .filter(({ case: made, verdict }) => made === 'breaks' && !verdict.allowed)
        .flatMap((one) => {
          const found = judge(one).map(({ rule: id }) => id);
          return [rule, ...(one.also ?? [])].some((id) => found.includes(id)) ? [] : found;
        }),
    );
    expect((REPORTED_AS[rule] ?? []).filter((id) => !needed.has(id))).toEqual([]);
  });
});

/** By rule and kind: the verdicts that recordings got for breaking it. */
const BREAKING = new Map<string, Verdict[]>();
const isBroken = ({ id, case: made }: AdmissionVerdict) =>
  ['breaks', 'ignored'].includes(made) && !(id in OTHER_VERDICT);
for (const one of VERDICTS.filter(isBroken)) {
  const key = `${one.rule} ${one.object.kind}`;
  BREAKING.set(key, [...(BREAKING.get(key) ?? []), recorded(one)]);
}
const EXAMPLES = [...MACHINE_AREAS, ...OBJECT_AREAS].flatMap(({ area, rules }) =>
  (rules as readonly (AnyMachineRule | ObjectRule)[]).flatMap((rule) => {
    const example = exampleOf(rule, 'bad');
    const verdicts = BREAKING.get(`${rule.id} ${example.object.kind}`);
    return verdicts ? [{ name: `${rule.id} of ${area}`, example, verdicts }] : [];
  }),
);

test.each(EXAMPLES)('the example of $name gets a verdict that KubeVirt gives', ({ example, verdicts }) => {
  expect(verdicts).toContain(ours(validate(example)));
});

test('every rule has a recording, but for those that it is said of why not', () => {
  const seen = new Set(VERDICTS.flatMap(({ rule, also = [] }) => [rule, ...also]));
  const missing = ruleIds().filter((id) => !seen.has(id));
  expect(Object.values(NO_RECORDING).flat().sort()).toEqual(missing.sort());
});

test('every known difference is about a recording', () => {
  const ids = new Set(VERDICTS.map(({ id }) => id));
  expect(Object.keys(OTHER_VERDICT).filter((id) => !ids.has(id))).toEqual([]);
});
