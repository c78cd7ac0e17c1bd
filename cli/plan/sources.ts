/** Where the objects of a plan stand: the file, as it is reached from where the command ran, and the line of a path. */
import { join } from 'node:path';
import { memoize } from '../../kube/memoize';
import { describe, type KubeObject } from '../../kube/object';
import type { Place } from '../../kube/text-place';
import { type Locate, locator } from '../report/locate';
import type { ObjectPlan } from './compare';
import type { Side } from './planned';

export interface Source {
  file: string;
  /** Undefined where the object is no longer in the file. */
  place(path: string): Place | undefined;
}

/** Finds the place of an object in the new manifests; of one that left them, the file in which it was. */
export function sourcesIn(now: Side): (object: ObjectPlan) => Source {
  const indexes = new Map<string, number>();
  const counts = new Map<string, number>();
  for (const { file, object } of now.manifests) {
    const index = counts.get(file) ?? 0;
    counts.set(file, index + 1);
    indexes.set(keyOf(file, describe(object as unknown as KubeObject)), index);
  }
  const locators = new Map<string, (index: number) => Locate>();
  return ({ file: shown, name }) => {
    const file = shown === now.path ? shown : join(now.path, shown);
    const index = indexes.get(keyOf(shown, name));
    const place = (path: string) =>
      index === undefined ? undefined : memoize(locators, file, () => locator(file))(index)(path);
    return { file, place };
  };
}

const keyOf = (file: string, name: string): string => JSON.stringify([file, name]);
