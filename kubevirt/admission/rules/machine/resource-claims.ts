import { labelProblem, subdomainProblem } from '../../../../kube/names';
import type { Fault } from '../../fault';
import type { Machine } from '../../machine';
import { machineRules } from '../../rule';
import { each, gateClosed, repeated } from './words';

/** What GPUs and host devices have in common: a device by name, or by a claim. */
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

const devicesOf = ({ devices }: Machine, list: List) => (devices[list] ?? []) as readonly Device[];
const hasClaim = ({ claimName, requestName }: Device) => claimName !== undefined || requestName !== undefined;
const byClaim = (device: Device) => !device.deviceName && hasClaim(device);
const pairOf = (device: Device) =>
  byClaim(device) && device.claimName && device.requestName ? `${device.claimName}/${device.requestName}` : undefined;

/** GPUs of both kinds at once hide every other rule on them. */
const isMixed = (machine: Machine, list: List) =>
  list === 'gpus' && devicesOf(machine, list).some(byClaim) && !devicesOf(machine, list).every(byClaim);

/** Claims are looked at where they are not mixed with names and their gate is open. */
const areJudged = (machine: Machine, list: List) => !isMixed(machine, list) && machine.cluster.gate(GATES[list]);

const inLists = (check: (machine: Machine, list: List) => Fault | readonly Fault[] | undefined) => (machine: Machine) =>
  LISTS.flatMap((list) => (machine.devices[list] ? (check(machine, list) ?? []) : []));

