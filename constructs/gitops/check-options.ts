/** Checks of what a program gives for a tool: a file of it is applied with all rights, so nothing is guessed. */
import { isCron } from '../../kube/cron';
import { unknownTimeZone } from '../../kube/time-zone';

type Kind = 'text' | 'url' | 'source' | 'label' | 'path' | 'duration' | 'cron' | 'zone' | 'flag' | 'object' | 'count';

/** The options of a call, each with its kind; those with `!` must be set. */
export type Known = Readonly<Record<string, Kind | `${Kind}!`>>;

const EXPECTED: Readonly<Record<Kind, { is: (value: unknown) => boolean; name: string }>> = {
  text: { is: (value) => typeof value === 'string' && value.trim() !== '', name: 'a text' },
  url: {
    is: (value) => typeof value === 'string' && /^((https?|ssh|oci|git):\/\/|[\w.-]+@[\w.-]+:)\S+$/.test(value),
    name: "the address of a repository, such as 'https://git.example.com/team/vms.git'",
  },
  source: {
    is: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
    name: "a source of the cluster, such as { kind: 'GitRepository', name: 'flux-system' }, or { url } of a repository",
  },
  label: {
    is: (value) => typeof value === 'string' && /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(value),
    name: 'a DNS label: lower-case letters, digits and dashes',
  },
  path: {
    is: (value) =>
      typeof value === 'string' &&
      /^(\.\/)?[\w./-]*$/.test(value) &&
      !value.startsWith('/') &&
      !value.split('/').includes('..'),
    name: "a path in the repository, such as 'manifests'",
  },
  duration: {
    is: (value) => typeof value === 'string' && /^(\d+(h|m|s))+$/.test(value),
    name: "a duration such as '10m'",
  },
  cron: {
    // A time zone has an option of its own, and an interval is never a window.
    is: (value) => typeof value === 'string' && isCron(value, 'kubernetes') && !/TZ=|@every/.test(value),
    name: "a schedule of five fields (minute, hour, day of the month, month, day of the week from 0 for Sunday to 6), such as '0 22 * * 6'",
  },
  zone: {
    is: (value) => typeof value === 'string' && value !== '' && unknownTimeZone(value) === undefined,
    name: "a time zone of the IANA database, such as 'Europe/Berlin'",
  },
  flag: { is: (value) => typeof value === 'boolean', name: 'true or false' },
  object: { is: (value) => typeof value === 'object' && value !== null && !Array.isArray(value), name: 'an object' },
  count: { is: (value) => Number.isInteger(value), name: 'a whole number' },
};

/** Throws one paragraph that names everything that is wrong with the options. */
export function checkOptions(call: string, options: unknown, known: Known): void {
  if (!EXPECTED.object.is(options))
    throw new Error(`${call} needs an object of options: ${Object.keys(known).join(', ')}. Nothing was written.`);
  const problems = optionProblems(options, known);
  if (problems.length > 0) throw new Error(`${call}: ${problems.join('; ')}. Nothing was written.`);
}

/** Everything that is wrong with the options. */
export function optionProblems(options: unknown, known: Known): string[] {
  if (!EXPECTED.object.is(options))
    return [`${JSON.stringify(options)} must be an object with ${Object.keys(known).join(', ')}`];
  const given = options as Record<string, unknown>;
  const unknown = Object.keys(given).filter((name) => !Object.hasOwn(known, name));
  const missing = Object.keys(known).filter((name) => known[name]!.endsWith('!') && given[name] === undefined);
  const wrong = Object.keys(known).flatMap((name) => {
    const { is, name: expected } = EXPECTED[known[name]!.replace('!', '') as Kind];
    return given[name] === undefined || is(given[name])
      ? []
      : [`\`${name}\` is ${JSON.stringify(given[name])}, and must be ${expected}`];
  });
  return [
    ...unknown.map((name) => `\`${name}\` is not an option (there are ${Object.keys(known).join(', ')})`),
    ...missing.map((name) => `\`${name}\` must be set: ${EXPECTED[known[name]!.replace('!', '') as Kind].name}`),
    ...wrong,
  ];
}

/** `option`: what is set by wave. A wave that no fleet has would be without effect. */
export function rejectUnknownWaves(
  call: string,
  option: string,
  byWave: object = {},
  fleets: readonly { readonly waves: readonly string[] }[],
): void {
  const known = new Set(fleets.flatMap(({ waves }) => waves));
  const unknown = Object.keys(byWave).filter((wave) => !known.has(wave));
  if (unknown.length === 0) return;
  const named = (waves: readonly string[]): string => waves.map((wave) => `"${wave}"`).join(', ');
  throw new Error(
    `${call}: fleet: \`${option}\` names ${named(unknown)}, which is not a wave of the fleet. Its waves are ${named([...known])}. Nothing was written.`,
  );
}

/** Of an app without sites, what is said of them would be without effect. */
export function rejectFleetOptions(call: string, { fleet }: { readonly fleet?: object }): void {
  if (fleet === undefined) return;
  throw new Error(
    `${call}: \`fleet\` is about the sites of a Fleet, and this app has none. Omit it, or add a Fleet to the app. Nothing was written.`,
  );
}
