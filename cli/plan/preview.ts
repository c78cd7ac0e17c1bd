/** `--pulumi`: the changes that `pulumi preview --json` shows, as two trees. */
import { statSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import { isObject, type JsonObject, objectAt, objectsAt, valueAt } from '../../kube/json';
import type { KubeObject } from '../../kube/object';
import { parsePath } from '../../kube/path';
import { type ClusterProfile, DEFAULT_PROFILE } from '../../kubevirt/config';
import {
  actionOf,
  guestBefore,
  lastSeen,
  type ObservedGuest,
  objectIn,
  objectsOfUpdate,
  resourceName,
} from '../../provider';
import { excess, manifestText } from '../manifest-limits';
import type { Manifest } from '../manifests';
import { bySeriousness, type ObjectPlan, type Plan } from './compare';
import type { LiveCluster } from './live';
import type { Side } from './planned';
import { identityOf } from './tree';

export interface Preview {
  old: Side;
  now: Side;
  /** Guests as the stack's state has last seen them, and what the plan cannot know from a preview. */
  seen(profile: ClusterProfile | undefined): LiveCluster;
  /** The plan with what the provider has rejected, of which a preview shows no more than the reason. */
  completed(plan: Plan): Plan;
}

/** Reads the preview in a file, or on the standard input for `-`. Throws an error that says what is wrong with it, and quotes nothing of it. */
export function readPreview(file: string): Preview {
  const shown = file === '-' ? 'The standard input' : file;
  if (file !== '-' && !statSync(file, { throwIfNoEntry: false }))
    throw new Error(`No such file: ${file}. Write it with \`pulumi preview --json > ${file}\`.`);
  const preview = parse(manifestText(file, 'Preview a part of the stack, with `--target`.'), shown);
  return previewOf(preview, file);
}

export function previewOf(preview: JsonObject, file: string): Preview {
  const steps = objectsAt(preview, 'steps').filter(({ urn }) => typeof urn === 'string') as Step[];
  const diagnostics = objectsAt(preview, 'diagnostics');
  const rejected = rejections(diagnostics, steps, file);
  const read = steps.map((step) => STEPS[step.op]?.(step, file) ?? NONE);
  const guests = new Map(read.flatMap(({ guest }) => (guest ? [guest] : [])));
  const unread = [...read.flatMap(({ unread: line }) => line ?? []), ...complaints(diagnostics)];
  const side = (name: string, manifests: Manifest[]): Side => ({ name, path: file, manifests });
  return {
    old: side(
      'the state of the stack',
      read.flatMap(({ old }) => old ?? []),
    ),
    now: side(
      file === '-' ? 'the preview' : file,
      read.flatMap(({ now }) => now ?? []),
    ),
    seen: (profile = DEFAULT_PROFILE) => ({
      related: [],
      observe: (change) => {
        const guest = guests.get(identityOf(change.old));
        return guest ? { ...change, ...lastSeen(guest, change.old, profile) } : change;
      },
      guestsOf: () => [],
      unread,
    }),
    completed: (plan) => ({ ...plan, objects: [...plan.objects, ...rejected].sort(bySeriousness) }),
  };
}

function parse(text: string, shown: string): JsonObject {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // The parser's message would quote the preview, which may hold secrets.
    throw new Error(notAPreview(shown, 'it is not JSON'));
  }
  if (isObject(value) && objectAt(value, 'deployment')) throw new Error(notAPreview(shown, 'it is an exported stack'));
  if (!isObject(value) || !Array.isArray(value['steps'])) throw new Error(notAPreview(shown, 'it has no list `steps`'));
  const problem = excess(value, text);
  if (problem) throw new Error(`${shown} ${problem}`);
  return value;
}

const notAPreview = (shown: string, why: string): string =>
  `${shown} is not a preview of Pulumi: ${why}. Write one with \`pulumi preview --json > preview.json\`, without PULUMI_ENABLE_STREAMING_JSON_PREVIEW.`;

/** One step of a preview; nothing but its URN has been checked. */
interface Step extends JsonObject {
  op: string;
  urn: string;
}

/** What a step comes to. */
interface Read {
  old?: Manifest[];
  now?: Manifest[];
  guest?: [identity: string, guest: ObservedGuest];
  unread?: string;
}

const NONE: Read = {};
type Reader = (step: Step, file: string) => Read;

