import { COMPONENTS } from './components';
import type { Component } from './release';

/** Where its project publishes a file of a release; undefined for a component that is not downloaded. */
export const assetUrl = (component: Component, version: string, file: string): string | undefined => {
  const { downloads } = COMPONENTS[component];
  return downloads && `${downloads.replace('{version}', version)}/${file}`;
};

/** The command that writes a file of a release which its project does not publish; undefined for any other file. */
export function howToRender(component: Component, version: string, file: string): string | undefined {
  const { kustomization } = COMPONENTS[component];
  return (
    kustomization &&
    `The project of ${component} publishes no manifest. Render it with \`kubectl kustomize '${kustomization.replace('{version}', version)}' > ${file}\`.`
  );
}

/** Where a mirror serves it. */
export const mirrorUrl = (base: string, component: Component, version: string, file: string): string =>
  `${base.replace(/\/+$/, '')}/${component}/${version}/${file}`;

/** Manifests grant cluster-wide rights, so they travel over https, or not beyond this host. Messages show the URL, so it has no credentials. */
export function isTrustedUrl(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.username || url?.password) return false;
  if (url?.protocol === 'https:') return true;
  return url?.protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
}
