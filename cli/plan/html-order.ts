/** In which order a change happens, and which guests leave which node. */
import { grouped } from '../../kube/grouped';
import { needsRestart } from '../../kubevirt/impact';
import { type Markup, markup } from '../page/markup';
import type { ObjectPlan } from './compare';
import { isShutDown } from './html-verdict';
import type { Planned } from './planned';
import { restartsByWindow, restartsLine } from './restarts';
import { byWave } from './sites';
import { waveLine } from './text';

interface Step {
  title: string;
  /** What happens to how many, for those that occur. */
  lines: readonly (string | false)[];
}

/** As a list: by wave for a fleet, otherwise by what has to happen first. Undefined where nothing changes. */
export function orderMarkup({ fleet, plans }: Planned): Markup | undefined {
  const objects = plans.flatMap(({ plan }) => plan.objects);
  if (objects.length === 0) return undefined;
  const steps = stepsOf(
    objects,
    plans.every(({ plan }) => plan.migrates),
  ).flatMap(({ title, lines }) => {
    const said = lines.filter((line) => line !== false);
    return said.length > 0
      ? [markup`<li><strong>${title}</strong>${said.map((line) => markup`<br>${line}`)}</li>\n`]
      : [];
  });
  const waves = fleet && [
    markup`<h3>Waves</h3><ol class="order">${byWave(plans).map((wave) => markup`<li>${waveLine(wave)}</li>\n`)}</ol>`,
    windows(plans),
    markup`<h3>In all of them together</h3>`,
  ];
  return markup`<section aria-labelledby="order"><h2 id="order">In which order</h2>${waves}<ol class="order">${steps}</ol></section>`;
}

function windows(plans: Planned['plans']): Markup | undefined {
  const restarts = restartsByWindow(plans);
  if (restarts.length === 0) return undefined;
  return markup`<h3>Restarts</h3><ul class="order">${restarts.map((one) => markup`<li>${restartsLine(one)}</li>\n`)}</ul>`;
}

function stepsOf(objects: readonly ObjectPlan[], migrates: boolean): Step[] {
  const count = (holds: (object: ObjectPlan) => boolean) => objects.filter(holds).length;
  const line = (n: number, one: string, several: string) => n > 0 && `${n} ${n === 1 ? one : several}`;
  const has = (effect: string) => (object: ObjectPlan) =>
    object.impact.class !== 'refused' && object.impact.changes.some((change) => change.effect === effect);
  const waiting = (object: ObjectPlan) =>
    object.impact.class !== 'refused' &&
    object.impact.changes.some(({ effect }) => effect !== 'stuck' && needsRestart(effect));
  const moving = count(has('live+migration'));
  return [
    {
      title: 'Never',
      lines: [
        line(
          count(({ impact }) => impact.class === 'refused'),
          'object is rejected',
          'objects are rejected',
        ),
        line(count(has('stuck')), 'object cannot be carried out', 'objects cannot be carried out'),
      ],
    },
    {
      title: 'As soon as it is applied',
      lines: [
        line(count(isShutDown), 'VM or pool is shut down', 'VMs or pools are shut down'),
        line(
          count(({ status, kept }) => status === 'removed' && !kept),
          'object is deleted',
          'objects are deleted',
        ),
        line(
          count(({ status }) => status === 'added'),
          'object is created',
          'objects are created',
        ),
        line(count(has('replace')), 'object is deleted and created again', 'objects are deleted and created again'),
        line(
          count((object) => has('live')(object) && !isShutDown(object)),
          'object changes while its guests run',
          'objects change while their guests run',
        ),
      ],
    },
    {
      title: migrates ? 'Then, one by one, by live migration' : 'At the next live migration, which has to be asked for',
      lines: [line(moving, 'VM or pool moves to another node', 'VMs or pools move to other nodes')],
    },
    {
      title: 'At the next restart of each',
      lines: [
        line(count(waiting), 'VM or pool gets its change', 'VMs or pools get their changes'),
        line(
          count(has('next-boot-silent')),
          'of them: nothing in the cluster shows that it waits',
          'of them: nothing in the cluster shows that they wait',
        ),
      ],
    },
  ];
}

interface Leaving {
  guest: string;
  fate: Fate;
  others: readonly string[] | undefined;
  href: string;
}

/** What becomes of the guests on each node. Undefined where no guest was seen. */
export function movesMarkup(
  objects: readonly { id: string; object: ObjectPlan; namespace: string }[],
): Markup | undefined {
  const guests = objects.flatMap(({ id, object, namespace }) =>
    (object.guests ?? []).map(({ name, node, others }) => ({
      node,
      guest: `${namespace}/${name}`,
      fate: fateOf(object),
      others,
      href: `#${id}`,
    })),
  );
  const nodes = grouped(guests, ({ node }) => node);
  if (nodes.size === 0) return undefined;
  const sorted = [...nodes].sort(([a], [b]) => (a < b ? -1 : 1));
  return markup`<section aria-labelledby="moves"><h2 id="moves">Who moves where</h2>
<p class="faint">Guests of changed VMs, by the node on which each ran when the cluster was read. The scheduler chooses among the nodes that can take a guest; their room was not looked at.</p>
${sorted.map(([node, leaving]) => nodeMarkup(node, leaving))}</section>`;
}

/** Of a node with more guests, the first are listed. */
const MOST = 200;

function nodeMarkup(node: string, guests: readonly Leaving[]): Markup {
  const fates = [...new Set(guests.map(({ fate }) => fate))];
  const counts = fates.map((fate) => {
    const count = guests.filter((one) => one.fate === fate).length;
    return `${count} ${fate[count === 1 ? 0 : 1]}`;
  });
  const stranded = guests.filter(({ fate, others }) => fate === MOVES && others?.length === 0).length;
  return markup`<details class="node"><summary><strong><code>${node}</code></strong> ${counts.join(', ')}${stranded > 0 && markup` <b class="badge">${stranded} with nowhere to go</b>`}</summary>
<table><thead><tr><th scope="col">Guest</th><th scope="col">What happens</th><th scope="col">Other nodes that can take it</th></tr></thead><tbody>
${guests.slice(0, MOST).map(
  ({ guest, fate, others, href }) =>
    markup`<tr><th scope="row"><a href="${href}">${guest}</a></th><td>${fate[0]}</td><td>${others ? others.join(', ') || 'none' : 'not read'}</td></tr>
`,
)}</tbody></table>${guests.length > MOST && markup`<p>and ${guests.length - MOST} more</p>`}</details>
`;
}

const STAYS = ['stays', 'stay'] as const;
const MOVES = ['moves away', 'move away'] as const;
const WAITS = ['stays, and needs a restart', 'stay, and need a restart'] as const;
const STOPS = ['is shut down', 'are shut down'] as const;
type Fate = typeof STAYS | typeof MOVES | typeof WAITS | typeof STOPS;

function fateOf(object: ObjectPlan): Fate {
  const { changes, class: found } = object.impact;
  if (found === 'refused') return STAYS;
  if (isShutDown(object)) return STOPS;
  if (changes.some(({ effect }) => effect === 'live+migration')) return MOVES;
  return changes.some(({ effect }) => needsRestart(effect)) ? WAITS : STAYS;
}