const devicesWith =
  (test: (device: Device) => boolean, message: (device: Device, what: string) => string, key = '') =>
  (machine: Machine, list: List) =>
    each(devicesOf(machine, list), (device, i) =>
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

export const RESOURCE_CLAIMS = machineRules(
  'resource-claims',
  [
    {
      id: 'DRA-01',
      title: 'GPUs by name beside GPUs by claim',
      paths: ['domain.devices.gpus'],
      check: (machine) =>
        machine.devices.gpus && isMixed(machine, 'gpus')
          ? {
              at: 'domain.devices.gpus',
              message: 'Some GPUs are asked for by deviceName and others by claimName. Use one way for all of them.',
            }
          : undefined,
      good: claimed([one]),
      bad: claimed([one, { name: 'two', deviceName: 'vendor.example/gpu' }]),
    },
    {
      id: 'DRA-02',
      title: 'A device that is not named',
      paths: ['domain.devices.gpus[].deviceName', 'domain.devices.hostDevices[].deviceName'],
      check: inLists((machine, list) =>
        isMixed(machine, list)
          ? undefined
          : devicesWith(
              (device) => !device.deviceName && !hasClaim(device),
              ({ name = '' }, what) =>
                `The ${what} "${name}" does not say which device it is. Set deviceName to a resource that the cluster hands to guests, such as nvidia.com/A2, or claimName and requestName.`,
              '.deviceName',
            )(machine, list),
      ),
      good: { 'domain.devices.gpus': [{ name: 'one', deviceName: 'vendor.example/gpu' }] },
      bad: { 'domain.devices.gpus': [{ name: 'one', deviceName: '' }] },
    },
    {
      id: 'DRA-03',
      title: 'A device named twice',
      paths: ['domain.devices.gpus[]', 'domain.devices.hostDevices[]'],
      check: inLists((machine, list) =>
        isMixed(machine, list)
          ? undefined
          : devicesWith(
              (device) => Boolean(device.deviceName) && hasClaim(device),
              ({ name = '' }, what) =>
                `The ${what} "${name}" is asked for by deviceName and by claimName. Keep one of them.`,
            )(machine, list),
      ),
      good: claimed([one]),
      bad: claimed([{ ...one, deviceName: 'vendor.example/gpu' }]),
    },
    ...LISTS.map((list) => ({
      id: list === 'gpus' ? 'DRA-04' : 'DRA-05',
      title: `${list === 'gpus' ? 'GPUs' : 'Host devices'} by claim without their feature gate`,
      paths: [`domain.devices.${list}[].claimName`],
      check: (machine: Machine) =>
        machine.devices[list] &&
        !isMixed(machine, list) &&
        devicesOf(machine, list).some(byClaim) &&
        !machine.cluster.gate(GATES[list])
          ? gateClosed(`domain.devices.${list}`, `A ${NAMES[list]} by claim`, GATES[list])
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
      title: 'A device by a claim without a name',
      paths: ['domain.devices.gpus[].claimName', 'domain.devices.hostDevices[].claimName'],
      check: inLists((machine, list) =>
        areJudged(machine, list)
          ? devicesWith(
              (device) => byClaim(device) && !device.claimName,
              ({ name = '' }, what) =>
                `The ${what} "${name}" does not name its claim. Write claimName: NAME, one of the entries of "resourceClaims" of this machine.`,
              '.claimName',
            )(machine, list)
          : undefined,
      ),
      good: claimed([one]),
      bad: claimed([{ name: 'one', claimName: '', requestName: 'a' }]),
    },
    {
      id: 'DRA-07',
      title: 'A device by a claim without a request',
      paths: ['domain.devices.gpus[].requestName', 'domain.devices.hostDevices[].requestName'],
      check: inLists((machine, list) =>
        areJudged(machine, list)
          ? devicesWith(
              (device) => byClaim(device) && !device.requestName,
              ({ name = '' }, what) =>
                `The ${what} "${name}" does not name its request. Write requestName: NAME, the request in the claim (or in its template) that gives the device.`,
              '.requestName',
            )(machine, list)
          : undefined,
      ),
      good: claimed([one]),
      bad: claimed([{ name: 'one', claimName: 'gpus', requestName: '' }]),
    },
    {
      id: 'DRA-08',
      title: 'One request of a claim for two devices',
      paths: ['domain.devices.gpus[]', 'domain.devices.hostDevices[]'],
      check: inLists((machine, list) =>
        areJudged(machine, list)
          ? repeated(devicesOf(machine, list), pairOf).map(({ index, first, key }) => ({
              at: `domain.devices.${list}[${index}]`,
              message: `The request ${key} is taken by "${devicesOf(machine, list)[first]!.name}" already. Use another request of the claim.`,
              found: key,
            }))
          : undefined,
      ),
      good: claimed([one, { name: 'two', claimName: 'gpus', requestName: 'b' }]),
      bad: claimed([one, { ...one, name: 'two' }]),
    },
    {
      id: 'DRA-09',
      title: 'One request of a claim for devices of two kinds',
      paths: ['domain.devices.gpus[]', 'domain.devices.hostDevices[]', 'networks[].resourceClaim'],
      check: (machine) => {
        const users = [
          ...LISTS.filter((list) => machine.devices[list] && areJudged(machine, list)).map((list) => ({
            at: `domain.devices.${list}`,
            pairs: devicesOf(machine, list).map(pairOf),
          })),
          ...(machine.cluster.gate('NetworkDevicesWithDRA')
            ? [
                {
                  at: 'networks',
                  pairs: machine.networks.map(({ resourceClaim }) =>
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
                    message: `The request ${pair} is taken in ${owner} already. Use another request of the claim.`,
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
      title: 'A device by a claim that the machine does not have',
      paths: ['resourceClaims[].name'],
      check: (machine) => {
        const used = LISTS.filter((list) => machine.devices[list] && areJudged(machine, list)).flatMap((list) =>
          devicesOf(machine, list)
            .filter(pairOf)
            .map(({ claimName }) => claimName!),
        );
        const known = new Set(used.length === 0 ? [] : (machine.spec.resourceClaims ?? []).map(({ name }) => name));
        const missing = [...new Set(used)].filter((name) => !known.has(name));
        return missing.length > 0
          ? {
              at: 'resourceClaims',
              message: `The machine has no resource claim ${missing.map((name) => `"${name}"`).join(', ')}. Add it to "resourceClaims", or correct the claimName of the device.`,
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
      title: 'A resource claim without a name',
      paths: ['resourceClaims[].name'],
      check: ({ spec }) =>
        each(spec.resourceClaims, ({ name }, i) =>
          name
            ? undefined
            : {
                at: `resourceClaims[${i}].name`,
                message: 'The resource claim has no name. Add one; devices refer to it by that name.',
              },
        ),
      good: { resourceClaims: [claim] },
      bad: { resourceClaims: [{ ...claim, name: '' }] },
    },
    {
      id: 'DRA-12',
      title: 'Two resource claims of one name',
      paths: ['resourceClaims[].name'],
      check: ({ spec }) =>
        spec.resourceClaims &&
        repeated(spec.resourceClaims, ({ name }) => name || undefined).map(({ index, key }) => ({
          at: `resourceClaims[${index}].name`,
          message: `Another resource claim is called "${key}" already. Rename one of the two.`,
          found: key,
        })),
      good: { resourceClaims: [claim, { ...claim, name: 'more' }] },
      bad: { edit: { resourceClaims: [claim, claim] }, also: ['SCH-07'] },
    },
    {
      id: 'DRA-13',
      title: 'A bad name of a resource claim',
      paths: ['resourceClaims[].name'],
      check: ({ spec }) =>
        each(spec.resourceClaims, ({ name }, i) => {
          const problem = name && labelProblem(name);
          return problem
            ? {
                at: `resourceClaims[${i}].name`,
                message: `"${name}" cannot be the name of a resource claim: ${problem}.`,
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
      title: 'A resource claim of two origins',
      paths: ['resourceClaims[]'],
      check: ({ spec }) =>
        each(spec.resourceClaims, ({ name, resourceClaimName, resourceClaimTemplateName }, i) =>
          resourceClaimName !== undefined && resourceClaimTemplateName !== undefined
            ? {
                at: `resourceClaims[${i}]`,
                message: `The resource claim "${name}" names an existing claim (resourceClaimName) and a template for a new one (resourceClaimTemplateName). Keep one of them.`,
              }
            : undefined,
        ),
      good: { resourceClaims: [claim] },
      bad: { resourceClaims: [{ ...claim, resourceClaimName: 'gpus' }] },
    },
    {
      id: 'DRA-15',
      title: 'A resource claim from nowhere',
      paths: ['resourceClaims[]'],
      check: ({ spec }) =>
        each(spec.resourceClaims, ({ name, resourceClaimName, resourceClaimTemplateName }, i) =>
          resourceClaimName === undefined && resourceClaimTemplateName === undefined
            ? {
                at: `resourceClaims[${i}]`,
                message: `The resource claim "${name}" does not say where it comes from. Set resourceClaimName for an existing claim, or resourceClaimTemplateName to make one for this machine.`,
                allowed: 'resourceClaimName, resourceClaimTemplateName',
              }
            : undefined,
        ),
      good: { resourceClaims: [claim] },
      bad: { resourceClaims: [{ name: 'gpus' }] },
    },
    {
      id: 'DRA-16',
      title: 'A bad name of a claim or its template',
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
                    message: `"${name}" cannot be the name of an object: ${problem}.`,
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
  { when: ({ spec, devices }) => spec.resourceClaims || devices.gpus || devices.hostDevices, settled: true },
);
