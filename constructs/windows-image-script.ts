import { KUBE_CLIENT } from './scripts';

/** What a WindowsImage runs: waits until the installer has powered itself off, and publishes its disk as a DataSource then. */
export const PUBLISH_SCRIPT = `${KUBE_CLIENT}
const { INSTALLER, NAME, DISK, TIMEOUT_SECONDS } = process.env;
const LABELS = JSON.parse(process.env.LABELS);
const CDI = 'cdi.kubevirt.io/v1beta1';

const end = Date.now() + Number(TIMEOUT_SECONDS) * 1000;
for (;;) {
  const vmi = await get('kubevirt.io/v1', 'virtualmachineinstances', INSTALLER);
  const { phase } = vmi?.status ?? {};
  if (phase === 'Succeeded') break;
  if (phase === 'Failed') throw new Error('The installer ' + INSTALLER + ' failed. Delete its VM and its disk to begin anew.');
  if (Date.now() > end) throw new Error('The installer ' + INSTALLER + ' did not power itself off within ' + TIMEOUT_SECONDS + ' seconds: look at its console (virtctl vnc ' + INSTALLER + ').');
  await sleep(5000);
}
await create(CDI, 'datasources', {
  apiVersion: CDI,
  kind: 'DataSource',
  metadata: { name: NAME, labels: LABELS },
  spec: { source: { pvc: { name: DISK, namespace: NAMESPACE } } },
}).catch(unless(409));
say('The DataSource ' + NAME + ' is published. Set installed: true in the program, so that it is in Git and the installer is not.');
`;
