import { type Files, readFile } from './files';

/** Where the ten lines stand in each language, as Pulumi's registry calls it. */
const PROGRAMS = [
  { language: 'typescript', file: 'README.md', heading: 'Ten lines for Pulumi', fence: 'ts' },
  { language: 'yaml', file: 'README.md', heading: 'Ten lines in YAML', fence: 'yaml' },
  { language: 'python', file: 'docs/languages.md', heading: 'Python', fence: 'python' },
  { language: 'go', file: 'docs/languages.md', heading: 'Go', fence: 'go' },
  { language: 'csharp', file: 'docs/languages.md', heading: 'C#', fence: 'csharp' },
  { language: 'java', file: 'docs/languages.md', heading: 'Java', fence: 'java' },
];

/** The first program in a language below a heading. */
function program(file: string, heading: string, fence: string): string {
  const section = readFile(file).split(`\n## ${heading}\n`)[1]?.split(/\n## /)[0];
  const found = section && new RegExp(`^\`\`\`${fence}\\n(.*?)^\`\`\`$`, 'ms').exec(section)?.[1];
  if (!found) throw new Error(`${file} has no program in ${fence} below the heading "${heading}".`);
  return found;
}

const INTRODUCTION = `---
title: KubeVirt
meta_desc: Virtual machines on Kubernetes with KubeVirt and OpenShift Virtualization, and the platform under them.
layout: package
---

# KubeVirt

<img src="assets/logo.svg" alt="" width="96">

The KubeVirt provider runs virtual machines on Kubernetes and OpenShift, and installs and upgrades the platform under them. Before anything is applied, a preview reports what the
cluster would reject and what a change does to a running guest: whether it reboots, loses data, or waits for the next boot. \`pulumi up\` waits until the guest runs, and reports
meanwhile what it waits for.

- Components make a virtual machine with its disks, Secrets, Services and network policies, pools, golden images, snapshots on a schedule, and the platform.
- Every kind of KubeVirt, CDI and their companions is a typed resource in the API's own shape.
- Actions such as Restart, Migration, Snapshot and Restore are resources with triggers.

[Installation and configuration](installation-configuration.md) has the packages and the settings; [the guide](pulumi.md) describes the rest.

## Example
`;

/** The overview of Pulumi's registry, with the programs of README and docs/languages.md. */
export function registryDocs(): Files {
  const choices = PROGRAMS.map(
    ({ language, file, heading, fence }) =>
      `{{% choosable language ${language} %}}\n\n\`\`\`${language}\n${program(file, heading, fence)}\`\`\`\n\n{{% /choosable %}}\n`,
  );
  const chooser = `{{< chooser language "${PROGRAMS.map(({ language }) => language).join(',')}" >}}\n${choices.join('')}{{< /chooser >}}\n`;
  return new Map([['docs/_index.md', `${INTRODUCTION}\n${chooser}`]]);
}
