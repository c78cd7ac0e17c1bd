import { mapUnresolved } from '../../kube/unresolved';
import { isKnown, type NameRef, nameOf } from '../base';
import type { Image } from './image';

type Source = Record<string, unknown>;

const optionalName = (ref: NameRef | undefined): string | undefined => (ref === undefined ? undefined : nameOf(ref));

/** Adds `docker://` to a reference without a transport. */
const withTransport = (reference: string): string =>
  mapUnresolved(reference as unknown, (known) =>
    isKnown(known) || typeof known === 'string'
      ? /^[a-z-]+:\/\//.test(known as string)
        ? known
        : `docker://${known}`
      : known,
  ) as string;

/** `spec.source` of a DataVolume for an image. */
export function imageSource(image: Image): Source {
  if ('registry' in image) {
    const { registry, secret, certConfigMap, pullMethod, architecture } = image;
    return {
      registry: {
        url: withTransport(registry),
        secretRef: optionalName(secret),
        certConfigMap: optionalName(certConfigMap),
        pullMethod,
        platform: architecture === undefined ? undefined : { architecture },
      },
    };
  }
  if ('imageStream' in image) return { registry: { imageStream: image.imageStream, pullMethod: 'node' } };
  if ('http' in image) {
    const { http, secret, certConfigMap, ...rest } = image;
    return {
      http: { url: http, secretRef: optionalName(secret), certConfigMap: optionalName(certConfigMap), ...rest },
    };
  }
  if ('s3' in image) {
    return {
      s3: { url: image.s3, secretRef: optionalName(image.secret), certConfigMap: optionalName(image.certConfigMap) },
    };
  }
  if ('gcs' in image) return { gcs: { url: image.gcs, secretRef: optionalName(image.secret) } };
  if ('imageio' in image) {
    const { secret, certConfigMap, ...rest } = image.imageio;
    return { imageio: { ...rest, secretRef: optionalName(secret), certConfigMap: optionalName(certConfigMap) } };
  }
  const { secret, initImageUrl, certConfigMap, ...rest } = image.vddk;
  return {
    vddk: {
      ...rest,
      secretRef: nameOf(secret),
      initImageURL: initImageUrl,
      certConfigMap: optionalName(certConfigMap),
    },
  };
}
