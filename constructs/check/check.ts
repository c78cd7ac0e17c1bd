import type { ApiObject, App } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { describe, type KubeObject } from '../../kube/object';
import { type Finding, validate } from '../../kubevirt/admission';
import { type ClusterProfile, profileOf } from '../../kubevirt/config';
import { plainSecret } from './plain-secrets';

export interface ConstructFinding extends Finding {
  /** The construct that made the object, as a path from the app. */
  readonly constructPath: string;
}

/** An object as it will be applied, and the construct that made it. */
export interface Rendered {
  readonly construct: ApiObject;
  readonly object: KubeObject;
}

const DISABLED = 'kubevirt-iac:disabled-rule';

/** Switches admission rules off, never in silence: the reason is required, and every synth tells which findings it kept back. */
export const Rules = {
  /**
   * Switches one rule off for a construct and everything below it.
   *
   * @example Rules.disable(vm, 'NET-31', 'this cluster bridges the pod network on purpose')
   */
  disable(construct: IConstruct, rule: string, reason: string): void {
    if (!reason.trim()) {
      throw new Error(
        `${construct.node.path}: rule ${rule} can only be switched off with a reason, and the reason given is empty. Say why the rule does not hold here.`,
      );
    }
    construct.node.addMetadata(DISABLED, { rule, reason });
  },
};

/** Everything that the cluster would refuse, or that is legal but hurts, in all of these objects; each is checked in the light of the others. */
export function check(rendered: readonly Rendered[], cluster?: ClusterProfile): ConstructFinding[] {
  const related = rendered.map(({ object }) => object);
  const profile = cluster ?? profileOf(related);
  return rendered.flatMap(({ construct, object }) => {
    const findings = [...validate({ object, related, profile }), ...plainSecret(object)];
    if (findings.length === 0) return [];
    const reasons = disabledFor(construct);
    return findings.map((finding) => ({
      ...withReason(finding, reasons.get(finding.rule)),
      constructPath: construct.node.path,
    }));
  });
}

/** A finding of a rule that is switched off is still told, as a warning that carries the reason. */
function withReason(finding: Finding, reason: string | undefined): Finding {
  return reason === undefined
    ? finding
    : { ...finding, severity: 'warning', refused: false, message: `${finding.message} (switched off here: ${reason})` };
}

function disabledFor(construct: IConstruct): Map<string, string> {
  const entries = construct.node.scopes.flatMap((scope) => scope.node.metadata).filter(({ type }) => type === DISABLED);
  return new Map(entries.map(({ data }) => [data.rule, data.reason]));
}

/** Apps whose objects are being checked by somebody who tells all of it: the validation of the app itself then has nothing to add. */
export const beingChecked = new WeakSet<App>();

/** What the constructs have to say of themselves (`node.addValidation`), each message behind its construct's path. */
export function validations(app: App): string[] {
  beingChecked.add(app);
  try {
    return app.node.findAll().flatMap(({ node }) => node.validate().map((message) => `[${node.path}] ${message}`));
  } finally {
    beingChecked.delete(app);
  }
}

/** Throws one error with every finding of severity error, and with what the constructs have to say; hands the warnings on. */
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
  return `[${finding.constructPath}] ${describe(finding.object)}${where}: ${finding.message} (${finding.rule})`;
}