const came: Reader = (step, file) => {
  const action = actionOf(step.urn);
  if (action) {
    const name = resourceName(step.urn).name;
    return { unread: `The preview also runs the action ${action} ${name}, whose effect is not part of this plan.` };
  }
  return { now: manifests(objectIn(step.urn, inputsOf(step, 'newState')), file) };
};

const left: Reader = (step, file) => {
  const object = objectIn(step.urn, inputsOf(step, 'oldState'));
  if (!object || valueAt(step, 'oldState', 'retainOnDelete') !== true) return { old: manifests(object, file) };
  return {
    unread: `${resourceName(step.urn).name} leaves the stack, and its ${object.kind} stays in the cluster (retainOnDelete).`,
  };
};

const changed: Reader = (step, file) => {
  const differences = objectAt(step, 'detailedDiff') ?? {};
  const found = objectsOfUpdate(step.urn, {
    old: inputsOf(step, 'oldState'),
    now: inputsOf(step, 'newState'),
    changed: Object.keys(differences),
  });
  if (!found) return actionOf(step.urn) ? came(step, file) : NONE;
  const replaces = step.op === 'replace' ? replacesOf(step, differences) : [];
  const before = { inputs: inputsOf(step, 'oldState'), outputs: valueAt(step, 'oldState', 'outputs') };
  const guest = guestBefore(step.urn, before);
  return {
    old: manifests(found.old, file),
    now: manifests(found.now, file, replaces),
    ...(guest && { guest: [identityOf(found.old), guest] }),
  };
};

/** Steps by their operation; others change no object. A replacement is one step, in whichever order its parts happen. */
const STEPS: Readonly<Record<string, Reader>> = {
  create: came,
  delete: left,
  update: changed,
  replace: changed,
  same: (step, file) => (actionOf(step.urn) ? NONE : changed(step, file)),
};

const inputsOf = (step: Step, state: 'oldState' | 'newState'): unknown => valueAt(step, state, 'inputs');

const manifests = (object: KubeObject | undefined, file: string, replaces: Manifest['replaces'] = []): Manifest[] =>
  object ? [{ file, object: object as unknown as JsonObject, ...(replaces.length > 0 && { replaces }) }] : [];

function replacesOf({ replaceReasons }: Step, differences: JsonObject): string[][] {
  const paths = Object.entries(differences).flatMap(([path, difference]) =>
    String(valueAt(difference, 'kind')).endsWith('-replace') ? [parsePath(path).map(String)] : [],
  );
  if (paths.length > 0) return paths;
  return Array.isArray(replaceReasons) && replaceReasons.length > 0
    ? replaceReasons.map((key) => [String(key)])
    : [['metadata', 'name']];
}

/** What the provider rejects has no step; the engine ends the preview there. */
function rejections(diagnostics: readonly JsonObject[], steps: readonly Step[], file: string): ObjectPlan[] {
  const stepped = new Set(steps.map(({ urn }) => urn));
  return diagnostics
    .filter(({ severity }) => severity === 'error')
    .flatMap(({ urn, message }) => {
      const text = textOf(message);
      if (typeof urn !== 'string' || !/^kubevirt:/.test(resourceName(urn).token)) {
        if (stepped.size > 0 && typeof urn === 'string') return [];
        throw new Error(`${file} is of a preview that failed: ${text} Correct that, and preview again.`);
      }
      const { token, name } = resourceName(urn);
      const reason = `${text} Pulumi's preview ends here: other changes may be missing from this plan.`;
      return [
        {
          name: `${token.slice(token.lastIndexOf(':') + 1)} ${name}`,
          status: 'changed' as const,
          file,
          impact: {
            class: 'refused' as const,
            changes: [{ path: '', effect: 'refused' as const, reason }],
            hazards: [],
            assumptions: [],
          },
          summary: `is refused: ${text}`,
        },
      ];
    });
}

/** What the program wrote as errors: it may have ended before it described all its resources. */
function complaints(diagnostics: readonly JsonObject[]): string[] {
  const [first] = diagnostics.filter(({ severity }) => severity === 'info#err').map(({ message }) => textOf(message));
  return first === undefined
    ? []
    : [`The program reported an error, so that changes may be missing from this plan: ${first}`];
}

const textOf = (message: unknown): string =>
  stripVTControlCharacters(String(message))
    .replace(/^(error|warning): /, '')
    .trim()
    .replace(/\.?$/, '.');
