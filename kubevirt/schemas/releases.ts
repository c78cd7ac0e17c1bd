import type { ReleaseFile } from './release';

/** Each component's data is loaded when the first of its kinds is asked for. */
const FILES: Readonly<Record<string, () => unknown>> = {
  kubevirt: () => require('./data/kubevirt-v1.9.0.json'),
  cdi: () => require('./data/cdi-v1.66.0.json'),
  'virt-template': () => require('./data/virt-template-v0.2.2.json'),
  multus: () => require('./data/multus-v4.3.0.json'),
};

/** The components of which we have schemas. */
export const COMPONENTS: readonly string[] = Object.keys(FILES);

export function releaseOf(component: string): ReleaseFile {
  return FILES[component]!() as ReleaseFile;
}
