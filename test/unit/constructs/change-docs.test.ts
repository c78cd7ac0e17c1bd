import { blocksOf, changePath, changePathProblem, withSentences } from '../../../tools/generate/change-tags';
import { propsTypes } from '../../../tools/generate/props';

const CLOUD_INIT = 'is a part of one text, of which the comments of CloudConfig and NetworkConfig say it as a whole';
const AS_MADE = 'is what a construct shows of itself, not what a user gives it';
const SYNTH = 'is about the synthesis; no object has it';
const GITOPS = 'is for the tool that applies the tree; no object of KubeVirt has it';
const LEVEL_1 = 'is the object as the API has it, whose fields are those of the guide page "What a change does"';
const OPERATORS = 'changes the pods of operators, and no guest';
const VALUES = 'becomes props of Tenant and VirtualMachine, each of which says it';
const INSIDE = 'is handed from one file to the other inside of constructs/';

/** What needs no sentence, as `Type` or `Type.property`, and why. */
const WITHOUT: Readonly<Record<string, string>> = {
  CloudConfig: CLOUD_INIT,
  User: CLOUD_INIT,
  WriteFile: CLOUD_INIT,
  NetworkConfig: CLOUD_INIT,
  Ethernet: CLOUD_INIT,
  IResource: AS_MADE,
  LabelledGuests: AS_MADE,
  ScheduledGuests: AS_MADE,
  ServedGuests: AS_MADE,
  IGuestService: AS_MADE,
  HttpBackend: AS_MADE,
  PoolMember: AS_MADE,
  Placement: INSIDE,
  ScaleMetric: 'is load, which decides how many guests there are and changes none of them',
  ImportedServiceOptions: 'names a Service that exists already; no object is made of it',
  ISnapshot: AS_MADE,
  INodeInterface: AS_MADE,
  RestorableVm: AS_MADE,
  ImportedGuestsOptions: 'names guests that exist already; no object is made of it',
  Peer: 'is a rule of a NetworkPolicy, which acts on the traffic and not on the guest',
  ManifestProps: LEVEL_1,
  ObjectProps: LEVEL_1,
  ObjectClass: LEVEL_1,
  AssetId: SYNTH,
  ConstructFinding: SYNTH,
  Rendered: SYNTH,
  SynthOptions: SYNTH,
  ArgoCdOptions: GITOPS,
  ArgoCdFleet: GITOPS,
  RestartWindow: GITOPS,
  FluxOptions: GITOPS,
  FluxFleet: GITOPS,
  FluxSource: GITOPS,
  GitOpsTree: SYNTH,
  GitOpsTarget: SYNTH,
  FleetTarget: SYNTH,
  TargetFleet: SYNTH,
  TargetSite: SYNTH,
  Destination: INSIDE,
  ApplicationParts: INSIDE,
  ProjectMember: INSIDE,
  StagedPart: INSIDE,
  Applied: INSIDE,
  TreeOptions: INSIDE,
  Placed: SYNTH,
  Part: INSIDE,
  Ignored: INSIDE,
  Comparison: INSIDE,
  SynthResult: SYNTH,
  Ordered: SYNTH,
  'KubeVirtProps.source': SYNTH,
  'CdiProps.source': SYNTH,
  'VirtualizationStackProps.lockFile': SYNTH,
  'VirtualizationStackProps.transforms': OPERATORS,
  Transform: OPERATORS,
  'HyperConvergedStackProps.source': SYNTH,
  'HyperConvergedStackProps.lockFile': SYNTH,
  'HyperConvergedStackProps.transforms': OPERATORS,
  PlacementTransform: OPERATORS,
  ProxyTransform: OPERATORS,
  ContainerResources: OPERATORS,
  TransformChange: OPERATORS,
  UpstreamRelease: SYNTH,
  MirroredRelease: SYNTH,
  ReleaseFolder: SYNTH,
  InlineRelease: SYNTH,
  Pin: SYNTH,
  ReleasedObject: LEVEL_1,
  Verification: SYNTH,
  'VirtualizationStackProps.kubevirt': 'holds KubeVirtProps, each of which says it',
  'VirtualizationStackProps.cdi': 'holds CdiProps, each of which says it',
  'VirtualizationStackProps.hostpathProvisioner': 'holds HostPathProvisionerProps, each of which says it',
  'VirtualizationStackProps.networkAddons': 'holds NetworkAddonsProps, each of which says it',
  'VirtualizationStackProps.storageClasses': 'holds StorageClassProps, each of which says it',
  'VirtualizationStackProps.snapshotClasses': 'holds VolumeSnapshotClassProps, each of which says it',
  'VirtualizationStackProps.storageRequires': SYNTH,
  'VirtualizationStackProps.tektonTasks': 'holds TektonTasksProps, each of which says it',
  'VirtualizationStackProps.access': 'holds VmAccessProps, each of which says it',
  'KubeVirtProps.overcommit': 'holds Overcommit, each field of which says it',
  'ReleaseProps.source': SYNTH,
  RightsProps: 'makes roles, which are about users and not about guests',
  Installed: INSIDE,
  RoleRule: INSIDE,
  CheckedApp: INSIDE,
  KubeVirtSurroundings: INSIDE,
  NameRef: 'is the way to name an object; the property that takes it says it',
  NamespacedRef: 'is the way to name an object; the property that takes it says it',
  MachineCarrier: INSIDE,
  GuestConfig: INSIDE,
  CloudInitTexts: INSIDE,
  GuestSurroundings: INSIDE,
  GuestNic: INSIDE,
  NicOwner: INSIDE,
  Drive: INSIDE,
  UnattendSurroundings: INSIDE,
  Edition: INSIDE,
  Element: INSIDE,
  FleetCluster: SYNTH,
  FleetProps: SYNTH,
  FleetWave: SYNTH,
  Site: SYNTH,
  ...Object.fromEntries(
    [
      'TenantAllowance',
      'TenantImage',
      'TenantMachine',
      'TenantMember',
      'TenantOptions',
      'TenantOverride',
      'TenantPeer',
      'TenantSites',
      'TenantTraffic',
      'TenantValues',
    ].map((name) => [name, VALUES]),
  ),
  TenantOffers: SYNTH,
  TenantList: SYNTH,
  TenantsProps: VALUES,
  GuestSize: INSIDE,
  Problem: INSIDE,
  Fault: INSIDE,
  ReadDocument: INSIDE,
  Sums: INSIDE,
  StagedApp: INSIDE,
  StagedTree: INSIDE,
  MissingAsset: INSIDE,
};

