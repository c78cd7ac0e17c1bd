/** The order in which the site tells its story. Every page of the repository's texts stands in it once; a page that is missing ends the build. */
import type { Pages } from './texts';

interface Section {
  readonly text: string;
  readonly collapsed?: boolean;
  /** Pages, each under its own heading unless a shorter text stands before it: `Disks: constructs/disks`. */
  readonly pages: readonly string[];
}

const STORY: readonly Section[] = [
  {
    text: 'Start',
    pages: [
      'With cdk8s: start/cdk8s',
      'With Pulumi: start/pulumi',
      'What it is: introduction',
      'Examples: examples',
      'All documentation: documentation',
    ],
  },
  {
    text: 'Virtual machines',
    pages: [
      'Virtual machines: constructs/virtual-machine',
      'constructs/disks',
      'constructs/images',
      'constructs/guest-configuration',
      'constructs/networks',
      'constructs/services',
      'constructs/network-policies',
      'Pools, templates, policies: constructs/pools-templates-policies',
      'Scaling and bare guests: constructs/scaling',
      'constructs/protection',
      'constructs/access-and-tenants',
      'constructs/reference',
    ],
  },
  {
    text: 'What it answers',
    pages: [
      'Rules: rules/index',
      'what-a-change-does',
      'when-a-node-dies',
      'Manifests that exist: existing-manifests',
      'graph',
      'preflight',
    ],
  },
  {
    text: 'With Pulumi',
    collapsed: true,
    pages: [
      'The guide: pulumi',
      'languages',
      'mixing-with-kubernetes',
      'installation-configuration',
      'actions',
      'Functions: functions',
      'adopting',
      'rights',
      'secrets',
    ],
  },
  {
    text: 'From Git to the cluster',
    collapsed: true,
    pages: [
      'pipelines',
      'waiting',
      'editors',
      'GitOps: gitops',
      'Fleets: fleets',
      'Tenants: tenants',
      'command-line',
      'machine-interfaces',
    ],
  },
  {
    text: 'The platform',
    collapsed: true,
    pages: [
      'The platform: platform',
      'Bare metal: bare-metal',
      'openshift',
      'Mirrors and air gaps: air-gapped',
      'monitoring',
      'upgrade',
      'uninstall',
      'Troubleshooting: troubleshooting',
      'Hazards: hazards',
    ],
  },
  {
    text: 'Trust',
    collapsed: true,
    pages: ['sandbox', 'reliability', 'hostile-input', 'security', 'versions', 'changelog'],
  },
  {
    text: 'Inside',
    collapsed: true,
    pages: [
      'architecture',
      'Decisions: decisions/index',
      'contributing',
      'style',
      'Taking in a release: kubevirt-upgrade',
      'debugging-the-plugin',
      'code-of-conduct',
    ],
  },
];

/** Pages that are reached from a list of their own. */
const LISTED_ELSEWHERE = /^(rules|decisions)\/(?!index)|^index\.md$/;

export interface SidebarSection {
  readonly text: string;
  readonly collapsed?: boolean;
  readonly items: readonly { readonly text: string; readonly link: string }[];
}

/** A name that may be broken where its words meet: `VirtualMachine<wbr>Instance`. */
export const breakable = (name: string): string => name.replace(/(?<=[a-z])(?=[A-Z])/g, '<wbr>');

export function sidebar(pages: Pages): SidebarSection[] {
  const known = STORY.flatMap((section) => section.pages.map((page) => `${page.replace(/^.*: /, '')}.md`));
  const missing = [...pages.keys()].filter((page) => !known.includes(page) && !LISTED_ELSEWHERE.test(page));
  if (missing.length > 0)
    throw new Error(`site/sidebar.ts does not list ${missing.join(', ')}. Add each to the section that it belongs to.`);
  return STORY.map(({ pages: listed, ...section }) => ({
    ...section,
    items: listed.map((entry) => item(entry, pages)),
  }));
}

function item(entry: string, pages: Pages): { text: string; link: string } {
  const [, text, page] = /^(?:(.*): )?(\S+)$/.exec(entry) as unknown as [string, string | undefined, string];
  const content = pages.get(`${page}.md`);
  if (content === undefined) throw new Error(`site/sidebar.ts lists ${page}, which is not a page.`);
  return { text: text ?? /^# (.*)$/m.exec(content)![1]!, link: `/${page.replace(/index$/, '')}` };
}
