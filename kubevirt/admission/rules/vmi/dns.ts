import { isIPv4, isIPv6 } from '../../../../kube/addresses';
import { subdomainProblem } from '../../../../kube/names';
import { vmiRules } from '../../engine/rule';
import { each, unlessOneOf } from '../shared/messages';

const MAX_NAMESERVERS = 3;
const MAX_SEARCHES = 6;
const MAX_SEARCH_CHARACTERS = 256;

export const DNS = vmiRules(
  'dns',
  [
    {
      id: 'GEN-08',
      name: 'unknown-dns-policy',
      title: 'Unknown `dnsPolicy`',
      paths: ['dnsPolicy'],
      check: ({ spec: { dnsPolicy } }) =>
        unlessOneOf(
          'dnsPolicy',
          dnsPolicy,
          ['', 'ClusterFirst', 'ClusterFirstWithHostNet', 'Default', 'None'],
          'a valid DNS policy',
        ),
      good: { dnsPolicy: 'ClusterFirstWithHostNet' },
      bad: { dnsPolicy: 'clusterfirst' },
    },
    {
      id: 'GEN-09',
      name: 'dns-policy-none-without-config',
      title: '`dnsPolicy: None` without `dnsConfig`',
      paths: ['dnsPolicy', 'dnsConfig'],
      check: ({ spec }) =>
        spec.dnsPolicy === 'None' && !spec.dnsConfig
          ? {
              at: 'dnsConfig',
              message:
                'dnsPolicy: None requires dnsConfig, which is missing. Add dnsConfig with at least one nameserver, or use another dnsPolicy.',
            }
          : undefined,
      good: { dnsPolicy: 'None', dnsConfig: { nameservers: ['1.1.1.1'] } },
      bad: { dnsPolicy: 'None' },
    },
    {
      id: 'GEN-10',
      name: 'dns-policy-none-without-nameserver',
      title: '`dnsPolicy: None` without a nameserver',
      paths: ['dnsConfig.nameservers'],
      check: ({ spec: { dnsPolicy, dnsConfig } }) =>
        dnsPolicy === 'None' && dnsConfig && !dnsConfig.nameservers?.length
          ? {
              at: 'dnsConfig.nameservers',
              message:
                'dnsPolicy: None requires at least one nameserver, but dnsConfig has none. Add one, or use another dnsPolicy.',
            }
          : undefined,
      good: { dnsPolicy: 'None', dnsConfig: { nameservers: ['1.1.1.1'] } },
      bad: { dnsPolicy: 'None', dnsConfig: { searches: ['example.com'] } },
    },
    {
      id: 'GEN-11',
      name: 'too-many-nameservers',
      title: 'More than three nameservers',
      paths: ['dnsConfig.nameservers'],
      check: ({ spec: { dnsConfig } }) =>
        (dnsConfig?.nameservers?.length ?? 0) > MAX_NAMESERVERS
          ? {
              at: 'dnsConfig.nameservers',
              message: `Found ${dnsConfig!.nameservers!.length} nameservers; at most ${MAX_NAMESERVERS} are allowed. Remove the others.`,
              found: dnsConfig!.nameservers!.length,
              allowed: `at most ${MAX_NAMESERVERS}`,
            }
          : undefined,
      good: { 'dnsConfig.nameservers': ['1.1.1.1', '1.1.1.2', '1.1.1.3'] },
      bad: { 'dnsConfig.nameservers': ['1.1.1.1', '1.1.1.2', '1.1.1.3', '1.1.1.4'] },
    },
    {
      id: 'GEN-12',
      name: 'malformed-nameserver',
      title: 'Nameserver that is not an IP address',
      paths: ['dnsConfig.nameservers[]'],
      check: ({ spec: { dnsConfig } }) =>
        each(dnsConfig?.nameservers, (server, i) =>
          isIPv4(server) || isIPv6(server)
            ? undefined
            : {
                at: `dnsConfig.nameservers[${i}]`,
                message: `"${server}" is not an IP address. Use the address of the nameserver, not its name.`,
                found: server,
                allowed: 'an IPv4 or IPv6 address',
              },
        ),
      good: { 'dnsConfig.nameservers': ['2606:4700:4700::1111'] },
      bad: { 'dnsConfig.nameservers': ['dns.example'] },
    },
    {
      id: 'GEN-13',
      name: 'too-many-search-domains',
      title: 'More than six search domains',
      paths: ['dnsConfig.searches'],
      check: ({ spec: { dnsConfig } }) =>
        (dnsConfig?.searches?.length ?? 0) > MAX_SEARCHES
          ? {
              at: 'dnsConfig.searches',
              message: `Found ${dnsConfig!.searches!.length} search domains; at most ${MAX_SEARCHES} are allowed. Remove some.`,
              found: dnsConfig!.searches!.length,
              allowed: `at most ${MAX_SEARCHES}`,
            }
          : undefined,
      good: { 'dnsConfig.searches': ['a', 'b', 'c', 'd', 'e', 'f'] },
      bad: { 'dnsConfig.searches': ['a', 'b', 'c', 'd', 'e', 'f', 'g'] },
    },
    {
      id: 'GEN-14',
      name: 'search-domains-too-long',
      title: 'Search domains longer than 256 characters in total',
      paths: ['dnsConfig.searches'],
      check: ({ spec: { dnsConfig } }) => {
        const length = dnsConfig?.searches?.join(' ').length ?? 0;
        return length > MAX_SEARCH_CHARACTERS
          ? {
              at: 'dnsConfig.searches',
              message: `The search domains have ${length} characters in total, including the spaces between them; at most ${MAX_SEARCH_CHARACTERS} are allowed. Remove or shorten some.`,
              found: length,
              allowed: `at most ${MAX_SEARCH_CHARACTERS} characters`,
            }
          : undefined;
      },
      good: { 'dnsConfig.searches': ['a'.repeat(63)] },
      bad: { 'dnsConfig.searches': [1, 2, 3, 4, 5].map((n) => `${'a'.repeat(58)}${n}`) },
    },
    {
      id: 'GEN-15',
      name: 'malformed-search-domain',
      title: 'Malformed search domain',
      paths: ['dnsConfig.searches[]'],
      check: ({ spec: { dnsConfig } }) =>
        each(dnsConfig?.searches, (search, i) => {
          const problem = subdomainProblem(search);
          return problem === undefined
            ? undefined
            : {
                at: `dnsConfig.searches[${i}]`,
                message: `"${search}" is not a valid search domain: ${problem}.`,
                found: search,
                allowed: 'a DNS-1123 subdomain',
              };
        }),
      good: { 'dnsConfig.searches': ['example.com'] },
      bad: { 'dnsConfig.searches': ['Example.com'] },
    },
    {
      id: 'GEN-16',
      name: 'dns-option-without-name',
      title: 'DNS option without a name',
      paths: ['dnsConfig.options[].name'],
      check: ({ spec: { dnsConfig } }) =>
        each(dnsConfig?.options, ({ name }, i) =>
          name
            ? undefined
            : {
                at: `dnsConfig.options[${i}].name`,
                message: 'The DNS option has no name. Set a name, such as ndots, or remove the option.',
              },
        ),
      good: { 'dnsConfig.options': [{ name: 'ndots', value: '2' }] },
      bad: { 'dnsConfig.options': [{ value: '2' }] },
    },
  ],
  { when: ['dnsPolicy', 'dnsConfig'], sameOnTemplateAndGuest: true },
);
