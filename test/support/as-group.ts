import { Agent, request } from 'node:https';
import type { Sandbox } from '../../sandbox';

interface Kubeconfig {
  clusters: { cluster: { server: string; 'certificate-authority-data': string } }[];
  users: { user: { token: string } }[];
}

export interface Asked {
  /** `APPLY` is the patch of server-side apply. */
  method: 'GET' | 'POST' | 'PATCH' | 'APPLY' | 'DELETE';
  path: string;
  body?: object;
}

const TYPES: Readonly<Record<string, string>> = {
  PATCH: 'application/merge-patch+json',
  APPLY: 'application/apply-patch+yaml',
};

/** Sends requests as a user of one group, by impersonation, so that the API server's own authorizer judges them. Resolves to the status. */
export function asGroup(sandbox: Sandbox): { send(group: string, asked: Asked): Promise<number>; close(): void } {
  const { clusters, users } = JSON.parse(sandbox.kubeconfig) as Kubeconfig;
  const { server, 'certificate-authority-data': ca } = clusters[0]!.cluster;
  const agent = new Agent({ keepAlive: true, maxSockets: 8, ca: Buffer.from(ca, 'base64') });
  const send = (group: string, { method, path, body }: Asked) =>
    new Promise<number>((resolve, reject) => {
      const headers = {
        authorization: `Bearer ${users[0]!.user.token}`,
        'impersonate-user': 'somebody',
        'impersonate-group': group,
        'content-type': TYPES[method] ?? 'application/json',
      };
      const sent = request(
        `${server}${path}`,
        { method: method === 'APPLY' ? 'PATCH' : method, agent, headers },
        (response) => {
          resolve(response.statusCode ?? 0);
          // A watch would go on.
          if (path.includes('watch=')) sent.destroy();
          else response.resume();
        },
      );
      sent.on('error', reject);
      sent.end(body && JSON.stringify(body));
    });
  return { send, close: () => agent.destroy() };
}
