import type { KubeObject } from '../../kube/object';
import type { Operator } from '../../kubevirt/operators';
import type { Site } from './operators';
import type { Surroundings } from './surroundings';

/** The namespace of an operator, and what stands there: beside its object, else where its manifests put it, else wherever it is. */
export async function siteOf(live: KubeObject, operator: Operator, around: Surroundings): Promise<Site> {
  const own = live.metadata?.namespace;
  const usual = own === undefined ? operator.namespaces : [own];
  const has = (found: readonly KubeObject[] | undefined) =>
    found?.find(({ metadata }) => metadata?.name === operator.deployment);
  let namespace = usual[0]!;
  let elsewhere: string | undefined;
  const lists = await Promise.all(usual.map((one) => around.find('deployments', one)));
  const index = lists.findIndex((found) => has(found));
  if (index >= 0) namespace = usual[index]!;
  else if (lists.every((found) => found !== undefined)) {
    elsewhere = has(await around.find('deployments'))?.metadata?.namespace;
    if (own === undefined && elsewhere) [namespace, elsewhere] = [elsewhere, undefined];
  }
  const [deployments, daemonSets, pods, nodes] = await Promise.all([
    around.find('deployments', namespace),
    around.list('daemonSets', namespace),
    around.list('pods', namespace),
    around.list('nodes'),
  ]);
  return { namespace, deployments, daemonSets, pods, nodes, ...(elsewhere && { elsewhere }) };
}
