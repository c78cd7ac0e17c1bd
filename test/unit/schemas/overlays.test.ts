import { FEATURE_GATES } from '../../../kubevirt/config';
import {
  COMPONENTS,
  definitionOf,
  fieldFactsOf,
  fieldsWithFacts,
  fieldsWithKnownValues,
  knownValuesOf,
} from '../../../kubevirt/schemas';
import { releaseOf } from '../../../kubevirt/schemas/releases';
import { describedFields, docOf } from '../../../tools/generate/docs';

/** What is kept by hand must speak of something that exists, or it is silently without effect. */
const field = (definition: string, name: string) => {
  const homes = COMPONENTS.filter((component) => definition in releaseOf(component).definitions);
  const schemas = homes.map((component) => definitionOf(component, definition));
  if (name === '*') return schemas[0];
  return schemas.map(({ properties }) => properties?.[name]).find(Boolean);
};

test.each(fieldsWithKnownValues())('%s has the field %s, a string that the CRD leaves open', (definition, name) => {
  const schema = field(definition, name);
  const text = schema?.items ?? schema;
  expect(text).toMatchObject({ type: 'string', known: knownValuesOf(definition, name) });
  expect(text!.enum ?? text!.known!.values).toEqual(expect.arrayContaining([...text!.known!.values]));
});

test.each(fieldsWithFacts())('%s has the field %s, and its feature gate exists', (definition, name) => {
  expect(field(definition, name)).toBeDefined();
  const { gate } = fieldFactsOf(definition, name)!;
  if (gate) expect(FEATURE_GATES).toContain(gate);
});

test('every description is of a field that exists', () => {
  expect(describedFields().filter(([definition, name]) => !field(definition, name))).toEqual([]);
});

/** The specs that configure the platform, by the component that has them. */
const SPECS = [
  ['kubevirt', 'core.KubeVirtSpec'],
  ['cdi', 'cdi.CDISpec'],
  ['hostpath-provisioner', 'hostpathprovisioner.HostPathProvisionerSpec'],
  ['cluster-network-addons', 'networkaddonsoperator.NetworkAddonsConfigSpec'],
  ['ssp', 'ssp.SSPSpec'],
  ['ssp', 'ssp.SSPV1beta2Spec'],
  ['hyperconverged', 'hco.HyperConvergedSpec'],
  ['hyperconverged', 'hco.HyperConvergedV1beta1Spec'],
] as const;

test.each(SPECS)('%s: every field below %s is described, but for those of Kubernetes itself', (component, spec) => {
  const { definitions } = releaseOf(component);
  const seen = new Set<string>();
  const bare: string[] = [];
  const walk = (definition: string): void => {
    if (seen.has(definition) || definition.startsWith('k8s.')) return;
    seen.add(definition);
    for (const [name, expr] of Object.entries(definitions[definition]?.properties ?? {})) {
      if (!docOf(definition, name)) bare.push(`${definition}.${name}`);
      for (const [, other] of JSON.stringify(expr).matchAll(/#([\w.]+)/g)) walk(other!);
    }
  };
  walk(spec);
  expect(bare).toEqual([]);
});
