import { access } from '../../../cluster/kubeconfig';
import { kubeconfig } from './server';

const SERVER = 'https://127.0.0.1:6443';

/** The message of a failure to get credentials for a user of that entry. */
async function failureOf(user: object): Promise<unknown> {
  const { credentials, close } = await access({ kubeconfig: kubeconfig(SERVER, user) });
  return credentials()
    .then(
      () => Promise.reject(new Error('there were credentials')),
      (error) => error,
    )
    .finally(close);
}

describe('credentials that cannot be had', () => {
  it('name the user, the kubeconfig and the cause, where no exec plugin is in play', async () => {
    expect(
      await failureOf({ 'client-certificate': '/nowhere/cert.pem', 'client-key': '/nowhere/key.pem' }),
    ).toMatchObject({
      reason: 'CredentialsFailed',
      status: 0,
      message: expect.stringMatching(
        /^Cannot get credentials for user u of the given kubeconfig text: .*\/nowhere\/.*\. Check the user's entry in the kubeconfig\.$/,
      ),
    });
  });

  it('name the exec plugin that failed', async () => {
    const exec = { apiVersion: 'client.authentication.k8s.io/v1', command: '/nowhere/login', interactiveMode: 'Never' };
    expect(await failureOf({ exec })).toMatchObject({
      reason: 'CredentialsFailed',
      message: expect.stringMatching(/its exec plugin `\/nowhere\/login` failed: .*Run that command manually/),
    });
  });

  it('never leave a placeholder in the message', async () => {
    const { message } = (await failureOf({ 'client-certificate': '/nowhere/cert.pem' })) as Error;
    expect(message).not.toMatch(/\$\w|undefined/);
  });
});

describe('a kubeconfig that can be neither read nor found', () => {
  const text = kubeconfig(SERVER, { token: 'hush-hush' });
  it.each([
    ['JSON in JSON', JSON.stringify(text)],
    ['base64', Buffer.from(text).toString('base64')],
  ])('is not quoted: %s', async (_, given) => {
    const message = await access({ kubeconfig: given }).then(
      () => 'none',
      (error: Error) => error.message,
    );
    expect(message).toMatch(/the given kubeconfig text (as a kubeconfig|does not set current-context): /);
    expect(message).not.toContain('hush');
    expect(message).not.toContain(Buffer.from(text).toString('base64').slice(0, 40));
  });
});
