/** Programs of the guides in languages that are compiled: the ten lines in Go and Java, and in Java the one that mixes our SDK with @pulumi/kubernetes. */
import { compileGo, compileJava } from '../support/other-languages';
import { programs } from '../support/packed';

jest.setTimeout(900_000);

const tenLines = (heading: string, fence: string): string => programs('docs/languages.md', heading, fence)[0]!;

it('the ten lines in Go compile', async () => {
  await expect(compileGo('ten-lines', tenLines('Go', 'go'))).resolves.toBeUndefined();
});

// `npm test` reports that it omits them.
if (process.env['KUBEVIRT_IAC_WITHOUT_JAVA'] !== '1') {
  it('the ten lines in Java compile, and the program beside @pulumi/kubernetes', async () => {
    const [mixed] = programs('docs/mixing-with-kubernetes.md', 'Java', 'java');
    await expect(compileJava([tenLines('Java', 'java'), mixed!])).resolves.toBeUndefined();
  });
}
