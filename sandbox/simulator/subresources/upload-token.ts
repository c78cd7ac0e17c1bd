import { objectAt, valueAt } from '../../../kube/json';
import { badRequest, Refusal } from './refusal';

export const UPLOADS = 'upload.cdi.kubevirt.io';
export const UPLOADS_VERSION = 'v1beta1';

const PATH = /^\/apis\/upload\.cdi\.kubevirt\.io\/v1beta1\/namespaces\/([^/]+)\/uploadtokenrequests$/;

/** What cdi-apiserver answers to an UploadTokenRequest; undefined for any other path. `mint`: makes a token for a claim. */
export function uploadToken(
  method: string,
  path: string,
  body: unknown,
  mint: (namespace: string, claim: string) => string,
): object | undefined {
  const [, namespace] = PATH.exec(path) ?? [];
  if (namespace === undefined) return discovery(path);
  if (method !== 'POST') throw new Refusal(405, 'MethodNotAllowed', `${method} is not allowed for uploadtokenrequests`);
  const claim = valueAt(body, 'spec', 'pvcName');
  if (typeof claim !== 'string' || claim === '') throw badRequest('spec.pvcName is missing');
  return { ...objectAt(body), status: { token: mint(decodeURIComponent(namespace), claim) } };
}

function discovery(path: string): object | undefined {
  if (path !== `/apis/${UPLOADS}/${UPLOADS_VERSION}`) return undefined;
  const resource = {
    name: 'uploadtokenrequests',
    singularName: 'uploadtokenrequest',
    namespaced: true,
    kind: 'UploadTokenRequest',
    verbs: ['create'],
  };
  return {
    kind: 'APIResourceList',
    apiVersion: 'v1',
    groupVersion: `${UPLOADS}/${UPLOADS_VERSION}`,
    resources: [resource],
  };
}
