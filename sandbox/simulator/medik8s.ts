/** What the operators of medik8s have in common. */
import { DEPLOYMENT } from './kinds';
import type { Node } from './types';
import type { World } from './world';

/** One Pod of an operator is enough, which must not be on the node that it is about. */
export const works = (world: World, operator: string): boolean =>
  world
    .list(DEPLOYMENT)
    .some(({ metadata, status }) => metadata.name === operator && Number(status?.['availableReplicas'] ?? 0) > 0);

/** On a node: nothing remediates it, as it is under maintenance. */
export const EXCLUDED = 'remediation.medik8s.io/exclude-from-remediation';

export const isExcluded = ({ metadata }: Node): boolean => metadata.labels?.[EXCLUDED] === 'true';
