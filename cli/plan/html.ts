/** A plan as a page in one file, for whoever has to agree: the verdict, the hazards, the order, who moves where, and each machine old beside new. */

import { grouped } from '../../kube/grouped';
import { glossaryOf, HAZARDS, type HazardKind } from '../../kubevirt/impact';
import { type Markup, markup } from '../page/markup';
import { page } from '../page/page';
import { type Card, cardMarkup, cardOf, type Detail } from './html-card';
import { movesMarkup, orderMarkup } from './html-order';
import { SCRIPT } from './html-script';
import { STYLE } from './html-style';
import { tally, verdictOn } from './html-verdict';
import type { Planned } from './planned';
import { byWave } from './sites';
import { assumptionsOf, countsLine, waveName } from './text';

/** Length up to which objects are shown in a detail, in characters; the most harmful come first. */
const ROOM: readonly (readonly [detail: Detail, most: number])[] = [
  ['whole', 3_400_000],
  ['without reasons', 4_000_000],
  ['verdict', Number.POSITIVE_INFINITY],
];

/** Objects of one wave, or all of them. */
interface Part {
  title?: string;
  cards: readonly Card[];
}

export function planHtml(planned: Planned): string {
  const { plans, old, now } = planned;
  const objects = plans.flatMap(({ plan }) => plan.objects);
  const { tone, sign, title, meaning } = verdictOn(objects);
  const parts = partsOf(planned);
  const cards = parts.flatMap((part) => part.cards);
  const body = markup`<header class="top"><p>Plan for <code>${now.name}</code>, compared with <code>${old.name}</code></p></header>
<main>
<section class="verdict ${tone}" aria-labelledby="verdict"><h1 id="verdict"><span aria-hidden="true">${sign}</span> ${title}</h1><p>${meaning}</p>
<ul class="counts">${tally(objects).map(({ outcome, count }) => markup`<li><b>${count}</b> ${outcome.counted}</li>`)}</ul></section>
${hazards(cards)}
${unread(planned)}
${orderMarkup(planned)}
${movesMarkup(cards)}
${objectsMarkup(parts, cards)}
${outlook(cards)}
${foot(planned, cards)}
</main>`;
  return page({ title: `${title}: plan for ${now.name}`, body, style: STYLE, script: SCRIPT });
}

/** In a fleet, what happens alike at several sites is one card, which names them. */
function partsOf({ fleet, plans }: Planned): Part[] {
  const groups = fleet
    ? byWave(plans).map(({ wave, plan }) => ({ title: waveName(wave), plan }))
    : [{ plan: plans[0]!.plan }];
  let id = 0;
  return groups.map(({ plan, ...part }) => ({
    ...part,
    cards: plan.objects.map((object) => cardOf(object, plan.migrates, `o${++id}`)),
  }));
}

function unread({ plans }: Planned): Markup | undefined {
  const lines = [...new Set(plans.flatMap(({ plan }) => plan.unread ?? []))];
  if (lines.length === 0) return undefined;
  return markup`<section aria-labelledby="unread"><h2 id="unread">What this plan does not know</h2><ul>${lines.map((line) => markup`<li>${line}</li>`)}</ul></section>`;
}

/** Of each kind of hazard as many are listed apart; each also stands on its card. */
const MOST_OF_A_KIND = 50;

/** Lost data first. */
const HAZARD_ORDER: readonly HazardKind[] = [
  'data-loss',
  'uncopied-destination',
  'silent-volume-swap',
  ...(Object.keys(HAZARDS) as HazardKind[]),
];

function hazards(cards: readonly Card[]): Markup | undefined {
  const all = cards.flatMap((card) => card.object.impact.hazards.map((hazard) => ({ card, hazard })));
  if (all.length === 0) return undefined;
  const groups = [...new Set(HAZARD_ORDER)].flatMap((kind) => {
    const found = all.filter(({ hazard }) => hazard.kind === kind);
    const more = found.length - MOST_OF_A_KIND;
    return found.length === 0
      ? []
      : [
          markup`<h3>${HAZARDS[kind]} (${found.length})</h3><ul>
${found.slice(0, MOST_OF_A_KIND).map(
  ({ card, hazard }) => markup`<li><a href="#${card.id}">${card.kind} ${card.title}</a> ${hazard.reason}</li>
`,
)}${more > 0 && markup`<li>and ${more} more: choose this hazard in the filter below</li>`}</ul>`,
        ];
  });
  return markup`<section class="hazards" aria-labelledby="hazards"><h2 id="hazards"><span aria-hidden="true">⚠</span> Read this first: ${all.length} ${all.length === 1 ? 'hazard' : 'hazards'}</h2>${groups}</section>`;
}

