/** What a values file may say, with messages for whoever writes one. */
import { z } from 'zod';
import { isCidr } from '../../kube/addresses';
import { labelProblem, labelValueProblem, qualifiedNameProblem, subdomainProblem } from '../../kube/names';
import { likelyQuantity, quantityValue } from '../../kube/quantity';
import { subnetOf } from '../../kube/subnet';
import { didYouMean, oneOf, show } from '../../kubevirt/admission';
import { ACCESS_ROLES } from '../access';
import { isInside, isPublic } from './addresses';
import type { TenantOffers } from './offers';
import { portOf } from './ports';
import { sizeNames } from './sizes';
import type { TenantOptions, TenantValues } from './values';

/** Names that a message lists; of more, the first. */
const LISTED = 12;
/** Smaller than this is a unit that was forgotten. */
const SMALLEST = 2 ** 20;

/** A message that says what must stand there. */
const wanted = (what: string) => ({
  error: ({ input }: { input?: unknown }) =>
    input === undefined ? `is missing. Write ${what}.` : `is ${show(input)}. Write ${what}.`,
});

/** A mapping with these fields and no others. */
const fields = <Shape extends z.ZodRawShape>(shape: Shape, what: string) =>
  z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => unknownName(key, Object.keys(shape), 'a field here')).join(' ')
        : wanted(what).error(issue),
  });

const list = <Item extends z.ZodType>(item: Item, what: string) => z.array(item, wanted(`a list of ${what}`));

const mapping = <Value extends z.ZodType>(
  value: Value,
  keyProblem: (key: string) => string | undefined,
  what: string,
) =>
  z.record(z.string(), value, wanted(what)).superRefine((record, { addIssue }) => {
    for (const key of Object.keys(record)) {
      const message = keyProblem(key);
      if (message) addIssue({ code: 'custom', path: [key], message });
    }
  });

const text = (what: string, problem: (value: string) => string | undefined) =>
  z.string(wanted(what)).superRefine((value, { addIssue }) => {
    const message = problem(value);
    if (message) addIssue({ code: 'custom', message });
  });

function unknownName(name: unknown, known: readonly string[], what: string): string {
  const more = known.length > LISTED ? ` and ${known.length - LISTED} more` : '';
  const meant = didYouMean(name, known);
  if (meant) return `${show(name)} is not ${what}.${meant}`;
  if (known.length === 0) return `${show(name)} is not ${what}: there is none. Remove it.`;
  return `${show(name)} is not ${what}. Use ${more ? known.slice(0, LISTED).join(', ') + more : oneOf(known)}.`;
}

/** A name of those that are offered. */
const offered = (known: readonly string[], what: string) =>
  text(`the name of ${what}`, (name) => (known.includes(name) ? undefined : unknownName(name, known, what)));

const label = (what: string) =>
  text(what, (name) => {
    const problem = labelProblem(name);
    return problem && `${show(name)} is not valid: ${problem}.`;
  });

const count = z.int(wanted('a whole number, such as 20')).min(0, wanted('a number from 0'));

const AMOUNT = 'an amount with its unit, such as 128Gi';
const amount = z.unknown().transform((value, context): string => {
  const size = typeof value === 'string' ? quantityValue(value) : undefined;
  if (typeof value === 'string' && size !== undefined && size >= SMALLEST) return value;
  const meant = likelyUnit(value);
  context.issues.push({
    code: 'custom',
    input: value,
    message: `${wanted(AMOUNT).error({ input: value })}${meant === undefined ? '' : ` Did you mean ${meant}?`}`,
  });
  return z.NEVER;
});

/** `128` and `128m` are bytes and less, which nobody means. */
function likelyUnit(value: unknown): string | undefined {
  const digits = /^(\d+(?:\.\d+)?)([mk]?)$/.exec(String(value).trim());
  if (digits) return digits[2] === '' ? `${digits[1]}Gi` : `${digits[1]}${digits[2] === 'm' ? 'Mi' : 'Ki'}`;
  return likelyQuantity(value);
}

const member = fields(
  {
    user: text('the name of a user', systemProblem).optional(),
    group: text('the name of a group', systemProblem).optional(),
    serviceAccount: text('NAMESPACE/NAME, such as ci/deployer', (value) => {
      const [namespace = '', name = '', ...more] = value.split('/');
      const valid = more.length === 0 && !labelProblem(namespace) && !subdomainProblem(name);
      return valid ? undefined : `is ${show(value)}. Write NAMESPACE/NAME, such as ci/deployer.`;
    }).optional(),
  },
  'one of { user: NAME }, { group: NAME } and { serviceAccount: NAMESPACE/NAME }',
).refine((one) => Object.keys(one).length === 1, {
  error: ({ input }) => `is ${show(input)}. Write exactly one of user, group and serviceAccount.`,
});

/** These are everybody, or those that run the cluster. */
function systemProblem(name: string): string | undefined {
  if (name === '') return 'is empty. Write the name.';
  return name.startsWith('system:')
    ? `${show(name)} is not a member that a tenant can have: names that begin with system: are the cluster's own. Name a group or user of your team; for a ServiceAccount, write { serviceAccount: NAMESPACE/NAME }.`
    : undefined;
}

