import { Command } from 'commander';
import { stringify } from 'yaml';
import { ApiError, type Cluster } from '../cluster';
import type { KubeObject } from '../kube/object';
import { type ClusterProfile, profileOfKubeVirt } from '../kubevirt/config';
import { kindOf } from '../kubevirt/kinds';
import { connect, contextOption, kubeconfigOption } from './connect';
import { type CommandHelp, jsonOption, withHelp } from './help';
import { print, printJson } from './output';

interface Options {
  kubeconfig?: string;
  context?: string;
  json?: true;
}

const HELP: CommandHelp = {
  about: `
Reads only the KubeVirt object; permission to view it is enough (ClusterRole kubevirt.io:view).`,
  exitCodes: {
    0: 'the profile was printed',
    2: 'the cluster could not be read, or KubeVirt is not installed',
  },
  examples: ['kubevirt-iac profile > cluster.yaml', 'kubevirt-iac validate --cluster cluster.yaml manifests/'],
};

/** `kubevirt-iac profile`: the settings of a cluster that `validate` and `plan` need. */
export function command(): Command {
  return withHelp(
    new Command('profile')
      .description('print the settings of a cluster that validate and plan need: release, architecture, configuration')
      .addOption(kubeconfigOption())
      .addOption(contextOption())
      .addOption(jsonOption())
      .action(async ({ json, ...connection }: Options) => {
        const cluster = connect(connection);
        const profile = await readProfile(cluster);
        if (json) printJson(profile);
        else print(profileYaml(profile, await cluster.server()));
      }),
    HELP,
  );
}

/** The profile of a live cluster. Read-only. */
export async function readProfile(cluster: Pick<Cluster, 'list' | 'server'>): Promise<ClusterProfile> {
  const kind = kindOf('kubevirt.io/v1', 'KubeVirt')!;
  const [kubevirt] = (await cluster.list(kind).catch((error) => notServed(error))).items;
  if (kubevirt) return profileOfKubeVirt(kubevirt);
  throw new Error(
    `The cluster at ${await cluster.server()} has no KubeVirt object, so KubeVirt is not installed there. Choose another cluster with --context, or install KubeVirt first.`,
  );
}

/** A cluster that does not serve the kind has no object of it. Any other failure is an error. */
function notServed(error: unknown): { items: KubeObject[] } {
  if (error instanceof ApiError && error.status === 404) return { items: [] };
  throw error;
}

/** As a file for `--cluster`. */
export function profileYaml(profile: ClusterProfile, server: string): string {
  return `# Profile of the cluster at ${server}, for kubevirt-iac validate and plan.\n${stringify(profile)}`;
}
