/** The look of the page, beyond the theme. Colours come with a sign or a word. */
export const STYLE = `
body { display: grid; grid-template-rows: auto auto auto 1fr auto; min-height: 100vh; }
header { display: flex; flex-wrap: wrap; align-items: center; gap: 0.4rem 1.5rem; padding: 0.7rem 1.5rem; border-bottom: 1px solid var(--line); background: var(--raised); }
h1 { margin: 0; min-width: 0; font-size: 1.25rem; overflow-wrap: anywhere; }
h1 span { color: var(--brand); }
h2 { margin: 0 0 0.5rem; font-size: 0.8rem; letter-spacing: 0.06em; text-transform: uppercase; color: var(--faint); }
h2 span { font-weight: normal; text-transform: none; letter-spacing: 0; }
h3 { margin: 0; font-size: 1rem; overflow-wrap: anywhere; }
ul, ol { list-style: none; margin: 0; padding: 0; }
.title { display: flex; min-width: 0; align-items: center; gap: 0.6rem; }
#counts { margin: 0; color: var(--faint); font-variant-numeric: tabular-nums; }
.find { margin-left: auto; display: flex; align-items: center; gap: 0.5rem; font-size: 0.85rem; color: var(--faint); }
input { font: inherit; color: var(--ink); background: var(--ground); border: 1px solid var(--faint); border-radius: 6px; padding: 0.2rem 0.5rem; width: 11rem; }
button { font: inherit; color: var(--ink); background: var(--ground); border: 1px solid var(--faint); border-radius: 6px; padding: 0.25rem 0.8rem; cursor: pointer; }
button:hover { border-color: var(--brand); }
#alert { margin: 0; padding: 0.6rem 1.5rem; color: var(--bad); background: var(--bad-ground); font-weight: 600; }
.unseen { position: absolute; width: 1px; height: 1px; margin: 0; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
main { display: grid; gap: 1.25rem 1.5rem; padding: 1rem 1.5rem 1.25rem; grid-template-columns: minmax(0, 1fr); align-content: start; }
footer { padding: 0.6rem 1.5rem; color: var(--faint); font-size: 0.8rem; border-top: 1px solid var(--line); }
.none { color: var(--faint); }

.tag { border-radius: 99px; padding: 0.05rem 0.6rem; font-size: 0.78rem; font-weight: 600; border: 1px solid transparent; white-space: nowrap; }
[data-tone="good"] { --tone: var(--good); --tone-ground: var(--good-ground); }
[data-tone="busy"] { --tone: var(--warn); --tone-ground: var(--warn-ground); }
[data-tone="bad"] { --tone: var(--bad); --tone-ground: var(--bad-ground); }
[data-tone="off"] { --tone: var(--faint); --tone-ground: var(--raised); }
.tag { color: var(--tone); background: var(--tone-ground); border-color: currentColor; }
.sign { color: var(--tone); flex: none; width: 1em; text-align: center; }

#components { display: flex; flex-wrap: wrap; gap: 0.4rem; }
#components li:not(.none) { display: flex; gap: 0.35rem; align-items: baseline; border: 1px solid var(--line); border-radius: 6px; padding: 0.15rem 0.6rem; font-size: 0.85rem; background: var(--raised); max-width: 100%; }
#components .said { color: var(--faint); overflow-wrap: anywhere; }

#board.dense { gap: 0.6rem; }
#board { position: relative; display: grid; gap: 0.8rem; grid-template-columns: repeat(auto-fill, minmax(min(17rem, 100%), 1fr)); align-items: start; }
.node { border: 1px solid var(--line); border-top: 3px solid var(--tone); border-radius: 8px; padding: 0.6rem 0.7rem 0.7rem; background: var(--raised); min-height: 7.5rem; }
.node[data-tone="bad"] { border-style: dashed; border-top-style: solid; }
.node .title { justify-content: space-between; }
.node p { margin: 0.1rem 0 0.25rem; font-size: 0.8rem; color: var(--faint); }
.fill { height: 4px; border-radius: 2px; background: var(--line); margin-bottom: 0.6rem; overflow: hidden; }
.fill i { display: block; height: 100%; width: 0; background: var(--brand); transition: width 0.6s; }
.guests { display: grid; gap: 0.35rem; grid-template-columns: repeat(auto-fill, minmax(8.2rem, 1fr)); }
.guests button { display: flex; gap: 0.3rem; align-items: center; width: 100%; padding: 0.25rem 0.45rem; text-align: left; font-size: 0.85rem; background: var(--tone-ground); border-color: color-mix(in srgb, var(--tone) 45%, transparent); }
.guests .name { min-width: 3.5em; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.guests .where { margin-left: auto; overflow: hidden; text-overflow: ellipsis; font-size: 0.75rem; color: var(--tone); white-space: nowrap; }
.dense .guests { gap: 0.25rem; grid-template-columns: repeat(auto-fill, minmax(5rem, 1fr)); }
.dense .guests button { font-size: 0.76rem; padding: 0.1rem 0.3rem; border-radius: 4px; }
.dense .guests .where { display: none; }
.guests .moving { border: 1px dashed var(--accent); }
.guests .moving .sign { color: var(--accent); animation: beat 1s ease-in-out infinite alternate; }
.guests .ghost { border: 1px dashed var(--accent); border-radius: 6px; min-height: 1.9rem; padding: 0.25rem 0.45rem; font-size: 0.85rem; color: var(--accent); overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.dense .guests .ghost { font-size: 0.76rem; min-height: 0; padding: 0.1rem 0.3rem; border-radius: 4px; }
.guests .arrived { box-shadow: 0 0 0 3px color-mix(in srgb, var(--accent) 60%, transparent); transition: box-shadow 1s; }
.guests .other { opacity: 0.25; }
#ways { position: absolute; inset: 0; width: 100%; height: 100%; pointer-events: none; overflow: visible; }
#ways polygon { fill: var(--accent); }
#ways path { fill: none; stroke: var(--accent); stroke-width: 2.5; stroke-linecap: round; stroke-dasharray: 2 8; animation: flow 0.8s linear infinite; }
@keyframes flow { to { stroke-dashoffset: -20; } }
@keyframes beat { to { opacity: 0.35; } }

#lanes { border: 1px solid var(--line); border-radius: 8px; background: var(--raised); padding: 0.3rem 0.7rem; }
.lane { display: grid; grid-template-columns: 8.5rem 1fr; align-items: center; font-size: 0.8rem; color: var(--faint); }
.lane + .lane { border-top: 1px solid var(--line); }
.lane div { position: relative; height: 1.5rem; margin: 0 0.5rem; }
.lane i { position: absolute; top: 50%; width: 0.7rem; height: 0.7rem; margin: -0.35rem; border-radius: 50%; background: var(--tone); border: 1px solid var(--raised); }
.lane i[data-what="move"] { border-radius: 2px; transform: rotate(45deg) scale(0.9); }
.lane i[data-what="node"], .lane i[data-what="component"] { border-radius: 2px; }
.lane i[data-what="stop"] { background: var(--raised); border: 2px solid var(--tone); }
[data-what] { --tone: var(--good); }
[data-what="move"] { --tone: var(--accent); }
[data-what="restart"] { --tone: var(--warn); }
[data-what="stop"] { --tone: var(--faint); }
[data-what="node"], [data-what="component"] { --tone: var(--brand); }
[data-bad] { --tone: var(--bad) !important; }

.side { display: grid; gap: 1.25rem; align-content: start; }
.list { max-height: 24rem; overflow: auto; border: 1px solid var(--line); border-radius: 8px; font-size: 0.85rem; }
.list li { display: flex; gap: 0.6rem; padding: 0.3rem 0.7rem; overflow-wrap: anywhere; }
.list li + li { border-top: 1px solid var(--line); }
.list time { flex: none; color: var(--faint); font-variant-numeric: tabular-nums; }
.list .what { flex: none; width: 0.9em; color: var(--tone); text-align: center; }
.list b { font-weight: 600; }
.list .warning b { color: var(--bad); }
.list .said { color: var(--faint); }

dialog { color: var(--ink); background: var(--ground); border: 1px solid var(--line); border-radius: 10px; padding: 1.2rem 1.4rem; width: min(36rem, calc(100vw - 2rem)); max-height: 85vh; box-shadow: 0 12px 40px rgb(0 0 0 / 0.3); }
dialog::backdrop { background: rgb(0 0 0 / 0.35); }
dialog h2 { margin: 0; font-size: 1.1rem; letter-spacing: 0; text-transform: none; color: var(--ink); overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: minmax(6rem, auto) 1fr; gap: 0.3rem 1rem; margin: 0.8rem 0; font-size: 0.9rem; }
dt { color: var(--faint); overflow-wrap: anywhere; }
dd { margin: 0; overflow-wrap: anywhere; white-space: pre-wrap; }
.buttons { display: flex; justify-content: space-between; gap: 0.5rem; }
.buttons span { display: flex; gap: 0.5rem; }
.gone #board, .gone #components { opacity: 0.55; filter: grayscale(1); }

@media (min-width: 70rem) {
  main { grid-template-columns: minmax(0, 1fr) 24rem; grid-template-rows: auto auto 1fr; }
  main > section { grid-column: 1; }
  .side { grid-column: 2; grid-row: 1 / 4; position: sticky; top: 1rem; height: calc(100vh - 8rem); min-height: 30rem; grid-template-rows: 3fr 2fr; }
  .side section { display: flex; flex-direction: column; min-height: 0; }
  .side { display: grid; gap: 1.25rem; align-content: start; }
.list { max-height: none; min-height: 0; }
}
@media (min-width: 50rem) and (max-width: 100rem) {
  /* Many guests need the whole width; what happened follows below. */
  main:has(.dense) { grid-template-columns: minmax(0, 1fr); }
  main:has(.dense) > .side { grid-column: 1; grid-row: auto; position: static; height: 24rem; min-height: 0; grid-template-columns: 1fr 1fr; grid-template-rows: minmax(0, 1fr); }
}
@media (max-width: 40rem) {
  header, main, footer { padding-left: 1rem; padding-right: 1rem; }
  .find { margin-left: 0; width: 100%; }
  .find input { flex: 1; }
  .lane { grid-template-columns: 5.5rem 1fr; }
}
`;
