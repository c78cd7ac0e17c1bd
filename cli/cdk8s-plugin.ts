/**
 * A validation plugin for cdk8s: checks every synthesized manifest as KubeVirt's webhooks do, and adds the findings to cdk8s' own report.
 * In cdk8s.yaml:
 *   validations:
 *     - package: ./node_modules/kubevirt-iac/dist/cli/cdk8s-plugin.js
 *       version: 0.1.0
 *       class: KubeVirtValidation
 *       properties: { cluster: cluster.yaml, warnings: false }
 */
import { z } from 'zod';
import type { KubeObject } from '../kube/object';
import { ruleIdOf, unknownRule, validate } from '../kubevirt/admission';
import { profileOf } from '../kubevirt/declared-profile';
import { readClusterFile } from './cluster-file';
import { manifestText } from './manifest-limits';
import { readManifests } from './manifests';

/** The part of cdk8s-cli's ValidationContext that the plugin uses, declared here so that cdk8s-cli need not be installed. */
export interface PluginContext {
  readonly manifests: readonly string[];
  readonly report: {
    addViolation(violation: PluginViolation): void;
    submit(status: 'success' | 'failure', metadata?: Record<string, string>): void;
  };
  readonly logger: { log(message: string): void };
}

export interface PluginViolation {
  readonly ruleName: string;
  readonly recommendation: string;
  readonly fix: string;
  readonly violatingResources: readonly {
    readonly resourceName: string;
    readonly locations: readonly string[];
    readonly manifestPath: string;
  }[];
}

const PROPERTIES = z
  .strictObject({
    /** Profile of the cluster, or its KubeVirt object. Default: the KubeVirt object among the manifests, or KubeVirt's defaults. */
    cluster: z.string().optional(),
    /** Also report warnings: settings that are valid but harmful. They do not fail the synthesis. Default: false. */
    warnings: z.boolean().default(false),
    /** Rules to ignore: the id or name of each, with the reason. */
    off: z.record(z.string(), z.string().min(1, 'state the reason')).default({}),
  })
  .prefault({});

/** The class that cdk8s.yaml names. */
export class KubeVirtValidation {
  private readonly properties: z.infer<typeof PROPERTIES>;

  constructor(properties?: unknown) {
    const read = PROPERTIES.safeParse(properties ?? {});
    if (!read.success) {
      const faults = read.error.issues
        .map(({ path, message }) => `${path.length > 0 ? `${path.join('.')}: ` : ''}${message}`)
        .join('; ');
      throw new Error(
        `Invalid properties of KubeVirtValidation in cdk8s.yaml: ${faults}. The properties are cluster, warnings and off.`,
      );
    }
    const unknown = Object.keys(read.data.off).map(unknownRule).find(Boolean);
    if (unknown) throw new Error(`Invalid properties of KubeVirtValidation in cdk8s.yaml: off: ${unknown}`);
    this.properties = read.data;
  }

  async validate({ manifests, report, logger }: PluginContext): Promise<void> {
    const { cluster, warnings, off } = this.properties;
    const read = manifests.flatMap((path) =>
      readManifests(manifestText(path), path).map(({ object }) => ({ path, object })),
    );
    const related = read.map(({ object }) => object as KubeObject);
    const profile = cluster === undefined ? profileOf(related) : readClusterFile(cluster);
    const disabled = new Set(Object.keys(off).map(ruleIdOf));
    let failed = false;
    for (const { path, object } of read) {
      for (const finding of validate({ object, related, profile })) {
        if (disabled.has(finding.rule) || (finding.severity === 'warning' && !warnings)) continue;
        failed ||= finding.severity === 'error';
        report.addViolation({
          ruleName: finding.rule,
          recommendation: finding.message,
          fix: finding.suggestion ?? finding.allowed ?? '',
          violatingResources: [{ resourceName: finding.object.name, locations: [finding.path], manifestPath: path }],
        });
      }
    }
    for (const [rule, reason] of Object.entries(off)) logger.log(`Rule ${rule} is disabled: ${reason}`);
    report.submit(failed ? 'failure' : 'success');
  }
}
