import type { Check } from './check';
import { AFTER } from './checks/after';
import { HOST } from './checks/host';
import { INSTALLATIONS } from './checks/installations';
import { NAMESPACES } from './checks/namespaces';
import { NODES } from './checks/nodes';
import { STORAGE } from './checks/storage';
import { VERSIONS } from './checks/versions';

const LEVELS = ['api', 'node', 'after'] as const;

/** Every check, in the order of the report: what the API shows, the nodes, what only an installed KubeVirt can show. */
export const CHECKS: readonly Check[] = [
  ...VERSIONS,
  ...INSTALLATIONS,
  ...NAMESPACES,
  ...STORAGE,
  ...NODES,
  ...HOST,
  ...AFTER,
].sort((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level));
