/** The program of one site, run once: what it makes, and whether the cluster of the site accepts it. */
import { createHash } from 'node:crypto';
import type { Fleet, Site } from '../../constructs';
import { lazy } from '../../kube/lazy';
import { synthesis } from '../bridge/constructs';

/** Loaded with the first site that has a profile. */
const checks = lazy(() => ({
  ...(require('../../constructs/check') as typeof import('../../constructs/check')),
  ...(require('../../kubevirt/profile-file') as typeof import('../../kubevirt/profile-file')),
}));

export interface SiteProgram<Values> {
  readonly site: Site<Values>;
  /** Of the manifests, whatever order they are made in. */
  readonly digest: string;
}

/** Why the program of a site makes nothing that can be applied. */
export interface Fault {
  readonly fault: string;
}

/**
 * Runs the program of a site. Its objects are checked against the profile of its cluster, if it has one: an older release would drop what it does not
 * know, and start another guest than the program says. `checked`: whether they will be applied.
 */
export function programOf<Values>(fleet: Fleet<Values>, name: string, checked: boolean): SiteProgram<Values> | Fault {
  try {
    const site = fleet.site(name);
    const { inOrder, manifestOf } = synthesis();
    const rendered = inOrder(site.app).map(({ object }) => ({ construct: object, object: manifestOf(object) }));
    const { profile } = site.cluster;
    if (checked && profile) {
      const { check, completeProfile, raise } = checks();
      raise(check(rendered, completeProfile(profile)), [], () => {});
    }
    const manifests = rendered.map(({ object }) => object);
    return { site, digest: createHash('sha256').update(JSON.stringify(manifests)).digest('hex') };
  } catch (error) {
    return {
      fault: (error as Error).message.replace(/^synth: this app cannot be applied.*\n/, '').replace(/^ {2}- /gm, ''),
    };
  }
}
