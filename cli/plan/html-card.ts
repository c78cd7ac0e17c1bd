/** One object of a plan as a card: what happens to it, its old shape beside the new one, and why. */
import { type Change, changeLabel, glossaryOf, HAZARDS, labelOf, meaningOf, rank } from '../../kubevirt/impact';
import { type Markup, markup } from '../page/markup';
import type { ObjectPlan } from './compare';
import { outcomeOf } from './html-verdict';
import type { LiveGuest } from './live';
import { isSameRow, type ShapeRow } from './shape';
import { verdictOf } from './text';

/** An object with what the page needs to point to it and to filter it. */
export interface Card {
  id: string;
  object: ObjectPlan;
  migrates: boolean;
  kind: string;
  /** `shop/web`. */
  title: string;
  namespace: string;
  /** What happens, in the words of every other report. */
  verdict: string;
}

export function cardOf(object: ObjectPlan, migrates: boolean, id: string): Card {
  const [, kind = '', title = object.name] = /^(\S+) (.*)$/s.exec(object.name) ?? [];
  const namespace = title.includes('/') ? title.slice(0, title.indexOf('/')) : '';
  const verdict = verdictOf(object, migrates);
  return { id, object, migrates, kind, title, namespace, verdict: VERDICTS[verdict] ?? verdict };
}

const VERDICTS: Readonly<Record<string, string>> = { added: 'new', removed: 'deleted' };

/** How much of an object is shown: a page with thousands of them has no room for the reasons, or the shapes, of all. */
export type Detail = 'whole' | 'without reasons' | 'verdict';

export function cardMarkup({ id, object, migrates, kind, title, namespace, verdict }: Card, detail: Detail): Markup {
  const { status, file, note, impact, shape = [], guests = [] } = object;
  const { tone, sign } = outcomeOf(object);
  const kinds = [...new Set(impact.hazards.map((hazard) => hazard.kind))];
  return markup`<article class="card ${tone}" id="${id}" tabindex="-1" data-namespace="${namespace}" data-verdict="${verdict}" data-hazards="${kinds.join(' ')}">
<header><h3><code>${title}</code> <small>${kind}</small></h3><p class="pill ${tone}"><b aria-hidden="true">${sign}</b> ${verdict}</p></header>
${impact.hazards.map((hazard) => markup`<p class="danger"><strong>${HAZARDS[hazard.kind]}.</strong> ${hazard.reason}</p>`)}
${note !== undefined && markup`<p>${note}</p>`}
${
  detail !== 'verdict' &&
  markup`${shapeMarkup(shape, status)}${guestMarkup(object, migrates)}${guestLines(
    guests,
    impact.changes.some(({ effect }) => effect === 'live+migration'),
  )}`
}
${detail === 'whole' ? why(impact.changes, migrates) : markup`<p class="faint">${counted(impact.changes)}</p>`}
<footer>In <code>${file}</code></footer>
</article>
`;
}

/** What happens to the guest, the most harmful first; a change of several parts has a line for each effect. */
function guestMarkup({ impact }: ObjectPlan, migrates: boolean): Markup | undefined {
  const effects = impact.changes
    .filter(({ effect }) => effect !== 'no-effect')
    .sort((a, b) => rank(b.effect) - rank(a.effect));
  const meanings = [...new Set(effects.map((change) => meaningFor(change, migrates)))];
  if (meanings.length === 0) return undefined;
  const [first, ...others] = meanings;
  return markup`<p><strong>What happens to the guest:</strong> ${first}</p>${others.map((one) => markup`<p><strong>And:</strong> ${one}</p>`)}`;
}

/** Power, and migrations that nobody starts, are more particular than their effect. */
function meaningFor(change: Change, migrates: boolean): string {
  const label = changeLabel(change, migrates);
  const [particular] = label === labelOf(change.effect) ? [] : glossaryOf(label);
  return particular?.[1] ?? meaningOf(change.effect);
}

/** What changed as a table, old beside new; what stays, and all of an object that came or left, in a list. */
function shapeMarkup(shape: readonly ShapeRow[], status: ObjectPlan['status']): Markup {
  if (status !== 'changed') return list(shape);
  const changed = shape.filter((row) => !isSameRow(row));
  const same = shape.filter(isSameRow);
  return markup`${
    changed.length > 0 &&
    markup`<table class="shape"><thead><tr><th scope="col">Shape</th><th scope="col">Old</th><th scope="col">New</th></tr></thead><tbody>
${changed.map(
  (row) =>
    markup`<tr><th scope="row">${row.name}</th><td>${values(row.old, row.new, 'del')}</td><td>${values(row.new, row.old, 'ins')}</td></tr>
`,
)}</tbody></table>`
  }${list(same)}`;
}

const list = (rows: readonly ShapeRow[]): Markup =>
  markup`${rows.length > 0 && markup`<dl class="same">${rows.map((row) => markup`<div><dt>${row.name}</dt><dd>${(row.new ?? row.old ?? []).join('; ')}</dd></div>`)}</dl>`}`;

function values(list: readonly string[] | undefined, other: readonly string[] | undefined, as: 'del' | 'ins'): Markup {
  if (!list) return markup`<span class="faint">none</span>`;
  return markup`${list.map((value) =>
    other?.includes(value)
      ? markup`<div>${value}</div>`
      : as === 'del'
        ? markup`<div><del>${value}</del></div>`
        : markup`<div><ins>${value}</ins></div>`,
  )}`;
}

/** More than these are summed up where guests are listed by node. */
const MOST_GUESTS = 5;

function guestLines(guests: readonly LiveGuest[], moves: boolean): Markup {
  const told = guests.slice(0, MOST_GUESTS).map(({ name, node, others }) => {
    const free =
      !others || !moves
        ? ''
        : others.length > 0
          ? `; other nodes that can take it: ${others.join(', ')}`
          : '; no other node can take it';
    return markup`<p><code>${name}</code> runs on <code>${node}</code>${free}</p>`;
  });
  const more = guests.length - MOST_GUESTS;
  return markup`${told}${more > 0 && markup`<p>and ${more} more guests</p>`}`;
}

const counted = ({ length }: readonly Change[]): string =>
  length === 1 ? '1 changed field' : `${length} changed fields`;

function why(changes: readonly Change[], migrates: boolean): Markup | undefined {
  if (changes.length === 0) return undefined;
  return markup`<details><summary>${counted(changes)}: why, and what to do</summary><ul class="why">
${changes.map(
  (
    change,
  ) => markup`<li>${change.path !== '' && markup`<code>${change.path}</code>${valuesOf(change)}<br>`}<strong>${changeLabel(change, migrates)}.</strong> ${change.reason}${
    change.advice !== undefined && markup` <em>${change.advice}</em>`
  }</li>
`,
)}</ul></details>`;
}

const valuesOf = ({ from, to }: Change): Markup | false =>
  (from !== undefined || to !== undefined) && markup` <del>${from ?? '(none)'}</del> → <ins>${to ?? '(none)'}</ins>`;
