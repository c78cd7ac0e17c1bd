/** A kubeconfig of one context, as JSON, which is YAML too. */
export function kubeconfig(access: {
  name: string;
  server: string;
  ca: Buffer;
  token: string;
  user?: string;
  namespace?: string;
}): string {
  const { name, server, ca, token, user = 'admin', namespace } = access;
  return `${JSON.stringify(
    {
      apiVersion: 'v1',
      kind: 'Config',
      clusters: [{ name, cluster: { server, 'certificate-authority-data': ca.toString('base64') } }],
      users: [{ name: user, user: { token } }],
      contexts: [{ name, context: { cluster: name, user, ...(namespace ? { namespace } : {}) } }],
      'current-context': name,
    },
    undefined,
    2,
  )}\n`;
}