const properties = propsTypes().flatMap(({ name: type, file, props }) =>
  props.map(({ name, ...rest }) => ({ ...rest, name: `${type}.${name}`, file })),
);

const isExempt = ({ name }: { name: string }) => name in WITHOUT || name.split('.')[0]! in WITHOUT;

test('every prop says what a change of it does to a running guest', () => {
  const silent = properties.filter((property) => !isExempt(property) && !property.comment.includes('@change '));
  expect(silent.map(({ file, name }) => `${file}: ${name} needs a tag \`@change PATH\``)).toEqual([]);
});

test('every @change tag names a field of the API, and has no sentence of its own', () => {
  const tags = properties.flatMap(({ file, name, comment }) =>
    blocksOf(comment.replace(/^\/\*\*|\*\/$/g, ''))
      .filter((block) => block.startsWith('@change'))
      .map((block) => ({ where: `${file}: ${name}`, block, path: changePath(block) ?? '' })),
  );
  expect(tags.length).toBeGreaterThan(200);
  expect(tags.filter(({ block, path }) => block !== `@change ${path}` || changePathProblem(path))).toEqual([]);
});

test('every exemption exists and is needed', () => {
  const names = new Set(properties.flatMap(({ name }) => [name, name.split('.')[0]]));
  expect(Object.keys(WITHOUT).filter((name) => !names.has(name))).toEqual([]);
  expect(properties.filter((property) => isExempt(property) && property.comment.includes('@change'))).toEqual([]);
});

test('every optional prop has a @default, every prop a description, and no comment says a default in prose', () => {
  const DATA_OF_CLOUD_INIT = /^(CloudConfig|User|WriteFile|NetworkConfig|Ethernet)\./;
  const lacking = properties.filter(
    (property) =>
      !isExempt(property) &&
      !DATA_OF_CLOUD_INIT.test(property.name) &&
      (property.doc.description === '' ||
        /\bDefault\b/.test(property.doc.description) ||
        (property.optional && property.doc.default === undefined)),
  );
  expect(lacking.map(({ name, comment }) => `${name}: ${comment}`)).toEqual([]);
});

test.each([
  ['domain.cpu.socket', 'no field spec.template.spec.domain.cpu.socket'],
  ['DataVolume/spec.sources', 'no field spec.sources'],
  ['DataVolum/spec.source', 'there is no kind DataVolum'],
])('a declaration with @change %s fails the build', (path, problem) => {
  expect(() => withSentences(`  /** @change ${path} */\n  readonly x: number;`)).toThrow(problem);
});

test('a sentence from an earlier build is replaced by that of today', () => {
  const [fresh, stale] = ['', ': changed: deletes data.\n   * Old words'].map((sentence) =>
    withSentences(`  /**\n   * Text.\n   * @change hostname${sentence}\n   */\n  readonly x: number;`),
  );
  expect(fresh).toContain('@change hostname: changed: ');
  expect(stale).toBe(fresh);
});
