/** `kubevirt-iac lsp` where it cannot serve. */
import { runCli } from '../../../support/in-process-cli';

const missing = (name: string) =>
  Object.assign(new Error(`Cannot find module '${name}'\nRequire stack:\n- server.js`), { code: 'MODULE_NOT_FOUND' });

afterEach(() => jest.dontMock('../../../../cli/lsp/stdio'));

test.each([
  ['vscode-languageserver', 'vscode-languageserver/node'],
  ['vscode-languageserver-textdocument', 'vscode-languageserver-textdocument'],
])('without the package %s, it says in one sentence what to install', async (name, module) => {
  jest.doMock('../../../../cli/lsp/stdio', () => {
    throw missing(module);
  });
  expect(await runCli('lsp', '--stdio')).toEqual({
    code: 2,
    out: '',
    err: `error: The language server needs the package ${name}, which is not installed: npm install vscode-languageserver vscode-languageserver-textdocument\n`,
  });
});

test('a package that is broken in another way is not called missing', async () => {
  jest.doMock('../../../../cli/lsp/stdio', () => {
    throw missing('./inner');
  });
  expect((await runCli('lsp')).err).toContain("Cannot find module './inner'");
});
