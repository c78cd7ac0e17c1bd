import type { ApiObject, App } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { lazy } from '../../kube/lazy';
import { describe, type KubeObject } from '../../kube/object';
import type { Diagnostic } from '../../kubevirt/admission';
import type { ClusterProfile } from '../../kubevirt/config';
import { profileOf } from '../../kubevirt/declared-profile';
import { appFindings, isAppRule } from './app-rules';

export interface ConstructFinding extends Diagnostic {
  /** Path of the construct that created the object, from the app. */
  readonly constructPath: string;
}

/** An object as it will be applied, and the construct that created it. */
export interface Rendered {
  readonly construct: ApiObject;
  readonly object: KubeObject;
}

/** Loaded with the first check, so that a program that only composes does not wait for the rules. */
const admission = lazy(() => require('../../kubevirt/admission') as typeof import('../../kubevirt/admission'));

const DISABLED = 'kubevirt-iac:disabled-rule';

/** Disables admission rules, never silently: a reason is required, and every synth reports the findings as warnings. */
export const Rules = {
  /**
   * Disables one rule, given by id or name, for a construct and everything below it. Throws if there is no such rule, or the
   * reason is empty.
   *
   * @example Rules.disable(vm, 'unpinned-container-disk', 'this image has no other tag')
   */
  disable(construct: IConstruct, rule: string, reason: string): void {
    if (!reason.trim()) {
      throw new Error(
        `${construct.node.path}: rule ${rule} cannot be disabled without a reason. Explain why the rule does not apply here.`,
      );
    }
    const unknown = isAppRule(rule) ? undefined : admission().unknownRule(rule);
    if (unknown) throw new Error(`${construct.node.path}: cannot disable a rule: ${unknown}`);
    construct.node.addMetadata(DISABLED, { rule, reason });
  },
};

/** All errors and warnings for these objects. Each object is checked with the others as its context. */
export function check(rendered: readonly Rendered[], cluster?: ClusterProfile): ConstructFinding[] {
  const related = rendered.map(({ object }) => object);
  const { validate } = admission();
  const profile = cluster ?? profileOf(related);
  const stack = cluster ? undefined : rendered.find(({ object }) => object.kind === 'KubeVirt')?.construct;
  return rendered.flatMap(({ construct, object }) => {
    const findings = [...validate({ object, related, profile }), ...appFindings(object, { related, profile })];
    if (findings.length === 0) return [];
    const reasons = disabledFor(construct);
    return findings.map((finding) => ({
      ...withReason(withHome(finding, stack), reasons.get(finding.rule)),
      constructPath: construct.node.path,
    }));
  });
}

/** Where the KubeVirt object is in the app, its program is what the administrator would have to change. */
function withHome(finding: Diagnostic, stack: ApiObject | undefined): Diagnostic {
  const { lacking, message } = finding;
  if (!stack || !lacking) return finding;
  const { setting, value } = lacking;
  const repair =
    typeof value === 'boolean'
      ? `set spec.configuration.${setting} to ${value} there.`
      : `add "${value}" to its spec.configuration.${setting}${setting.endsWith('.featureGates') ? ` (featureGates: ['${value}'] of a VirtualizationStack)` : ''}.`;
  return {
    ...finding,
    message: `${message} This app makes the KubeVirt object itself, in ${stack.node.path}: ${repair}`,
  };
}

/** A finding of a disabled rule is still reported, as a warning with the reason. */
function withReason(finding: Diagnostic, reason: string | undefined): Diagnostic {
  return reason === undefined
    ? finding
    : {
        ...finding,
        severity: 'warning',
        refused: false,
        message: `${finding.message} (rule disabled here: ${reason})`,
      };
}

function disabledFor(construct: IConstruct): Map<string, string> {
  const entries = construct.node.scopes.flatMap((scope) => scope.node.metadata).filter(({ type }) => type === DISABLED);
  return new Map(entries.map(({ data }) => [admission().ruleIdOf(data.rule) ?? data.rule, data.reason]));
}

/** Why a rule is disabled for a construct; undefined if it applies. */
export const disabledReason = (construct: IConstruct, rule: string): string | undefined =>
  disabledFor(construct).get(rule);

/** Apps whose objects `synth()` is checking right now: the validation of the app itself would only repeat the findings. */
export const beingChecked = new WeakSet<App>();

/** Messages of the constructs' own validations (`node.addValidation`), each after the path of its construct. */
export function validations(app: App): string[] {
  beingChecked.add(app);
  try {
    return app.node.findAll().flatMap(({ node }) => node.validate().map((message) => `[${node.path}] ${message}`));
  } finally {
    beingChecked.delete(app);
  }
}

/** Passes warnings on, then throws one error with all errors and the constructs' own messages. */
export function raise(
  findings: readonly ConstructFinding[],
  own: readonly string[],
  onWarning: (finding: ConstructFinding) => void,
): void {
  for (const finding of findings) if (finding.severity === 'warning') onWarning(finding);
  const errors = findings.filter(({ severity }) => severity === 'error');
  const reasons = [...own, ...errors.map(inOneLine)];
  if (reasons.length === 0) return;
  const count = reasons.length === 1 ? 'one reason' : `${reasons.length} reasons`;
  throw new Error(
    `synth: this app cannot be applied, for ${count}. Nothing was written.\n${reasons.map((reason) => `  - ${reason}`).join('\n')}`,
  );
}

export function inOneLine(finding: ConstructFinding): string {
  const where = finding.path ? ` at ${finding.path}` : '';
  return `[${finding.constructPath}] ${describe(finding.object)}${where}: ${finding.message} (${labelOf(finding.rule)})`;
}

/** A rule by id and name; a rule of the constructs has an id alone. */
function labelOf(rule: string): string {
  const name = admission().ruleNameOf(rule);
  return name ? `${rule} ${name}` : rule;
}
