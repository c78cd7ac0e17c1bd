/**
 * The script of the page, as text: it runs in the browser, where nothing else of ours does. Whatever comes from the cluster becomes text content or an
 * attribute's value, never markup.
 */
export const SCRIPT = `'use strict';
(() => {
const { name, allowActions } = JSON.parse(document.getElementById('data').textContent);
const at = (id) => document.getElementById(id);
const still = matchMedia('(prefers-reduced-motion: reduce)');
const SIGNS = { good: '●', busy: '◐', bad: '▲', off: '○' };
const MARKS = { start: '▶', restart: '↻', stop: '■', move: '⇄', node: '▣', component: '◆' };
const LANES = { Starts: ['start', 'restart'], Migrations: ['move'], Stops: ['stop'], 'Nodes, operators': ['node', 'component'] };
const MANY = 60;

/** What the server sent, by part and key. */
let parts = {};
const rows = (part) => parts[part] || {};

function element(tag, properties, ...children) {
  const made = document.createElement(tag);
  for (const [key, value] of Object.entries(properties || {})) {
    if (key === 'data') Object.assign(made.dataset, value);
    else if (value !== undefined) made[key] = value;
  }
  made.append(...children.filter((child) => child !== undefined && child !== ''));
  return made;
}
/** Only a change makes the browser lay out the page again. */
const write = (into, text) => { if (into.textContent !== text) into.textContent = text; };
/** Makes the children of a parent these elements, in this order, and moves only those that are elsewhere. */
function arrange(parent, elements) {
  elements.forEach((one, index) => {
    if (parent.children[index] !== one) parent.insertBefore(one, parent.children[index] || null);
  });
  while (parent.children.length > elements.length) parent.lastElementChild.remove();
}
const sign = (tone, text) => {
  const made = element('span', { className: 'sign', textContent: text || SIGNS[tone] });
  made.setAttribute('aria-hidden', 'true');
  return made;
};
const sorted = (part) => Object.entries(rows(part)).sort(([a], [b]) => a.localeCompare(b, undefined, { numeric: true }));
const clock = (time) => { const date = new Date(time); return Number.isNaN(date.getTime()) ? '' : date.toLocaleTimeString([], { hour12: false }); };
const several = (count, one) => count + ' ' + one + (count === 1 ? '' : 's');
const size = (bytes) => Math.round(bytes / 2 ** 30) + ' GiB';

/* ---- nodes and guests ---- */
const cards = new Map();
const chips = new Map();
const ghosts = new Map();
const NOWHERE = '';

function card(key) {
  if (cards.has(key)) return cards.get(key);
  const id = 'node-' + (cards.size + 1);
  const title = element('h3', { id, textContent: key === NOWHERE ? 'Not on a node' : '' });
  const state = element('span', { className: 'tag' });
  const said = element('p');
  const fill = element('i');
  const list = element('ul', { className: 'guests' });
  const root = element('section', { className: 'node', data: { tone: 'off', node: key } },
    element('div', { className: 'title' }, title, ...(key === NOWHERE ? [] : [state])), said,
    ...(key === NOWHERE ? [] : [element('div', { className: 'fill' }, fill)]), list);
  root.setAttribute('aria-labelledby', id);
  const made = { root, title, state, said, fill, list };
  cards.set(key, made);
  return made;
}
function chip(key, guest) {
  let made = chips.get(key);
  if (!made) {
    const button = element('button', { type: 'button', tabIndex: -1 }, element('span', { className: 'sign' }), element('span', { className: 'name' }), element('span', { className: 'where' }));
    button.firstChild.setAttribute('aria-hidden', 'true');
    button.dataset.guest = key;
    made = element('li', {}, button);
    chips.set(key, made);
  }
  // A row that is the same object has not changed: most of them, each time.
  if (shown.get(key) === guest) return made;
  shown.set(key, guest);
  const button = made.firstChild;
  const [mark, label, where] = button.children;
  button.dataset.tone = guest.tone;
  button.classList.toggle('moving', !!guest.target);
  mark.textContent = guest.target ? '⇄' : SIGNS[guest.tone];
  label.textContent = guest.name;
  where.textContent = guest.target || guest.state === 'Running' ? '' : guest.state;
  button.title = guest.namespace + '/' + guest.name + ': ' + guest.state;
  button.setAttribute('aria-label', guest.name + ' in ' + guest.namespace + ', ' + guest.state + (guest.target ? ' to ' + guest.target : ''));
  return made;
}
function ghost(key, guest) {
  if (!ghosts.has(key)) ghosts.set(key, element('li', { className: 'ghost' }));
  const made = ghosts.get(key);
  made.textContent = guest.name;
  made.setAttribute('aria-hidden', 'true');
  return made;
}
const homes = new Map();
const shown = new Map();
function showBoard() {
  const board = at('board');
  const guests = sorted('guests');
  const focused = document.activeElement;
  const moved = [];
  for (const [key, guest] of guests) {
    const before = homes.get(key);
    const home = guest.node || NOWHERE;
    if (before !== undefined && before !== home && chips.has(key)) moved.push([key, before, chips.get(key).getBoundingClientRect()]);
    homes.set(key, home);
  }
  for (const key of [...chips.keys()]) if (!rows('guests')[key]) { chips.get(key).remove(); chips.delete(key); homes.delete(key); shown.delete(key); }
  for (const key of [...ghosts.keys()]) if (!(rows('guests')[key] || {}).target) { ghosts.get(key).remove(); ghosts.delete(key); }
  const contents = new Map();
  for (const [node] of sorted('nodes')) contents.set(node, []);
  const into = (home, item) => contents.has(home) ? contents.get(home).push(item) : contents.set(home, [item]);
  for (const [key, guest] of guests) {
    into(guest.node || NOWHERE, chip(key, guest));
    if (guest.target) into(guest.target, ghost(key, guest));
  }
  const order = [...contents.keys()].sort((a, b) => (a === NOWHERE) - (b === NOWHERE));
  board.classList.toggle('dense', guests.length > MANY);
  arrange(board, [...order.map((key) => card(key).root), ways]);
  for (const key of order) showCard(key, contents.get(key));
  for (const key of [...cards.keys()]) if (!contents.has(key)) cards.delete(key);
  if (focused && focused !== document.activeElement && focused.isConnected) focused.focus();
  for (const [key, before, from] of moved) arrive(chips.get(key), from, before !== NOWHERE && homes.get(key) !== NOWHERE);
  keepOneTabStop();
  find();
  drawWays();
}
function showCard(key, items) {
  const { root, title, state, said, fill, list } = card(key);
  const node = rows('nodes')[key] || { name: key, tone: key === NOWHERE ? 'off' : 'bad', state: 'Gone', memory: { total: 0, used: 0 } };
  const count = several(items.filter((item) => item.className !== 'ghost').length, 'guest');
  root.dataset.tone = node.tone;
  if (key !== NOWHERE) {
    write(title, node.name);
    write(state, node.state);
    write(said, [count, node.memory.total && size(node.memory.used) + ' of ' + size(node.memory.total), node.tone === 'bad' && node.detail].filter(Boolean).join(' · '));
    fill.style.width = (node.memory.total ? Math.min(100, (node.memory.used / node.memory.total) * 100) : 0) + '%';
  } else write(said, count);
  arrange(list, items);
}
/** A guest that changed its node flies there. */
function arrive(item, from, migrated) {
  const to = item.getBoundingClientRect();
  if (still.matches || !to.width) return;
  item.animate([{ transform: 'translate(' + (from.left - to.left) + 'px,' + (from.top - to.top) + 'px)', zIndex: 1, position: 'relative' }, { transform: 'none', zIndex: 1, position: 'relative' }], { duration: 900, easing: 'cubic-bezier(0.3, 0, 0.2, 1)' });
  if (!migrated) return;
  item.firstChild.classList.add('arrived');
  setTimeout(() => item.firstChild.classList.remove('arrived'), 1500);
}
const SVG = 'http://www.w3.org/2000/svg';
const ways = document.createElementNS(SVG, 'svg');
ways.id = 'ways';
ways.setAttribute('aria-hidden', 'true');
/** An arrow from each guest that moves to where it goes: sideways between columns, downwards or upwards within one. */
function drawWays() {
  const board = at('board').getBoundingClientRect();
  ways.replaceChildren(...[...ghosts].flatMap(([key, to]) => {
    const [a, b] = [chips.get(key).getBoundingClientRect(), to.getBoundingClientRect()];
    const sideways = Math.abs(b.left - a.left) > a.width;
    const way = (sideways ? b.left > a.left : b.top > a.top) ? 1 : -1;
    const middle = (box) => [box.left + box.width / 2 - board.left, box.top + box.height / 2 - board.top];
    const half = (box) => (sideways ? box.width : box.height) / 2 * way;
    const along = ([x, y], by) => sideways ? [x + by, y] : [x, y + by];
    const start = along(middle(a), half(a));
    const end = along(middle(b), -half(b));
    const base = along(end, -9 * way);
    const bend = Math.max(24, Math.abs(sideways ? end[0] - start[0] : end[1] - start[1]) / 2) * way;
    const across = ([x, y], by) => sideways ? [x, y + by] : [x + by, y];
    return [drawn('path', 'd', 'M' + start + ' C' + [along(start, bend), along(base, -bend), base]), drawn('polygon', 'points', [end, across(base, 5), across(base, -5)].join(' '))];
  }));
}
function drawn(tag, attribute, value) {
  const made = document.createElementNS(SVG, tag);
  made.setAttribute(attribute, value);
  return made;
}
new ResizeObserver(drawWays).observe(at('board'));

/* ---- components, what happened, events ---- */
const isWorkload = ({ kind }) => /^(Deployment|DaemonSet)$/.test(kind);
/** Operators first, then what they run. */
function showComponents() {
  const items = sorted('components').sort(([, a], [, b]) => isWorkload(a) - isWorkload(b)).map(([, one]) =>
    element('li', { data: { tone: one.tone }, title: [one.kind, one.namespace].filter(Boolean).join(' in ') }, sign(one.tone),
      element('b', { textContent: isWorkload(one) ? one.name : one.kind }),
      one.version ? element('span', { textContent: one.version }) : undefined,
      element('span', { className: 'said', textContent: one.detail })));
  at('components').replaceChildren(...(items.length ? items : [element('li', { className: 'none', textContent: 'No operator is installed.' })]));
}
/** Of one second, what was sent last comes first. */
const newest = (part, most) => Object.entries(rows(part)).reverse().sort(([, a], [, b]) => b.at.localeCompare(a.at)).slice(0, most);
const timeOf = ({ at: time }) => element('time', { dateTime: time, textContent: clock(time) });
function showList(id, items) {
  if (items.length) at(id).replaceChildren(...items);
}
function showMoments() {
  const list = newest('moments', 80);
  showList('moments', list.map(([, one]) => {
    const mark = element('span', { className: 'what', textContent: MARKS[one.what] });
    mark.setAttribute('aria-hidden', 'true');
    return element('li', { data: { what: one.what, ...(one.bad && { bad: '' }) } }, timeOf(one), mark, element('span', { textContent: one.text }));
  }));
  if (list.length) say(list[0][1].text);
  showLanes();
}
function showEvents() {
  showList('events', newest('events', 60).map(([, one]) =>
    element('li', { className: one.warning ? 'warning' : '' }, timeOf(one),
      element('span', {}, element('b', { textContent: (one.warning ? 'Warning: ' : '') + one.reason }), ' ', element('span', { className: 'said', textContent: one.about }), element('br'), one.message, one.count > 1 ? ' (' + one.count + ' times)' : ''))));
}
const lanes = new Map(Object.entries(LANES).flatMap(([title, kinds]) => {
  const track = element('div');
  at('lanes').append(element('div', { className: 'lane' }, element('span', { textContent: title }), track));
  return kinds.map((kind) => [kind, track]);
}));
const marks = new Map();
/** Marks on a line that ends now, and begins with the oldest of the last fifteen minutes. */
function showLanes() {
  const now = Date.now();
  const since = now - 15 * 60e3;
  const recent = Object.entries(rows('moments')).filter(([, one]) => Date.parse(one.at) > since);
  const first = Math.min(now - 30e3, ...recent.map(([, one]) => Date.parse(one.at)));
  const known = new Set(recent.map(([id]) => id));
  for (const [id, mark] of marks) if (!known.has(id)) { mark.remove(); marks.delete(id); }
  for (const [id, one] of recent) {
    if (!marks.has(id)) {
      const mark = element('i', { title: clock(one.at) + ' ' + one.text, data: { what: one.what, ...(one.bad && { bad: '' }) } });
      lanes.get(one.what).append(mark);
      marks.set(id, mark);
    }
    marks.get(id).style.left = Math.min(100, ((Date.parse(one.at) - first) / (now - first)) * 100) + '%';
  }
  at('span').textContent = '· last ' + (now - first > 120e3 ? Math.round((now - first) / 60e3) + ' minutes' : Math.round((now - first) / 1e3) + ' seconds');
}
setInterval(showLanes, 1000);
/** What a screen reader says of it: the latest only, and not more often than it can be listened to. */
let said = 0;
let unsaid;
function say(text) {
  clearTimeout(unsaid);
  const wait = said + 3000 - Date.now();
  if (wait > 0) { unsaid = setTimeout(() => say(text), wait); return; }
  said = Date.now();
  at('latest').textContent = text;
}

/* ---- the head, and what is wrong ---- */
at('name').textContent = name;
function showCounts() {
  const guests = Object.values(rows('guests'));
  const count = (what, test) => { const many = guests.filter(test).length; return many && many + ' ' + what; };
  at('counts').textContent = [several(Object.keys(rows('nodes')).length, 'node'), several(guests.length, 'guest'),
    count('running', (one) => one.tone === 'good'), count('moving', (one) => one.target),
    count('on their way', (one) => one.tone === 'busy' && !one.target), count('in trouble', (one) => one.tone === 'bad')].filter(Boolean).join(' · ');
}
function alarm(text) {
  at('alert').hidden = !text;
  at('alert').textContent = text;
}
function showState() {
  const { state, detail } = rows('sandbox').sandbox || {};
  const gone = state !== 'running';
  document.body.classList.toggle('gone', gone);
  at('state').textContent = gone ? 'gone' : 'running';
  at('state').dataset.tone = gone ? 'bad' : 'good';
  alarm(gone ? 'Sandbox ' + name + ' is gone: ' + detail + '. What follows is the last that was seen of it; the page goes on when it is started again.' : '');
}

/* ---- one guest ---- */
const dialog = at('guest');
let chosen;
function showGuest() {
  const guest = rows('guests')[chosen];
  if (!guest) { dialog.close(); return; }
  at('guest-title').textContent = guest.namespace + '/' + guest.name;
  at('guest-state').textContent = guest.state;
  at('guest-state').dataset.tone = guest.tone;
  at('guest-detail').textContent = guest.detail || '';
  const facts = { Node: guest.node, 'Moves to': guest.target, Address: guest.address, CPUs: guest.cpus, Memory: guest.memory, Since: guest.since && clock(guest.since) };
  const list = [...Object.entries(facts), ...Object.entries(guest.labels), ...Object.entries(guest.annotations)].filter(([, value]) => value !== undefined && value !== '');
  at('guest-facts').replaceChildren(...list.flatMap(([term, value]) => [element('dt', { textContent: term }), element('dd', { textContent: value })]));
  if (allowActions) arrange(at('guest-actions'), guest.actions.map(actionButton));
}
const buttons = new Map();
function actionButton(action) {
  if (!buttons.has(action)) {
    const made = element('button', { type: 'button', textContent: action[0].toUpperCase() + action.slice(1) });
    made.addEventListener('click', () => ask(action, chosen));
    buttons.set(action, made);
  }
  return buttons.get(action);
}
async function ask(action, guest) {
  dialog.close();
  const answer = await fetch('actions', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ action, guest }) }).catch((error) => ({ ok: false, text: async () => String(error) }));
  alarm(answer.ok ? '' : await answer.text());
}
at('close').addEventListener('click', () => dialog.close());
dialog.addEventListener('close', () => {
  const item = chips.get(chosen);
  chosen = undefined;
  if (item) item.firstChild.focus();
});
at('board').addEventListener('click', (event) => {
  const button = event.target.closest('button');
  if (!button) return;
  chosen = button.dataset.guest;
  showGuest();
  dialog.showModal();
});

/* ---- keyboard, and search ---- */
let current;
const guestButtons = () => [...at('board').querySelectorAll('button')];
/** The guests are one stop of the tab key: arrows walk between them. */
function keepOneTabStop() {
  const all = guestButtons();
  if (!all.includes(current)) current = all[0];
  for (const one of all) one.tabIndex = one === current ? 0 : -1;
}
at('board').addEventListener('focusin', ({ target }) => { current = target; keepOneTabStop(); });
at('board').addEventListener('keydown', (event) => {
  const all = guestButtons();
  const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: -all.length, End: all.length };
  const step = steps[event.key];
  if (!step) return;
  event.preventDefault();
  all[Math.max(0, Math.min(all.length - 1, all.indexOf(document.activeElement) + step))].focus();
});
function find() {
  const wanted = at('find').value.trim().toLowerCase();
  for (const [key, item] of chips) item.classList.toggle('other', !key.toLowerCase().includes(wanted));
}
at('find').addEventListener('input', find);

/* ---- what the server sends ---- */
const SHOW = { nodes: showBoard, guests: showBoard, components: showComponents, moments: showMoments, events: showEvents, sandbox: showState };
function show(changed) {
  for (const one of new Set(changed.map((part) => SHOW[part]).filter(Boolean))) one();
  showCounts();
  if (chosen !== undefined) showGuest();
}
const updates = new EventSource('updates');
updates.addEventListener('view', ({ data }) => {
  parts = JSON.parse(data);
  show(Object.keys(SHOW));
});
updates.addEventListener('changes', ({ data }) => {
  const changes = JSON.parse(data);
  for (const [part, changed] of Object.entries(changes))
    for (const [key, row] of Object.entries(changed)) {
      parts[part] ||= {};
      if (row === null) delete parts[part][key];
      else parts[part][key] = row;
    }
  show(Object.keys(changes));
});
updates.addEventListener('error', () => {
  document.body.classList.add('gone');
  at('state').textContent = 'not connected';
  at('state').dataset.tone = 'bad';
  alarm('This page is no longer served: kubevirt-iac sandbox view has ended. Start it again, and open the address that it prints.');
});
})();
`;
