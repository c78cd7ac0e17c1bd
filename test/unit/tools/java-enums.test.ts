/** What Pulumi's converter writes for Java, made into what Java accepts. */
import { readFile } from '../../../tools/generate/files';
import type { PackageSpec } from '../../../tools/generate/pulumi/spec';
import { withEnums } from '../../../tools/sdks/java-enums';

const schema = JSON.parse(readFile('schema.json')) as PackageSpec;
/** As the generator names them: `U1_medium` for `u1.medium`. */
const members = (token: string) =>
  new Map(
    schema.types[token]!.enum!.map(({ value }) => [
      value,
      `${value[0]!.toUpperCase()}${value.slice(1)}`.replace(/\W/g, '_'),
    ]),
  );
const program = (imported: string, body: string): string =>
  `package generated_program;\n\nimport com.pulumi.Context;\nimport kubevirtiac.kubevirt.${imported};\n\n${body}\n`;

it('writes the members of enums, in objects and in lists, with their imports', () => {
  const text = withEnums(
    program(
      'VirtualMachine',
      `new VirtualMachine("web", VirtualMachineArgs.builder()
        .namespace("vms")
        .instancetype("u1.medium")
        .disks(
            DiskArgs.builder()
                .name("a")
                .import_(ImageArgs.builder().registry("quay.io/fedora").build())
                .build(),
            DiskArgs.builder().name("b").cache("none").build())
        .runStrategy("Halted")
        .sshKeys("ssh-ed25519 AAAA")
        .build());`,
    ),
    schema,
    members,
  );
  expect(text).toContain('.namespace("vms")');
  expect(text).toContain('.instancetype(CommonInstancetype.U1_medium)');
  expect(text).toContain('DiskArgs.builder().name("b").cache(DiskCache.None).build())');
  expect(text).toContain('.runStrategy(RunStrategy.Halted)');
  expect(text).toContain('.sshKeys(Either.ofLeft("ssh-ed25519 AAAA"))');
  expect(text).toContain('import com.pulumi.core.Either;\n');
  for (const name of ['enums.CommonInstancetype', 'enums.RunStrategy', 'inputs.DiskArgs', 'inputs.ImageArgs'])
    expect(text).toContain(`import kubevirtiac.kubevirt.${name};\n`);
});

it('writes each of several values, and those of the kind that is imported and not of the component of its name', () => {
  const deny = program(
    'DefaultDeny',
    'new DefaultDeny("deny", DefaultDenyArgs.builder().except(\n "dns",\n "same-namespace").build());',
  );
  expect(withEnums(deny, schema, members)).toContain('.except(\n DenyException.Dns,\n DenyException.Same_namespace)');
  const kind = program(
    'core.v1.VirtualMachine',
    'new VirtualMachine("web", VirtualMachineArgs.builder().instancetype("u1.medium").build());',
  );
  expect(withEnums(kind, schema, members)).toContain('.instancetype("u1.medium")');
});

it.each([
  [
    'a map of objects',
    'VMTemplate',
    '.parameters(Map.ofEntries(\n Map.entry("NAME", Map.of("from", "vm-[a-z]{6}")),\n Map.entry("SIZE", Map.ofEntries(\n Map.entry("value", "20Gi"),\n Map.entry("description", "Size (of the disk)")\n ))))',
    '.parameters(Map.ofEntries(Map.entry("NAME", ParameterArgs.builder().from("vm-[a-z]{6}").build()), Map.entry("SIZE", ParameterArgs.builder().value("20Gi").description("Size (of the disk)").build())))',
  ],
  [
    'a map of numbers or objects',
    'GuestService',
    '.ports(Map.of("http", 80))',
    '.ports(Map.ofEntries(Map.entry("http", Either.ofLeft(80))))',
  ],
  [
    'a map of texts',
    'MigrationPolicy',
    '.guestLabels(Map.of("tier", "db"))',
    '.guestLabels(Map.ofEntries(Map.entry("tier", "db")))',
  ],
  ['a resource beside objects', 'RestoreDrill', '.of(virtualMachine)', '.of(Either.ofRight(virtualMachine))'],
])('writes %s', (_, type, converted, written) => {
  const text = program(type, `new ${type}("it", ${type}Args.builder().namespace("vms")${converted}.build());`);
  expect(withEnums(text, schema, members)).toContain(written);
});