function objectsMarkup(parts: readonly Part[], cards: readonly Card[]): Markup | undefined {
  if (cards.length === 0) return undefined;
  let [length, cut] = [0, 0];
  const room = (card: Card): Markup => {
    const [detail] = ROOM.find(([, most]) => length < most)!;
    const shown = cardMarkup(card, detail);
    if (detail !== 'whole') cut++;
    length += shown.text.length;
    return shown;
  };
  const shown = parts.map(
    ({ title, cards: own }) => markup`<div class="part">${title !== undefined && markup`<h3>${title}</h3>`}
${own.map(room)}</div>
`,
  );
  return markup`<section aria-labelledby="objects"><h2 id="objects">What changes</h2>
${cut > 0 && markup`<p class="faint">The last ${cut} objects, which do the least harm, are shown without their reasons; <code>--format json</code> has them.</p>`}
${filterMarkup(cards)}
${shown}</section>`;
}

/** Of the VMs of which the same is to be said, as many are named. */
const MOST_NAMED = 20;

/** What happens to the VMs as they are after the change when a node dies, and when one is drained: each sentence once. */
function outlook(cards: readonly Card[]): Markup | undefined {
  const groups = (read: (of: NonNullable<Card['object']['availability']>) => string) => {
    const said = cards.flatMap(({ title, object: { availability } }) =>
      availability ? [{ title, sentence: read(availability) }] : [],
    );
    return grouped(said, ({ sentence }) => sentence);
  };
  const lists = [
    { heading: 'When a node dies', by: groups(({ nodeLoss }) => nodeLoss.sentence) },
    { heading: 'When a node is drained', by: groups(({ drain }) => drain.sentence) },
  ];
  if (lists.every(({ by }) => by.size === 0)) return undefined;
  return markup`<section aria-labelledby="outlook"><h2 id="outlook">After the change</h2>${lists.map(
    ({ heading, by }) =>
      markup`<h3>${heading}</h3><ul class="order">${[...by].map(
        ([sentence, vms]) =>
          markup`<li>${sentence}<br><span class="faint">${named(vms.map(({ title }) => title))}</span></li>\n`,
      )}</ul>`,
  )}</section>`;
}

const named = (names: readonly string[]): string => {
  const more = names.length - MOST_NAMED;
  return `${names.slice(0, MOST_NAMED).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
};

function filterMarkup(cards: readonly Card[]): Markup {
  const namespaces = [...new Set(cards.map(({ namespace }) => namespace))].filter(Boolean).sort();
  const verdicts = [...new Set(cards.map(({ verdict }) => verdict))];
  const kinds = new Set(cards.flatMap(({ object }) => object.impact.hazards.map(({ kind }) => kind)));
  const options = (entries: readonly (readonly [value: string, text: string])[]) =>
    entries.map(([value, text]) => markup`<option value="${value}">${text}</option>`);
  const present = [...new Set(HAZARD_ORDER)].filter((kind) => kinds.has(kind));
  return markup`<form class="filter" id="filter" role="search" aria-label="Filter the objects" hidden>
<label>Name<input name="search" type="search" autocomplete="off" spellcheck="false"></label>
<label>Namespace<select name="namespace"><option value="">All</option>${options(namespaces.map((one) => [one, one]))}</select></label>
<label>What happens<select name="verdict"><option value="">All</option>${options(verdicts.map((one) => [one, one]))}</select></label>
<label>Hazard<select name="hazard"><option value="">All</option>${present.length > 0 && markup`<option value="any">Any hazard</option>`}${options(present.map((kind) => [kind, HAZARDS[kind]]))}</select></label>
<button type="reset">Show all</button>
<output id="count" role="status" aria-live="polite"></output>
</form>`;
}

function foot({ fleet, plans }: Planned, cards: readonly Card[]): Markup {
  const assumed = [...new Set(plans.flatMap(({ plan }) => assumptionsOf(plan)))];
  const terms = glossaryOf([...new Set(cards.map(({ verdict }) => verdict))].join('\n'));
  return markup`${assumed.length > 0 && markup`<section aria-labelledby="assumed"><h2 id="assumed">What was assumed</h2><ul>${assumed.map((one) => markup`<li>${one}</li>`)}</ul></section>`}
${terms.length > 0 && markup`<section aria-labelledby="terms"><h2 id="terms">Meaning of the terms</h2><dl>${terms.map(([term, meaning]) => markup`<dt><strong>${term}</strong></dt><dd>${meaning}</dd>`)}</dl></section>`}
<p class="end">${fleet ? `${plans.length} sites` : countsLine(plans[0]!.plan)}. Predicted by <code>kubevirt-iac plan</code> before anything was applied.</p>`;
}
