/** Secret values never reach the program: it reads them from the stack's encrypted configuration. */
import { copyJson, isObject, type JsonObject } from '../../kube/json';
import { secretPathsOf } from '../../provider';

/** A value that is not written: the program refers to it by its key in the configuration. */
export class ConfigValue {
  constructor(
    readonly key: string,
    /** The `data` of Secrets is base64 by itself; texts are encoded, so that no shell changes their last line break. */
    readonly isText: boolean,
  ) {}
}

export interface Withheld extends ConfigValue {
  path: readonly (string | number)[];
}

/** The inputs with a reference in place of every secret value. `isFree`: claims a key of the configuration. */
export function splitSecrets(
  object: JsonObject,
  name: string,
  isFree: (key: string) => boolean,
): { inputs: JsonObject; withheld: Withheld[] } {
  const inputs = copyJson(object);
  const withheld: Withheld[] = [];
  for (const path of secretPathsOf(inputs)) {
    const parent = at(inputs, path.slice(0, -1));
    const key = path.at(-1)!;
    const found = parent?.[key];
    const isText = object['kind'] !== 'Secret';
    const places = isObject(found) ? Object.keys(found).map((child) => [...path, child]) : [path];
    for (const place of places) {
      const holder = at(inputs, place.slice(0, -1));
      if (!holder || typeof holder[place.at(-1)!] !== 'string') continue;
      const value = new ConfigValue(keyOf(name, place, isFree), isText);
      set(holder, place.at(-1)!, value);
      withheld.push({ ...value, path: place });
    }
  }
  return { inputs, withheld };
}

/** `web.volumes.1.userData`, `web-cloudinit.data.userdata`; with a number where two paths read alike. */
function keyOf(name: string, path: readonly (string | number)[], isFree: (key: string) => boolean): string {
  const short = path.filter((step) => step !== 'spec' && step !== 'template');
  const key = [name, ...short].join('.').replaceAll(/[^A-Za-z0-9._-]+/g, '-');
  if (isFree(key)) return key;
  let i = 2;
  while (!isFree(`${key}-${i}`)) i++;
  return `${key}-${i}`;
}

function at(from: unknown, path: readonly (string | number)[]): Record<string | number, unknown> | undefined {
  let found = from;
  for (const step of path) {
    if (typeof found !== 'object' || found === null) return undefined;
    found = (found as Record<string | number, unknown>)[step];
  }
  return typeof found === 'object' && found !== null ? (found as Record<string | number, unknown>) : undefined;
}

function set(holder: Record<string | number, unknown>, key: string | number, value: unknown): void {
  Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });
}
