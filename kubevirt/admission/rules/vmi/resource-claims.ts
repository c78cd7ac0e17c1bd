import { labelProblem, subdomainProblem } from '../../../../kube/names';
import type { Fault } from '../../engine/fault';
import { vmiRules } from '../../engine/rule';
import type { VmiSpecView } from '../../engine/vmi-spec-view';
import { each, gateClosed, repeated } from '../shared/messages';

/** The common part of GPUs and host devices: a device by name, or by claim. */
interface Device {
  name?: string;
  deviceName?: string;
  claimName?: string;
  requestName?: string;
}

const LISTS = ['gpus', 'hostDevices'] as const;
type List = (typeof LISTS)[number];
const NAMES: Readonly<Record<List, string>> = { gpus: 'GPU', hostDevices: 'host device' };
const GATES: Readonly<Record<List, string>> = { gpus: 'GPUsWithDRA', hostDevices: 'HostDevicesWithDRA' };

const devicesOf = ({ devices }: VmiSpecView, list: List) => (devices[list] ?? []) as readonly Device[];
const hasClaim = ({ claimName, requestName }: Device) => claimName !== undefined || requestName !== undefined;
const byClaim = (device: Device) => !device.deviceName && hasClaim(device);
const pairOf = (device: Device) =>
  byClaim(device) && device.claimName && device.requestName ? `${device.claimName}/${device.requestName}` : undefined;

/** GPUs by name mixed with GPUs by claim: KubeVirt then validates nothing else about them. */
const isMixed = (vmi: VmiSpecView, list: List) =>
  list === 'gpus' && devicesOf(vmi, list).some(byClaim) && !devicesOf(vmi, list).every(byClaim);

/** KubeVirt validates claims where they are not mixed with names and their feature gate is enabled. */
const areJudged = (vmi: VmiSpecView, list: List) => !isMixed(vmi, list) && vmi.cluster.gate(GATES[list]);

const inLists = (check: (vmi: VmiSpecView, list: List) => Fault | readonly Fault[] | undefined) => (vmi: VmiSpecView) =>
  LISTS.flatMap((list) => (vmi.devices[list] ? (check(vmi, list) ?? []) : []));

const devicesWith =
  (test: (device: Device) => boolean, message: (device: Device, what: string) => string, key = '') =>
  (vmi: VmiSpecView, list: List) =>
    each(devicesOf(vmi, list), (device, i) =>
      test(device) ? { at: `domain.devices.${list}[${i}]${key}`, message: message(device, NAMES[list]) } : undefined,
    );

const claim = { name: 'gpus', resourceClaimTemplateName: 'gpus' };
const claimed = (gpus: object[], resourceClaims: object[] = [claim]) => ({
  'domain.devices.gpus': gpus,
  resourceClaims,
});
const one = { name: 'one', claimName: 'gpus', requestName: 'a' };
const closed = (name: string) => ({ developerConfiguration: { disabledFeatureGates: [name] } });
const HOST_DEVICES = { developerConfiguration: { featureGates: ['HostDevices'] } };

