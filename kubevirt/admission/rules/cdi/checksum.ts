import { valueAt } from '../../../../kube/json';
import type { KubeObject } from '../../../../kube/object';
import { objectRules } from '../../engine/rule';
import { show } from '../../engine/suggest';
import { onSpec, SOURCES, withSource } from './data-volume-spec';

const CHECKSUMS: Readonly<Record<string, number>> = { md5: 32, sha1: 40, sha256: 64, sha512: 128 };

export const CHECKSUM = objectRules<KubeObject>('data volumes', [
  onSpec(
    {
      id: 'CDI-10',
      name: 'malformed-checksum',
      title: 'Malformed `checksum`',
      paths: ['source.http.checksum'],
      check: (spec) => {
        const checksum = valueAt(spec, 'source', 'http', 'checksum');
        if (typeof checksum !== 'string' || checksum === '') return undefined;
        const [algorithm = '', digest = ''] = checksum.split(':');
        const length = CHECKSUMS[algorithm.toLowerCase()];
        if (length !== undefined && digest.length === length && /^[0-9a-fA-F]+$/.test(digest)) return undefined;
        return {
          at: 'source.http.checksum',
          message: `${show(checksum)} is not a checksum. Write the algorithm, a colon and the digest in hexadecimal, as in sha256:9f86d0... (${Object.entries(
            CHECKSUMS,
          )
            .map(([name, digits]) => `${name} has ${digits} digits`)
            .join(', ')}).`,
          found: checksum,
          allowed: 'algorithm:digest, the algorithm being md5, sha1, sha256 or sha512',
        };
      },
      good: withSource({ http: { url: 'https://example.com/disk.img', checksum: `sha256:${'0'.repeat(64)}` } }),
      bad: withSource({ http: { url: 'https://example.com/disk.img', checksum: 'sha256:abc' } }),
    },
    SOURCES,
  ),
]);
