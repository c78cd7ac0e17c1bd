/** The guide page `docs/rights.md`: its text from the page beside this file, its roles from the table of rights. */
import {
  ACTIONS,
  annotatedRights,
  CAUSES,
  DOCTOR,
  DRAIN,
  FUNCTIONS,
  functionRole,
  GRAPH,
  GUESTS,
  IMPORT_LIVE,
  LEFTOVERS,
  MIGRATION_DATA,
  MORE,
  OPENSHIFT,
  PERSONA_NAMES,
  PERSONAS,
  type Persona,
  PROBE,
  PROFILE,
  PULUMI_IMPORT,
  rightsYaml,
  roleYaml,
  STATUS,
  UPLOAD,
} from '../../kubevirt/rights';
import { type Files, readFile } from './files';

const fenced = (yaml: string): string => `\`\`\`yaml\n${yaml}\`\`\``;

const BLOCKS: Readonly<Record<string, string>> = {
  'kubevirt-iac-guests': fenced(roleYaml('Role', 'kubevirt-iac-guests', GUESTS)),
  'kubevirt-iac-causes': fenced(roleYaml('ClusterRole', 'kubevirt-iac-causes', CAUSES)),
  'kubevirt-iac-migration-data': fenced(roleYaml('Role', 'kubevirt-iac-migration-data', MIGRATION_DATA)),
  'kubevirt-iac-more': fenced(roleYaml('Role', 'kubevirt-iac-more', MORE)),
  'kubevirt-iac-actions': fenced(roleYaml('Role', 'kubevirt-iac-actions', ACTIONS)),
  'kubevirt-iac-upload': fenced(roleYaml('ClusterRole', 'kubevirt-iac-upload', UPLOAD)),
  'kubevirt-iac-drain': fenced(roleYaml('ClusterRole', 'kubevirt-iac-drain', DRAIN)),
  'kubevirt-iac-profile': fenced(roleYaml('ClusterRole', 'kubevirt-iac-profile', PROFILE)),
  'kubevirt-iac-status': fenced(roleYaml('ClusterRole', 'kubevirt-iac-status', STATUS)),
  'kubevirt-iac-doctor': fenced(roleYaml('ClusterRole', 'kubevirt-iac-doctor', DOCTOR)),
  'kubevirt-iac-probe': fenced(roleYaml('ClusterRole', 'kubevirt-iac-probe', PROBE)),
  'kubevirt-iac-leftovers': fenced(roleYaml('ClusterRole', 'kubevirt-iac-leftovers', LEFTOVERS)),
  'kubevirt-iac-import': fenced(roleYaml('Role', 'kubevirt-iac-import', IMPORT_LIVE)),
  'kubevirt-iac-graph': fenced(roleYaml('ClusterRole', 'kubevirt-iac-graph', GRAPH)),
  'kubevirt-iac-pulumi-import': fenced(roleYaml('Role', 'kubevirt-iac-pulumi-import', PULUMI_IMPORT)),
  'kubevirt-iac-openshift': fenced(roleYaml('ClusterRole', 'kubevirt-iac-openshift', OPENSHIFT)),
  functions: Object.entries(FUNCTIONS)
    .map(([name, rules]) => `### \`${name}\`\n\n${fenced(roleYaml('ClusterRole', functionRole(name), rules))}`)
    .join('\n\n'),
  installer: fenced(rightsYaml(annotatedRights('installer'))),
  operator: fenced(rightsYaml(annotatedRights('operator', { namespace: 'vms' }))),
  'console-operator': fenced(rightsYaml(annotatedRights('console-operator', { namespace: 'vms' }))),
  migrator: fenced(rightsYaml(annotatedRights('migrator', { namespace: 'vms' }))),
  'image-publisher': fenced(rightsYaml(annotatedRights('image-publisher', { namespace: 'golden-images' }))),
  viewer: fenced(rightsYaml(annotatedRights('viewer', { namespace: 'vms' }))),
  personas: personaTable(),
};

function personaTable(): string {
  const rows = PERSONA_NAMES.map((name) => {
    const { title, binds }: Persona = PERSONAS[name];
    const bound = binds.length > 0 ? binds.map((role) => `\`${role}\``).join(', ') : '';
    return `| \`${name}\` | ${title} | ${bound} |`;
  });
  return ['| persona | who | also bound to |', '| --- | --- | --- |', ...rows].join('\n');
}

export function rightsDocs(): Files {
  const page = readFile('tools/generate/rights-page.txt');
  const text = page.replace(/\{\{([\w-]+)\}\}/g, (_, name: string) => {
    const block = BLOCKS[name];
    if (block === undefined) throw new Error(`tools/generate/rights-page.txt: there is no {{${name}}}.`);
    return block;
  });
  return new Map([['docs/rights.md', text]]);
}
