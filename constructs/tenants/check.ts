/** What no field of a tenant says alone: whether its fields, the other tenants and the platform go together. */
import type { Step } from '../../kube/path';
import { quantityValue } from '../../kube/quantity';
import { show } from '../../kubevirt/admission';
import { platformNamespaces } from '../connections';
import type { TenantOffers } from './offers';
import { allowanceOf, SUMS, type Sums, sumsOf, sumsOfMachines } from './quota';
import { overridden } from './select';
import type { TenantAllowance, TenantOptions, TenantValues } from './values';

export interface Problem {
  readonly path: readonly Step[];
  readonly message: string;
}

/** Namespaces that run the cluster: a tenant of that name would get rights in them. */
const OF_THE_CLUSTER = /^(default|kube-.*|openshift|openshift-.*)$/;

/** What is wrong with a tenant. */
export function tenantProblems(tenant: TenantValues, offers: TenantOffers): Problem[] {
  const { name, overrides = [] } = tenant;
  const reserved = OF_THE_CLUSTER.test(name) || [...platformNamespaces(), ...(offers.reserved ?? [])].includes(name);
  return [
    ...(reserved
      ? [
          {
            path: ['name'],
            message: `${show(name)} is a namespace of the platform, in which the members of a tenant have no rights. Choose another name.`,
          },
        ]
      : []),
    ...[...trafficProblems(tenant, name), ...networkProblems(tenant), ...quotaProblems(tenant, offers)],
    ...overrides.flatMap((override, index) => {
      const whole = overridden(tenant, override);
      return [
        ...trafficProblems(override, name),
        ...(override.networks || override.machines ? networkProblems(whole) : []),
        ...(override.quota || override.machines ? quotaProblems(whole, offers) : []),
      ].map(({ path, message }) => ({ path: ['overrides', index, ...path], message }));
    }),
  ];
}

const trafficProblems = ({ traffic }: Partial<TenantOptions>, own: string): Problem[] =>
  (['from', 'to'] as const).flatMap((direction) =>
    (traffic?.[direction] ?? []).flatMap(({ tenant }, index) =>
      tenant === own
        ? [
            {
              path: ['traffic', direction, index, 'tenant'],
              message: 'is this tenant itself, whose guests talk to each other unless `within` is false. Remove it.',
            },
          ]
        : [],
    ),
  );

const networkProblems = ({ machines = {}, networks = [] }: Partial<TenantOptions>): Problem[] =>
  Object.entries(machines).flatMap(([name, machine]) =>
    (machine.networks ?? [])
      .filter((network) => !networks.includes(network))
      .map((network) => ({
        path: ['machines', name, 'networks'],
        message: `${show(network)} is not among the networks of the tenant. Add it to \`networks\`.`,
      })),
  );

const KEYS = Object.keys(SUMS) as (keyof Sums)[];

/** Whether a tenant asks for more than there is, or lists more machines than it may have. */
function quotaProblems(values: TenantOptions, offers: TenantOffers): Problem[] {
  const { atMost = {} } = offers;
  const most = sumsOf(atMost, offers);
  const sums = sumsOf(allowanceOf(values, offers), offers);
  const needed = sumsOfMachines(values, offers);
  const tooMuch = KEYS.filter((key) => isMore(sums[key], most[key])).map((key) => ({
    path: ['quota'],
    message: `asks for ${SUMS[key](sums[key]!)}, and a tenant gets at most ${SUMS[key](most[key]!)}. Ask for less, or ask the platform team for more.`,
  }));
  const tooLittle = KEYS.filter((key) => isMore(needed[key], sums[key])).map((key) => ({
    path: ['machines'],
    message: `need ${SUMS[key](needed[key])} together, and the quota of the tenant has ${SUMS[key](sums[key]!)}. Raise it, or list fewer or smaller ones.`,
  }));
  return [...tooMuch, ...storageProblems(values.quota ?? {}, atMost), ...tooLittle];
}

const storageProblems = (asked: TenantAllowance, atMost: TenantAllowance): Problem[] =>
  Object.entries(storageOf(atMost)).flatMap(([field, most]) => {
    const found = storageOf(asked)[field];
    return isMore(quantityValue(found), quantityValue(most))
      ? [
          {
            path: ['quota', ...field.split('/')],
            message: `is ${found}, and a tenant gets at most ${most}. Ask for less, or ask the platform team for more.`,
          },
        ]
      : [];
  });

/** The amounts of storage by the path of their field. */
const storageOf = ({
  storage,
  largestDisk,
  storageClasses = {},
}: TenantAllowance): Readonly<Record<string, string>> => ({
  ...(storage !== undefined && { storage }),
  ...(largestDisk !== undefined && { largestDisk }),
  ...Object.fromEntries(Object.entries(storageClasses).map(([name, size]) => [`storageClasses/${name}`, size])),
});

const isMore = (a: number | undefined, b: number | undefined): boolean => a !== undefined && b !== undefined && a > b;