/** The schema of the values of one tenant; `names`: those of all tenants. */
export function tenantSchema(offers: TenantOffers, names: readonly string[]): z.ZodType<TenantValues> {
  const sizes = sizeNames(offers);
  const clusters = offers.clusters?.map(({ name }) => name);

  const sites = fields(
    {
      names: list(
        clusters ? offered(clusters, 'a cluster of the fleet') : label('the name of a cluster'),
        'clusters',
      ).optional(),
      labels: mapping(
        text('the value of a label', (value) => quoted(value, labelValueProblem(value))),
        (key) => quoted(key, qualifiedNameProblem(key)),
        'labels of clusters, such as { region: north }',
      ).optional(),
    },
    'names or labels of clusters, such as { names: [lab] } or { labels: { region: north } }',
  ).refine(({ names, labels }) => names !== undefined || labels !== undefined, {
    error: 'says nothing. Write names or labels of clusters, or remove it.',
  });

  const quota = fields(
    {
      sizes: mapping(
        count,
        (name) => (sizes.includes(name) ? undefined : unknownName(name, sizes, 'a size')),
        'a number for each size, such as { u1.medium: 10 }',
      ).optional(),
      vms: count.optional(),
      cpu: z.int(wanted('a whole number of vCPUs, such as 32')).min(0, wanted('a number from 0')).optional(),
      memory: amount.optional(),
      storage: amount.optional(),
      storageClasses: mapping(
        amount,
        (name) => (name === '' ? 'has no name. Write that of a StorageClass.' : undefined),
        'an amount for each StorageClass',
      ).optional(),
      largestDisk: amount.optional(),
    },
    'what the guests may use, such as { vms: 20, cpu: 32, memory: 128Gi, storage: 2Ti }',
  ).superRefine((value, { addIssue }) => {
    const sums = (['vms', 'cpu', 'memory'] as const).filter((name) => value[name] !== undefined);
    if (value.sizes && sums.length > 0)
      addIssue({
        code: 'custom',
        message: `has sizes beside ${sums.join(', ')}, which follow from them. Remove one of the two.`,
      });
    if ((value.cpu ?? value.memory) !== undefined && value.vms === undefined && !value.sizes)
      addIssue({
        code: 'custom',
        message: 'limits cpu or memory without vms. Write how many VMs there may be, such as vms: 20.',
      });
  });

  const peer = fields(
    {
      tenant: offered(names, 'a tenant').optional(),
      addresses: text('a range of addresses, such as 192.0.2.0/24', (value) =>
        addressesProblem(value, offers),
      ).optional(),
      internet: z.literal(true, wanted('true, or remove it')).optional(),
      ports: list(
        z.unknown().superRefine((port, { addIssue }) => {
          if (portOf(port)) return;
          addIssue({
            code: 'custom',
            message: `${show(port)} is not a port. Write a number from 1 to 65535, such as 443 for TCP or 53/udp.`,
          });
        }) as unknown as z.ZodType<number | string>,
        'ports, such as [443, 53/udp]',
      ).optional(),
    },
    'one of { tenant: NAME }, { addresses: RANGE } and { internet: true }, with ports',
  ).refine(({ ports: _, ...ends }) => Object.keys(ends).length === 1, {
    error: 'must say exactly one of tenant, addresses and internet.',
  });

  const networks = list(offered(Object.keys(offers.networks ?? {}), 'a network'), 'networks');
  const machine = fields(
    {
      size: offered(sizes, 'a size'),
      image: offered(Object.keys(offers.images ?? {}), 'an image'),
      disk: amount.optional(),
      count: z.int(wanted('a whole number, such as 2')).min(1, wanted('a number from 1')).optional(),
      networks: networks.optional(),
      deletionProtection: z.boolean(wanted('true or false')).optional(),
    },
    'a VM, such as { size: u1.small, image: fedora }',
  );

  const options = {
    members: fields(
      Object.fromEntries(Object.keys(ACCESS_ROLES).map((role) => [role, list(member, 'members').optional()])) as Record<
        keyof typeof ACCESS_ROLES,
        z.ZodOptional<z.ZodArray<typeof member>>
      >,
      'members by role, such as { authors: [{ group: shop }] }',
    ).refine((roles) => Object.values(roles).some((list) => list && list.length > 0), {
      error: `names nobody. Write members by role, such as { authors: [{ group: shop }] }.`,
    }),
    quota: quota.optional(),
    networks: networks.optional(),
    traffic: fields(
      {
        within: z.boolean(wanted('true or false')).optional(),
        from: list(peer, 'ends that may connect').optional(),
        to: list(peer, 'ends to connect to').optional(),
      },
      'connections, such as { from: [{ tenant: web, ports: [443] }] }',
    ).optional(),
    machines: mapping(machine, (name) => quoted(name, labelProblem(name)), 'VMs by name').optional(),
  } satisfies { [Key in keyof Required<TenantOptions>]: z.ZodType };

  return fields(
    {
      name: label('the name of the tenant'),
      ...options,
      sites: sites.optional(),
      overrides: list(
        fields({ ...options, members: options.members.optional(), sites }, 'sites and what differs there'),
        'what differs on some clusters',
      ).optional(),
    },
    'the values of a tenant',
  ) as unknown as z.ZodType<TenantValues>;
}

const quoted = (value: string, problem: string | undefined): string | undefined =>
  problem && `${show(value)} is not valid: ${problem}.`;

function addressesProblem(value: string, { podNetworks }: TenantOffers): string | undefined {
  const range = isCidr(value) ? subnetOf(value) : undefined;
  if (!range)
    return `${show(value)} is not a range of addresses. Write one such as 192.0.2.0/24, or 192.0.2.7/32 for a single address.`;
  if (podNetworks?.some((pods) => isInside(range, pods)))
    return `${show(value)} are addresses of Pods. Name the tenant instead: { tenant: NAME }.`;
  if (podNetworks || isPublic(range)) return undefined;
  return `${show(value)} may contain Pods of other tenants, because it is not known which addresses Pods have. Ask the platform team to set podNetworks, or name public addresses.`;
}
