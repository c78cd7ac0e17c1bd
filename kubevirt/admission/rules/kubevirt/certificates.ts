import { secondsOf } from '../../../../kube/duration';
import { objectRules } from '../../engine/rule';
import { KUBEVIRT, type KubeVirt, type Rotation, type SelfSigned } from './object';

const SELF_SIGNED = 'spec.certificateRotateStrategy.selfSigned';

/** How long certificates live and how long before their end they are renewed, in seconds; undefined where a duration is malformed. */
function rotation(own: Rotation | undefined, interval: string | undefined, overlap: string | undefined, hours: number) {
  const duration = interval ?? own?.duration; // the deprecated words win, for a smooth upgrade
  const lifetime = duration === undefined ? hours * 3600 : secondsOf(duration);
  if (lifetime === undefined) return undefined;
  const renewal = overlap ?? own?.renewBefore;
  const before = renewal === undefined ? lifetime * 0.2 : secondsOf(renewal);
  return before === undefined ? undefined : { lifetime, before };
}

const caOf = (certificates: SelfSigned | undefined) =>
  rotation(certificates?.ca, certificates?.caRotateInterval, certificates?.caOverlapInterval, 168);
const serverOf = (certificates: SelfSigned | undefined) =>
  rotation(certificates?.server, certificates?.certRotateInterval, undefined, 24);

function renewedTooEarly(which: 'ca' | 'server', { spec }: KubeVirt) {
  const certificates = spec?.certificateRotateStrategy?.selfSigned;
  const times = certificates && (which === 'ca' ? caOf : serverOf)(certificates);
  if (!times || times.lifetime >= times.before) return undefined;
  return {
    at: `${SELF_SIGNED}.${which}.renewBefore`,
    message: `Certificates of the ${which === 'ca' ? 'certificate authority' : 'servers'} would be renewed before they are made: renewBefore (${certificates?.[which]?.renewBefore ?? 'a fifth of the default duration'}) is longer than duration (${certificates?.[which]?.duration ?? `${which === 'ca' ? 168 : 24}h, the default`}). Make renewBefore shorter.`,
    found: certificates?.[which]?.renewBefore,
    allowed: 'at most the duration',
  };
}

export const KUBEVIRT_CERTIFICATES = objectRules<KubeVirt>('KubeVirt', [
  {
    kinds: KUBEVIRT,
    id: 'KV-03',
    name: 'deprecated-certificate-intervals',
    title: 'Deprecated certificate intervals beside `ca` or `server`',
    paths: [SELF_SIGNED],
    check: ({ spec }) => {
      const certificates = spec?.certificateRotateStrategy?.selfSigned;
      const old = (['caRotateInterval', 'certRotateInterval', 'caOverlapInterval'] as const).filter(
        (key) => certificates?.[key] !== undefined,
      );
      if (!certificates || old.length === 0 || (!certificates.ca && !certificates.server)) return undefined;
      return {
        at: SELF_SIGNED,
        message: `${old.join(' or ')} is the deprecated way of saying what ca and server say, and cannot stand beside them. Remove it.`,
        found: old,
        allowed: 'ca and server, or the deprecated intervals',
      };
    },
    good: { 'spec.certificateRotateStrategy': { selfSigned: { ca: { duration: '168h' } } } },
    bad: { 'spec.certificateRotateStrategy': { selfSigned: { ca: { duration: '168h' }, caRotateInterval: '168h' } } },
  },
  {
    kinds: KUBEVIRT,
    id: 'KV-04',
    name: 'ca-renewed-too-early',
    title: '`ca.renewBefore` longer than `ca.duration`',
    paths: [`${SELF_SIGNED}.ca.renewBefore`],
    check: (kubevirt) => renewedTooEarly('ca', kubevirt),
    good: { 'spec.certificateRotateStrategy': { selfSigned: { ca: { duration: '48h', renewBefore: '12h' } } } },
    bad: { 'spec.certificateRotateStrategy': { selfSigned: { ca: { duration: '48h', renewBefore: '72h' } } } },
  },
  {
    kinds: KUBEVIRT,
    id: 'KV-05',
    name: 'server-certificate-renewed-too-early',
    title: '`server.renewBefore` longer than `server.duration`',
    paths: [`${SELF_SIGNED}.server.renewBefore`],
    check: (kubevirt) => renewedTooEarly('server', kubevirt),
    good: { 'spec.certificateRotateStrategy': { selfSigned: { server: { duration: '24h', renewBefore: '12h' } } } },
    bad: { 'spec.certificateRotateStrategy': { selfSigned: { server: { duration: '24h', renewBefore: '36h' } } } },
  },
  {
    kinds: KUBEVIRT,
    id: 'KV-06',
    name: 'server-certificate-outlives-ca',
    title: '`server.duration` longer than `ca.duration`',
    paths: [`${SELF_SIGNED}.server.duration`],
    check: ({ spec }) => {
      const certificates = spec?.certificateRotateStrategy?.selfSigned;
      const [ca, server] = [caOf(certificates), serverOf(certificates)];
      if (!certificates || !ca || !server || server.lifetime <= ca.lifetime) return undefined;
      return {
        at: `${SELF_SIGNED}.server.duration`,
        message: `Server certificates would live longer (${certificates.server?.duration ?? certificates.certRotateInterval ?? '24h'}) than the authority that signs them (${certificates.ca?.duration ?? certificates.caRotateInterval ?? '168h'}). Make server.duration at most ca.duration.`,
        found: certificates.server?.duration,
        allowed: 'at most ca.duration',
      };
    },
    good: {
      'spec.certificateRotateStrategy': { selfSigned: { ca: { duration: '48h' }, server: { duration: '48h' } } },
    },
    bad: { 'spec.certificateRotateStrategy': { selfSigned: { server: { duration: '200h' } } } },
  },
]);
