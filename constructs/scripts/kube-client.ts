/**
 * The part that the scripts of scheduled Jobs share: requests to the API server with the token of the Job's ServiceAccount. It is JavaScript for Node 20 or
 * later, so that a Job needs no other image, and is run as it stands by the tests. What a program sets reaches it as environment alone.
 */
export const KUBE_CLIENT = String.raw`import { readFileSync } from 'node:fs';
import { request } from 'node:https';
import { setTimeout as sleep } from 'node:timers/promises';

const { NAMESPACE, KUBERNETES_SERVICE_HOST: host, KUBERNETES_SERVICE_PORT: port } = process.env;
const account = process.env.SERVICE_ACCOUNT_FOLDER ?? '/var/run/secrets/kubernetes.io/serviceaccount';

/** One request; rejects with the API server's message and its status as code. */
function call(method, path, body) {
  // The token is read each time, because it is renewed.
  const token = readFileSync(account + '/token', 'utf8').trim();
  const text = body === undefined ? '' : JSON.stringify(body);
  const headers = {
    authorization: 'Bearer ' + token,
    accept: 'application/json',
    'content-type': 'application/json',
    // Node sends the body of a DELETE without a length unless it is given.
    'content-length': Buffer.byteLength(text),
  };
  const ca = readFileSync(account + '/ca.crt');
  return new Promise((resolve, reject) => {
    const sent = request({ host, port, method, path, headers, ca, timeout: 30000 }, (answer) => {
      const parts = [];
      answer.on('data', (part) => parts.push(part));
      answer.on('error', reject);
      answer.on('end', () => {
        const isJson = /^application\/json/.test(answer.headers['content-type'] ?? '');
        const parsed = isJson ? JSON.parse(Buffer.concat(parts).toString()) : undefined;
        if (answer.statusCode < 300) return resolve(parsed);
        const error = new Error(method + ' ' + path + ': ' + (parsed?.message ?? 'status ' + answer.statusCode));
        reject(Object.assign(error, { code: answer.statusCode }));
      });
    });
    sent.on('timeout', () => sent.destroy(new Error(method + ' ' + path + ': no answer within 30 seconds')));
    sent.on('error', reject);
    sent.end(text);
  });
}

const pathOf = (group, plural, name) =>
  (group.includes('/') ? '/apis/' : '/api/') + group + '/namespaces/' + NAMESPACE + '/' + plural + (name ? '/' + name : '');
const list = async (group, plural) => (await call('GET', pathOf(group, plural))).items;
/** undefined where the object does not exist. */
const get = (group, plural, name) => call('GET', pathOf(group, plural, name)).catch(unless(404));
const create = (group, plural, object) => call('POST', pathOf(group, plural), object);
const remove = (group, plural, name, options) => call('DELETE', pathOf(group, plural, name), options).catch(unless(404));
const unless = (...codes) => (error) => {
  if (!codes.includes(error.code)) throw error;
};

const SNAPSHOT_API = 'snapshot.kubevirt.io/v1beta1';
const condition = (object, type) => object?.status?.conditions?.find((one) => one.type === type && one.status === 'True');
const isReady = ({ status }) => status?.readyToUse === true;
const timeOf = ({ metadata, status }) => Date.parse(status?.creationTime ?? metadata.creationTimestamp);
const newestFirst = (a, b) => timeOf(b) - timeOf(a) || (a.metadata.name < b.metadata.name ? 1 : -1);

process.on('uncaughtException', (error) => {
  console.error(error.message);
  process.exit(1);
});
const say = (text) => console.log(text);
let failures = 0;
const fail = (text) => {
  failures += 1;
  console.error(text);
};
`;
