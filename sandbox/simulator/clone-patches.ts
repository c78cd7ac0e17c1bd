/** What a clone changes in its copy, as the JSON patches that its restore is given. */
import { escaped } from '../../kube/json-patch';
import type { Clone, Labels, VirtualMachine } from './types';
import { LAST_RESTORE } from './vm-names';

export function clonePatches(source: VirtualMachine, { spec }: Clone): string[] {
  const { metadata, spec: guest } = source.spec.template;
  const annotations = Object.fromEntries(
    Object.entries(source.metadata.annotations ?? {}).filter(([key]) => key !== LAST_RESTORE),
  );
  const macs = (guest?.domain.devices.interfaces ?? []).flatMap(({ name }, index) => {
    const mac = spec.newMacAddresses?.[name!];
    return mac ? [replace(`/spec/template/spec/domain/devices/interfaces/${index}/macAddress`, mac)] : [];
  });
  return [
    ...macs,
    ...(spec.newSMBiosSerial ? [replace('/spec/template/spec/domain/firmware/serial', spec.newSMBiosSerial)] : []),
    ...removals('/metadata/labels', source.metadata.labels, spec.labelFilters),
    ...removals('/metadata/annotations', annotations, spec.annotationFilters),
    ...removals('/spec/template/metadata/labels', metadata?.labels as Labels, spec.template?.labelFilters),
    ...removals(
      '/spec/template/metadata/annotations',
      metadata?.annotations as Labels,
      spec.template?.annotationFilters,
    ),
    ...((spec as { patches?: string[] }).patches ?? []),
  ];
}

const replace = (path: string, value: unknown): string => JSON.stringify({ op: 'replace', path, value });

/** Without filters everything is taken along. */
const removals = (path: string, record: Labels | undefined, filters: readonly string[] | undefined): string[] =>
  filters === undefined
    ? []
    : Object.keys(record ?? {})
        .filter((key) => !isKept(key, filters))
        .map((key) => JSON.stringify({ op: 'remove', path: `${path}/${escaped(key)}` }));

/** A filter is a regular expression, `*` for any key; one that begins with `!` excludes, whatever others say. */
function isKept(key: string, filters: readonly string[]): boolean {
  const matches = (filter: string) => filter === '*' || new RegExp(filter).test(key);
  const [excluding, including] = [true, false].map((not) => filters.filter((one) => one.startsWith('!') === not));
  return including!.some(matches) && !excluding!.some((one) => matches(one.slice(1)));
}
