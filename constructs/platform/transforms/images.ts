import { type JsonObject, objectsAt } from '../../../kube/json';
import type { KubeObject } from '../../../kube/object';
import { isImage } from '../../../kubevirt/releases';
import { containersOf, podSpecOf } from './pod-spec';

/**
 * Hands every image of a workload to `replace`: those of its containers, and those that an operator is given in env variables (`IMPORTER_IMAGE`) and
 * arguments (`--acme-http01-solver-image=...`) to run its operands with.
 */
export function replaceImages(object: KubeObject, replace: (image: string) => string): void {
  const pod = podSpecOf(object);
  // The steps of a Tekton task become containers of its pod.
  const containers = object.kind === 'Task' ? objectsAt(object, 'spec', 'steps') : pod ? containersOf(pod) : [];
  for (const container of containers) {
    if (typeof container['image'] === 'string') container['image'] = replace(container['image']);
    for (const variable of objectsAt(container, 'env')) {
      if (typeof variable['value'] === 'string') variable['value'] = inText(variable['value'], replace);
    }
    for (const list of ['command', 'args']) inArguments(container, list, replace);
  }
}

/** Every image that a workload names, in the order of the object. */
export function imagesOf(object: KubeObject): string[] {
  const images: string[] = [];
  replaceImages(object, (image) => {
    images.push(image);
    return image;
  });
  return images;
}

function inArguments(container: JsonObject, list: string, replace: (image: string) => string): void {
  const given = container[list];
  if (!Array.isArray(given)) return;
  container[list] = given.map((argument) => {
    if (typeof argument !== 'string') return argument;
    const at = argument.startsWith('-') ? argument.indexOf('=') + 1 : 0;
    return argument.slice(0, at) + inText(argument.slice(at), replace);
  });
}

/** Stands for an image in a manifest that its project renders, and that the release says. */
const PLACEHOLDER = `\${IMG}`;

const inText = (text: string, replace: (image: string) => string): string =>
  isImage(text) || text === PLACEHOLDER ? replace(text) : text;
