import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRepository } from '../../toolchain/package-root';
import type { PackageSpec } from '../generate/pulumi/spec';
import { membersIn, withEnums } from './java-enums';
import {
  copyEndingIn,
  describe,
  isInstalled,
  omitted,
  run,
  SCHEMA,
  type Sdk,
  skipped,
  timed,
  VERSION,
  withoutWrong,
} from './sdk';

/** What the SDK is compiled against. */
const DEPENDENCIES = [
  ['com.pulumi', 'pulumi', '0.16.1'],
  ['com.google.code.gson', 'gson', '2.8.9'],
  ['com.google.code.findbugs', 'jsr305', '3.0.2'],
] as const;

const HOMEPAGE = packageRepository();

/** Maven Central refuses a library without its sources and its pages. */
const ATTACHED = [
  ['maven-source-plugin', '3.3.1', 'jar-no-fork', ''],
  // The generator writes comments for another compiler's taste.
  [
    'maven-javadoc-plugin',
    '3.11.2',
    'jar',
    '<configuration><doclint>none</doclint><quiet>true</quiet></configuration>',
  ],
] as const;

const plugin = ([artifact, version, goal, configuration]: (typeof ATTACHED)[number]): string =>
  `      <plugin>
        <artifactId>${artifact}</artifactId><version>${version}</version>
        <executions><execution><goals><goal>${goal}</goal></goals></execution></executions>${configuration}
      </plugin>`;

type Dependency = readonly [group: string, artifact: string, version: string];

/** The project of the SDK; with more dependencies, that of programs beside it. */
export const javaProject = (
  more: readonly Dependency[] = [],
): string => `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>io.github.kubevirt-iac</groupId>
  <artifactId>kubevirt</artifactId>
  <version>${VERSION}</version>
  <name>KubeVirt for Pulumi</name>
  <description>Virtual machines on KubeVirt and OpenShift Virtualization, for Pulumi programs in Java.</description>
  <url>${HOMEPAGE}</url>
  <licenses><license><name>Apache-2.0</name><url>https://www.apache.org/licenses/LICENSE-2.0.txt</url></license></licenses>
  <developers><developer><name>The kubevirt-iac authors</name><url>${HOMEPAGE}</url></developer></developers>
  <scm><connection>scm:git:${HOMEPAGE}.git</connection><url>${HOMEPAGE}</url></scm>
  <properties>
    <maven.compiler.source>11</maven.compiler.source>
    <maven.compiler.target>11</maven.compiler.target>
    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
  </properties>
  <dependencies>
${[...DEPENDENCIES, ...more].map(([group, artifact, version]) => `    <dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${version}</version></dependency>`).join('\n')}
  </dependencies>
  <build>
    <plugins>
${ATTACHED.map(plugin).join('\n')}
    </plugins>
  </build>
</project>
`;

export const java: Sdk = {
  language: 'java',
  generator: 'pulumi-java-dotnet',
  corrected(folder) {
    const schema = JSON.parse(readFileSync(SCHEMA, 'utf8')) as PackageSpec;
    const members = membersIn(folder, schema);
    return (text) => withEnums(withOurNames(text), schema, members);
  },
  build(folder, programs, out) {
    describe(folder);
    writeFileSync(join(folder, 'pom.xml'), javaProject());
    if (!isInstalled('mvn')) return skipped('compile it', 'mvn');
    // Where a library has its tests, so that the programs are compiled and not packed.
    const place = join(folder, 'src', 'test', 'java');
    for (const [name, text] of Object.entries(programs)) {
      mkdirSync(join(place, packageOf(name)), { recursive: true });
      const program = text.replace('package generated_program;', `package ${packageOf(name)};`);
      writeFileSync(join(place, packageOf(name), 'App.java'), program);
    }
    timed('compile it', () => run('mvn', ['--quiet', '--batch-mode', 'compile'], folder));
    const names = Object.keys(programs);
    const written = { place, names: names.map(packageOf), pattern: /\/src\/test\/java\/(\w+)\/App\.java/g };
    const wrong = timed(`compile ${names.length} programs`, () =>
      withoutWrong(written, 'mvn', ['--quiet', '--batch-mode', 'test-compile'], folder),
    );
    omitted(wrong, names.length);
    timed('pack it', () => run('mvn', ['--quiet', '--batch-mode', 'package'], folder));
    copyEndingIn(
      join(folder, 'target'),
      ['', '-sources', '-javadoc'].map((kind) => `-${VERSION}${kind}.jar`),
      join(out, 'java'),
    );
    copyEndingIn(folder, ['pom.xml'], join(out, 'java'));
    return names.filter((name) => wrong.includes(packageOf(name)));
  },
};

const packageOf = (name: string): string => name.toLowerCase();

/** The generator of programs knows neither our base package nor our names of modules. */
const withOurNames = (text: string): string =>
  text
    .replace(/com\.pulumi\.kubevirt\.(\w+)_(v\w+)\./g, 'kubevirtiac.kubevirt.$1.$2.')
    .replaceAll('com.pulumi.kubevirt.', 'kubevirtiac.kubevirt.');
