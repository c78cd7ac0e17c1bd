/** The admission rules as rows that a page filters. What a rule depends on is found by asking it: its examples are run for each release. */
import { validate } from '../kubevirt/admission';
import { exampleOf } from '../kubevirt/admission/examples';
import { SCHEMA_RULES } from '../kubevirt/admission/rules';
import { GATED_RELEASES } from '../kubevirt/config';
import { capital, type Documented, documentedRules, verdictOf, worded } from '../tools/generate/rule-docs';

export interface RuleRow {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly area: string;
  readonly verdict: string;
  readonly kinds: readonly string[];
  /** Releases of KubeVirt in which it reports its own example. */
  readonly releases: readonly string[];
  /** Feature gates that it asks for, or else those that its examples are about. */
  readonly gates: readonly string[];
  /** Whether it has a page. */
  readonly page: boolean;
}

export function ruleRows(): RuleRow[] {
  const schema = Object.entries(SCHEMA_RULES).map(([id, { name, title }]) => ({
    id,
    name,
    title,
    area: 'Schema',
    verdict: 'refused',
    kinds: ['every kind'],
    releases: [...GATED_RELEASES],
    gates: [],
    page: false,
  }));
  return [...documentedRules().map(rowOf), ...schema];
}

function rowOf({ rule, area, kinds }: Documented): RuleRow {
  const bad = exampleOf(rule, 'bad');
  const good = exampleOf(rule, 'good');
  const reportedIn = (kubevirtVersion: string) =>
    validate({ ...bad, profile: { ...bad.profile!, kubevirtVersion } }).filter((finding) => finding.rule === rule.id);
  const reported = validate(bad).filter((finding) => finding.rule === rule.id);
  const lacking = reported.flatMap(({ lacking }) =>
    lacking?.setting === 'developerConfiguration.featureGates' ? [String(lacking.value)] : [],
  );
  const configured = [bad, good].flatMap(({ profile }) => {
    const { featureGates = [], disabledFeatureGates = [] } = profile?.configuration.developerConfiguration ?? {};
    return [...featureGates, ...disabledFeatureGates];
  });
  return {
    id: rule.id,
    name: rule.name,
    title: rule.title,
    area: capital(worded(area)),
    verdict: verdictOf(rule),
    kinds,
    releases: GATED_RELEASES.filter((release) => reportedIn(`${release}.0`).length > 0),
    gates: [...new Set(lacking.length > 0 ? lacking : configured)].sort(),
    page: true,
  };
}
