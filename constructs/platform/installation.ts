import type { Construct } from 'constructs';
import { releaseAnnotations } from '../../kubevirt/operators';
import {
  COMPONENTS,
  type Component,
  normalVersion,
  releaseOf,
  versionFor,
  versionProblem,
  versionsOf,
} from '../../kubevirt/releases';
import { constructError, Manifest } from '../base';
import { type MissingAsset, missingProblem } from './missing-assets';
import { sourceProblem } from './read-release';
import type { ReleaseSource } from './release-source';
import { ReleasedObjects } from './released-objects';
import { type Edit, type Transform, transformProblem } from './transforms';

/** Props of every component that is installed from a release. */
export interface ReleaseProps {
  /**
   * Release of the component. A change upgrades it.
   * @default - the release that belongs to the release of KubeVirt
   * @change Deployment/spec.template
   */
  readonly version?: string;
  /**
   * Where to read the manifests of the release from.
   * @default - the source of `kubevirt`
   */
  readonly source?: ReleaseSource;
}

/** An operator, and the object that says what it installs. */
export interface Installed {
  /** In its upstream spelling. */
  readonly version: string;
  readonly operator: ReleasedObjects;
  readonly main: Manifest;
}

/** One installation of a stack: what its components share. */
export class Installation {
  /** In its upstream spelling. */
  readonly kubevirtVersion: string;
  private readonly missing: MissingAsset[] = [];

  constructor(
    readonly scope: Construct,
    private readonly shared: {
      readonly kubevirtVersion?: string;
      readonly source: ReleaseSource;
      readonly lockFile: string;
      readonly transforms?: readonly Transform[];
    },
  ) {
    this.check('kubevirt.source', sourceProblem(shared.source));
    shared.transforms?.forEach((one, index) => {
      this.check(`transforms[${index}]`, transformProblem(one));
    });
    this.kubevirtVersion = this.version('kubevirt', shared.kubevirtVersion ?? (versionsOf('kubevirt')[0] as string));
  }

  /** The objects of a component's release. Throws if its version is not known, or does not fit. */
  release(
    component: Component,
    props: ReleaseProps,
    selection: {
      id?: string;
      assets?: readonly string[];
      omit?: readonly string[];
      namespace?: string;
      edits?: readonly Edit[];
    } = {},
  ): { version: string; operator: ReleasedObjects } {
    const { id = `${component}-operator`, ...rest } = selection;
    const version =
      component === 'kubevirt' ? this.kubevirtVersion : this.version(component, this.asked(component, props));
    const { lockFile, source, transforms } = this.shared;
    if (props.source !== undefined) this.check(`source of ${component}`, sourceProblem(props.source));
    const operator = new ReleasedObjects(this.scope, id, {
      component,
      version,
      source: props.source ?? source,
      lockFile,
      transforms,
      home: COMPONENTS[component].namespace,
      missing: this.missing,
      ...rest,
    });
    return { version, operator };
  }

  /** An operator, and the object that says what it installs, which is applied once its CRD is served. */
  operated(component: Component, props: ReleaseProps, spec: object): Installed {
    const { version, operator } = this.release(component, props);
    const { namespace, resource } = COMPONENTS[component];
    if (!resource) throw new Error(`${component} has no object that configures it.`);
    const { namespaced, name, ...type } = resource;
    const main = new Manifest(this.scope, component, {
      ...type,
      metadata: {
        name,
        ...(namespaced && { namespace }),
        // The gate waits until the operator reports this release, so that an upgrade is awaited at its object.
        annotations: releaseAnnotations(component, version),
      },
      spec,
    });
    main.node.addDependency(operator);
    return { version, operator, main };
  }

  /** Throws where manifests of components were not found: once all components have looked for theirs. */
  complete(): void {
    if (this.missing.length > 0) throw this.error(missingProblem(this.missing, this.shared.lockFile));
  }

  /** An error at the stack. */
  error(message: string): Error {
    return constructError(this.scope, message);
  }

  private check(where: string, problem: string | undefined): void {
    if (problem !== undefined) throw this.error(`${where} ${problem}`);
  }

  private asked(component: Component, props: ReleaseProps): string {
    return props.version ?? versionFor(component, this.kubevirtVersion)!;
  }

  /** A version in its upstream spelling. Throws if it is not one, or does not fit. */
  private version(component: Component, asked: string): string {
    // A branch is a version, too, where the table knows it.
    const version = normalVersion(asked) ?? releaseOf(component, asked)?.version;
    if (!version) {
      throw this.error(
        `${JSON.stringify(asked)} is not a valid version of ${component}. Use three numbers, such as ${versionsOf(component).join(' or ')}.`,
      );
    }
    const problem = versionProblem(
      component,
      version,
      component === 'kubevirt' ? {} : { kubevirt: this.kubevirtVersion },
    );
    if (problem) throw this.error(problem);
    return version;
  }
}