export const RESOURCE_CLAIMS = vmiRules(
  'resource-claims',
  [
    {
      id: 'DRA-01',
      name: 'gpus-by-name-beside-claims',
      title: 'Both `deviceName` and `claimName` among the GPUs',
      paths: ['domain.devices.gpus'],
      check: (vmi) =>
        vmi.devices.gpus && isMixed(vmi, 'gpus')
          ? {
              at: 'domain.devices.gpus',
              message: 'Some GPUs use deviceName and others claimName. Use one of them for all GPUs.',
            }
          : undefined,
      good: claimed([one]),
      bad: claimed([one, { name: 'two', deviceName: 'vendor.example/gpu' }]),
    },
    {
      id: 'DRA-02',
      name: 'device-without-name-or-claim',
      title: 'Device with neither `deviceName` nor `claimName`',
      paths: ['domain.devices.gpus[].deviceName', 'domain.devices.hostDevices[].deviceName'],
      check: inLists((vmi, list) =>
        isMixed(vmi, list)
          ? undefined
          : devicesWith(
              (device) => !device.deviceName && !hasClaim(device),
              ({ name = '' }, what) =>
                `The ${what} "${name}" has neither deviceName nor claimName. Set deviceName to a resource that the cluster permits, such as nvidia.com/A2, or set claimName and requestName.`,
              '.deviceName',
            )(vmi, list),
      ),
      good: { 'domain.devices.gpus': [{ name: 'one', deviceName: 'vendor.example/gpu' }] },
      bad: { 'domain.devices.gpus': [{ name: 'one', deviceName: '' }] },
    },
    {
      id: 'DRA-03',
      name: 'device-with-name-and-claim',
      title: 'Device with both `deviceName` and `claimName`',
      paths: ['domain.devices.gpus[]', 'domain.devices.hostDevices[]'],
      check: inLists((vmi, list) =>
        isMixed(vmi, list)
          ? undefined
          : devicesWith(
              (device) => Boolean(device.deviceName) && hasClaim(device),
              ({ name = '' }, what) => `The ${what} "${name}" sets both deviceName and claimName. Keep one of them.`,
            )(vmi, list),
      ),
      good: claimed([one]),
      bad: claimed([{ ...one, deviceName: 'vendor.example/gpu' }]),
    },
    ...LISTS.map((list) => ({
      id: list === 'gpus' ? 'DRA-04' : 'DRA-05',
      name: list === 'gpus' ? 'gpu-claim-feature-gate' : 'host-device-claim-feature-gate',
      title: `${list === 'gpus' ? 'GPU' : 'Host device'} with a \`claimName\` without its feature gate`,
      paths: [`domain.devices.${list}[].claimName`],
      check: (vmi: VmiSpecView) =>
        vmi.devices[list] && !isMixed(vmi, list) && devicesOf(vmi, list).some(byClaim) && !vmi.cluster.gate(GATES[list])
          ? gateClosed(`domain.devices.${list}`, `A ${NAMES[list]} with a claimName`, GATES[list])
          : undefined,
      good:
        list === 'gpus'
          ? claimed([one])
          : { edit: { 'domain.devices.hostDevices': [one], resourceClaims: [claim] }, configuration: HOST_DEVICES },
      bad:
        list === 'gpus'
          ? { edit: claimed([one]), configuration: closed('GPUsWithDRA') }
          : {
              edit: { 'domain.devices.hostDevices': [one], resourceClaims: [claim] },
              configuration: {
                developerConfiguration: { featureGates: ['HostDevices'], disabledFeatureGates: ['HostDevicesWithDRA'] },
              },
            },
    })),
    {
      id: 'DRA-06',
      name: 'device-claim-without-claim-name',
      title: 'Device claim without a `claimName`',
      paths: ['domain.devices.gpus[].claimName', 'domain.devices.hostDevices[].claimName'],
      check: inLists((vmi, list) =>
        areJudged(vmi, list)
          ? devicesWith(
              (device) => byClaim(device) && !device.claimName,
              ({ name = '' }, what) =>
                `The ${what} "${name}" has no claimName. Set it to the name of an entry in resourceClaims of this VM.`,
              '.claimName',
            )(vmi, list)
          : undefined,
      ),
      good: claimed([one]),
      bad: claimed([{ name: 'one', claimName: '', requestName: 'a' }]),
    },
    {
      id: 'DRA-07',
      name: 'device-claim-without-request-name',
      title: 'Device claim without a `requestName`',
      paths: ['domain.devices.gpus[].requestName', 'domain.devices.hostDevices[].requestName'],
      check: inLists((vmi, list) =>
        areJudged(vmi, list)
          ? devicesWith(
              (device) => byClaim(device) && !device.requestName,
              ({ name = '' }, what) =>
                `The ${what} "${name}" has no requestName. Set it to the request in the claim (or its template) that provides the device.`,
              '.requestName',
            )(vmi, list)
          : undefined,
      ),
      good: claimed([one]),
      bad: claimed([{ name: 'one', claimName: 'gpus', requestName: '' }]),
    },
    {
      id: 'DRA-08',
      name: 'duplicate-device-claim-request',
      title: 'Claim request used by two devices',
      paths: ['domain.devices.gpus[]', 'domain.devices.hostDevices[]'],
      check: inLists((vmi, list) =>
        areJudged(vmi, list)
          ? repeated(devicesOf(vmi, list), pairOf).map(({ index, first, key }) => ({
              at: `domain.devices.${list}[${index}]`,
              message: `The request ${key} is already used by "${devicesOf(vmi, list)[first]!.name}". Use another request of the claim.`,
              found: key,
            }))
          : undefined,
      ),
      good: claimed([one, { name: 'two', claimName: 'gpus', requestName: 'b' }]),
      bad: claimed([one, { ...one, name: 'two' }]),
    },
    {
      id: 'DRA-09',
      name: 'claim-request-shared-across-lists',
      title: 'Claim request used by devices of different types',
      paths: ['domain.devices.gpus[]', 'domain.devices.hostDevices[]', 'networks[].resourceClaim'],
      check: (vmi) => {
        const users = [
          ...LISTS.filter((list) => vmi.devices[list] && areJudged(vmi, list)).map((list) => ({
            at: `domain.devices.${list}`,
            pairs: devicesOf(vmi, list).map(pairOf),
          })),
          ...(vmi.cluster.gate('NetworkDevicesWithDRA')
            ? [
                {
                  at: 'networks',
                  pairs: vmi.networks.map(({ resourceClaim }) =>
                    resourceClaim ? pairOf({ ...resourceClaim }) : undefined,
                  ),
                },
              ]
            : []),
        ];
        const owners = new Map<string, string>();
        return users.flatMap(({ at, pairs }) =>
          pairs.flatMap((pair, i) => {
            const owner = pair && owners.get(pair);
            if (pair && !owner) owners.set(pair, at);
            return owner && owner !== at
              ? [
                  {
                    at: `${at}[${i}]`,
                    message: `The request ${pair} is already used in ${owner}. Use another request of the claim.`,
                    found: pair,
                  },
                ]
              : [];
          }),
        );
      },
      good: {
        edit: {
          ...claimed([one]),
          'domain.devices.hostDevices': [{ name: 'card', claimName: 'gpus', requestName: 'b' }],
        },
        configuration: HOST_DEVICES,
      },
      bad: {
        edit: { ...claimed([one]), 'domain.devices.hostDevices': [{ ...one, name: 'card' }] },
        configuration: HOST_DEVICES,
      },
    },
    {
      id: 'DRA-10',
      name: 'device-claim-missing',
      title: 'Device `claimName` that is not in `resourceClaims`',
      paths: ['resourceClaims[].name'],
      check: (vmi) => {
        const used = LISTS.filter((list) => vmi.devices[list] && areJudged(vmi, list)).flatMap((list) =>
          devicesOf(vmi, list)
            .filter(pairOf)
            .map(({ claimName }) => claimName!),
        );
        const known = new Set(used.length === 0 ? [] : (vmi.spec.resourceClaims ?? []).map(({ name }) => name));
        const missing = [...new Set(used)].filter((name) => !known.has(name));
        return missing.length > 0
          ? {
              at: 'resourceClaims',
              message: `There is no entry ${missing.map((name) => `"${name}"`).join(', ')} in resourceClaims. Add it, or correct the claimName of the device.`,
              found: missing,
              allowed: [...known].join(', '),
            }
          : undefined;
      },
      good: claimed([one]),
      bad: claimed([one], [{ ...claim, name: 'other' }]),
    },
    {
      id: 'DRA-11',
      name: 'resource-claim-without-name',
      title: 'Resource claim without a name',
      paths: ['resourceClaims[].name'],
      check: ({ spec }) =>
        each(spec.resourceClaims, ({ name }, i) =>
          name
            ? undefined
            : {
                at: `resourceClaims[${i}].name`,
                message: 'The resource claim has no name. Set one; devices refer to it by name.',
              },
        ),
      good: { resourceClaims: [claim] },
      bad: { resourceClaims: [{ ...claim, name: '' }] },
    },
    {
      id: 'DRA-12',
      name: 'duplicate-resource-claim-name',
      title: 'Duplicate resource claim name',
      paths: ['resourceClaims[].name'],
      check: ({ spec }) =>
        spec.resourceClaims &&
        repeated(spec.resourceClaims, ({ name }) => name || undefined).map(({ index, key }) => ({
          at: `resourceClaims[${index}].name`,
          message: `Another resource claim is already named "${key}". Rename one of them.`,
          found: key,
        })),
      good: { resourceClaims: [claim, { ...claim, name: 'more' }] },
      bad: { edit: { resourceClaims: [claim, claim] }, also: ['SCH-07'] },
    },
    {
      id: 'DRA-13',
      name: 'malformed-resource-claim-name',
      title: 'Malformed resource claim name',
      paths: ['resourceClaims[].name'],
      check: ({ spec }) =>
        each(spec.resourceClaims, ({ name }, i) => {
          const problem = name && labelProblem(name);
          return problem
            ? {
                at: `resourceClaims[${i}].name`,
                message: `"${name}" is not a valid resource claim name: ${problem}.`,
                found: name,
                allowed: 'a DNS-1123 label',
              }
            : undefined;
        }),
      good: { resourceClaims: [claim] },
      bad: { resourceClaims: [{ ...claim, name: 'My_Claim' }] },
    },
    {
      id: 'DRA-14',
      name: 'resource-claim-with-claim-and-template',
      title: 'Both `resourceClaimName` and `resourceClaimTemplateName`',
      paths: ['resourceClaims[]'],
      check: ({ spec }) =>
        each(spec.resourceClaims, ({ name, resourceClaimName, resourceClaimTemplateName }, i) =>
          resourceClaimName !== undefined && resourceClaimTemplateName !== undefined
            ? {
                at: `resourceClaims[${i}]`,
                message: `The resource claim "${name}" sets both resourceClaimName (an existing claim) and resourceClaimTemplateName (a template for a new one). Keep one of them.`,
              }
            : undefined,
        ),
      good: { resourceClaims: [claim] },
      bad: { resourceClaims: [{ ...claim, resourceClaimName: 'gpus' }] },
    },
    {
      id: 'DRA-15',
      name: 'resource-claim-without-origin',
      title: 'Neither `resourceClaimName` nor `resourceClaimTemplateName`',
      paths: ['resourceClaims[]'],
      check: ({ spec }) =>
        each(spec.resourceClaims, ({ name, resourceClaimName, resourceClaimTemplateName }, i) =>
          resourceClaimName === undefined && resourceClaimTemplateName === undefined
            ? {
                at: `resourceClaims[${i}]`,
                message: `The resource claim "${name}" sets neither resourceClaimName nor resourceClaimTemplateName. Set resourceClaimName to use an existing claim, or resourceClaimTemplateName to create one for this VM.`,
                allowed: 'resourceClaimName, resourceClaimTemplateName',
              }
            : undefined,
        ),
      good: { resourceClaims: [claim] },
      bad: { resourceClaims: [{ name: 'gpus' }] },
    },
    {
      id: 'DRA-16',
      name: 'malformed-resource-claim-reference',
      title: 'Malformed `resourceClaimName` or `resourceClaimTemplateName`',
      paths: ['resourceClaims[].resourceClaimName', 'resourceClaims[].resourceClaimTemplateName'],
      check: ({ spec }) =>
        (spec.resourceClaims ?? []).flatMap((entry, i) =>
          (['resourceClaimName', 'resourceClaimTemplateName'] as const).flatMap((key) => {
            const name = entry[key];
            const problem = name === undefined ? undefined : subdomainProblem(name);
            return problem
              ? [
                  {
                    at: `resourceClaims[${i}].${key}`,
                    message: `"${name}" is not a valid object name: ${problem}.`,
                    found: name,
                    allowed: 'a DNS-1123 subdomain',
                  },
                ]
              : [];
          }),
        ),
      good: { resourceClaims: [claim] },
      bad: { resourceClaims: [{ name: 'gpus', resourceClaimName: 'My_Claim' }] },
    },
  ],
  {
    when: ['resourceClaims', 'domain.devices.gpus', 'domain.devices.hostDevices'],
    sameOnTemplateAndGuest: true,
  },
);
