import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { copyEndingIn, describe, isInstalled, run, type Sdk, skipped, timed, VERSION } from './sdk';

/** What the SDK is compiled against. */
const DEPENDENCIES = [
  ['com.pulumi', 'pulumi', '0.16.1'],
  ['com.google.code.gson', 'gson', '2.8.9'],
  ['com.google.code.findbugs', 'jsr305', '3.0.2'],
] as const;

const PROJECT = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>io.github.kubevirt-iac</groupId>
  <artifactId>kubevirt</artifactId>
  <version>${VERSION}</version>
  <name>KubeVirt for Pulumi</name>
  <licenses><license><name>Apache-2.0</name></license></licenses>
  <properties>
    <maven.compiler.source>11</maven.compiler.source>
    <maven.compiler.target>11</maven.compiler.target>
    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
  </properties>
  <dependencies>
${DEPENDENCIES.map(([group, artifact, version]) => `    <dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${version}</version></dependency>`).join('\n')}
  </dependencies>
</project>
`;

export const java: Sdk = {
  language: 'java',
  generator: 'pulumi-java-dotnet',
  build(folder, programs, out) {
    describe(folder);
    writeFileSync(join(folder, 'pom.xml'), PROJECT);
    if (!isInstalled('mvn')) return skipped('compile it', 'mvn');
    // Beside the SDK's own tests, so that they are compiled and not packed.
    for (const [name, text] of Object.entries(programs)) {
      const place = join(folder, 'src', 'test', 'java', name.toLowerCase());
      mkdirSync(place, { recursive: true });
      writeFileSync(join(place, 'App.java'), inPackage(text, name.toLowerCase()));
    }
    timed(`compile it and ${Object.keys(programs).length} programs, and pack it`, () =>
      run('mvn', ['--quiet', '--batch-mode', 'package'], folder),
    );
    copyEndingIn(join(folder, 'target'), [`-${VERSION}.jar`], join(out, 'java'));
    copyEndingIn(folder, ['pom.xml'], join(out, 'java'));
  },
};

/** The generator of programs knows neither our base package nor our names of modules. */
const inPackage = (text: string, name: string): string =>
  text
    .replace('package generated_program;', `package ${name};`)
    .replace(/com\.pulumi\.kubevirt\.(\w+)_(v\w+)\./g, 'kubevirtiac.kubevirt.$1.$2.')
    .replaceAll('com.pulumi.kubevirt.', 'kubevirtiac.kubevirt.');
