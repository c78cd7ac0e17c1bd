/** The look of a plan, beyond the theme of all pages. */
export const STYLE = `
main, .top { max-width: 68rem; margin: 0 auto; padding: 0 1.25rem; }
.top { padding-top: 1.5rem; color: var(--faint); font-size: 0.9rem; overflow-wrap: anywhere; }
h2 { font-size: 1.35rem; line-height: 1.3; margin: 2.75rem 0 0.75rem; }
h3 { font-size: 1rem; margin: 1.25rem 0 0.4rem; }
p { margin: 0.4rem 0; max-width: 75ch; }
section, article, td, th, dd { overflow-wrap: anywhere; }
del { text-decoration-thickness: 1px; color: var(--faint); }
ins { text-decoration: none; font-weight: 600; }
.faint { color: var(--faint); }
.verdict { margin: 1rem 0 0; padding: 1.75rem; border-radius: 12px; border: 1px solid var(--line); border-left: 8px solid var(--edge, var(--line)); background: var(--tint, var(--raised)); }
.verdict h1 { margin: 0; font-size: clamp(1.6rem, 5vw, 2.3rem); line-height: 1.15; letter-spacing: -0.01em; color: var(--edge, var(--ink)); }
.verdict > p { margin: 0.6rem 0 0; font-size: 1.08rem; }
.counts { display: flex; flex-wrap: wrap; gap: 0.75rem 2.25rem; margin: 1.4rem 0 0; padding: 0; list-style: none; }
.counts b { display: block; font-size: 1.6rem; line-height: 1.1; font-variant-numeric: tabular-nums; }
.bad { --edge: var(--bad); --tint: var(--bad-ground); }
.warn { --edge: var(--warn); --tint: var(--warn-ground); }
.good { --edge: var(--good); --tint: var(--good-ground); }
.hazards { margin-top: 1.5rem; padding: 0.25rem 1.5rem 1.25rem; border: 3px solid var(--bad); border-radius: 12px; }
.hazards h2 { margin-top: 1.1rem; color: var(--bad); }
.hazards h3 { margin-top: 1.4rem; }
.hazards ul { margin: 0; padding: 0; list-style: none; }
.hazards li { padding: 0.55rem 0; border-top: 1px solid var(--line); }
.order { padding-left: 1.6rem; }
.order li { margin: 0.6rem 0; padding-left: 0.3rem; }
summary { cursor: pointer; }
.node { border-top: 1px solid var(--line); padding: 0.6rem 0; }
.node table { margin: 0.6rem 0; }
.badge { padding: 0.1rem 0.55rem; border-radius: 99px; color: var(--bad); background: var(--bad-ground); font-size: 0.85rem; }
table { border-collapse: collapse; width: 100%; font-size: 0.95rem; }
th, td { text-align: left; vertical-align: top; padding: 0.4rem 1rem 0.4rem 0; border-bottom: 1px solid var(--line); }
thead th { color: var(--faint); font-weight: 600; font-size: 0.82rem; }
tbody th { font-weight: 600; }
.filter { position: sticky; top: 0; z-index: 1; display: flex; flex-wrap: wrap; gap: 0.75rem; align-items: end; padding: 0.75rem 0; background: var(--ground); border-bottom: 1px solid var(--line); }
.filter[hidden] { display: none; }
.filter label { display: grid; gap: 0.2rem; font-size: 0.82rem; color: var(--faint); flex: 1 1 9rem; min-width: 0; }
.filter input, .filter select, .filter button { font: inherit; font-size: 0.95rem; color: var(--ink); background: var(--raised); border: 1px solid var(--line); border-radius: 8px; padding: 0.45rem 0.6rem; width: 100%; min-width: 0; height: 2.5rem; }
.filter button { flex: 0 0 auto; width: auto; padding: 0.45rem 1rem; cursor: pointer; }
.filter output { flex: 1 0 100%; font-size: 0.9rem; color: var(--faint); }
.card { margin: 1rem 0; padding: 1rem 1.25rem; border: 1px solid var(--line); border-left: 5px solid var(--edge, var(--line)); border-radius: 10px; content-visibility: auto; contain-intrinsic-size: auto 20rem; scroll-margin-top: 9rem; }
.card[hidden] { display: none; }
.card > header { display: flex; flex-wrap: wrap; gap: 0.5rem 1rem; align-items: center; justify-content: space-between; }
.card h3 { margin: 0; font-size: 1.1rem; min-width: 0; }
.card h3 small { color: var(--faint); font-weight: 400; font-size: 0.85rem; }
.pill { margin: 0; padding: 0.15rem 0.75rem; border-radius: 99px; font-size: 0.9rem; color: var(--edge, var(--faint)); background: var(--tint, var(--raised)); }
.danger { padding: 0.6rem 0.9rem; border-radius: 8px; color: var(--bad); background: var(--bad-ground); max-width: none; }
table th { overflow-wrap: normal; }
.shape { margin: 0.75rem 0; table-layout: fixed; }
.card details { margin: 0.35rem 0; font-size: 0.95rem; }
.card summary { color: var(--brand); }
.shape thead th:first-child { width: 8rem; }
.same { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(14rem, 100%), 1fr)); gap: 0.35rem 1.5rem; margin: 0.75rem 0; font-size: 0.88rem; color: var(--faint); }
.same dt { font-weight: 600; }
.same dd { margin: 0; }
.why { padding-left: 1.1rem; font-size: 0.95rem; }
.why li { margin: 0.6rem 0; }
.card footer { margin-top: 0.6rem; font-size: 0.84rem; color: var(--faint); }
.end { margin: 3rem 0; padding-top: 1rem; border-top: 1px solid var(--line); color: var(--faint); font-size: 0.88rem; }
@media (max-width: 40rem) {
  main, .top { padding-left: 0.9rem; padding-right: 0.9rem; }
  .verdict { padding: 1.2rem; }
  .hazards { padding: 0.1rem 1rem 1rem; }
  .filter { position: static; }
  .card { padding: 0.9rem; scroll-margin-top: 1rem; }
  .same div { display: flex; gap: 0.6rem; }
  .same dt { flex: 0 0 6rem; }
  .shape thead th:first-child { width: 6.4rem; }
  th, td { padding-right: 0.6rem; }
  table, .why { font-size: 0.86rem; }
}
@media print {
  :root { --line: #bbb; --brand: #000; --good: #14532d; --warn: #6b4000; --bad: #8f1d17; --good-ground: #fff; --warn-ground: #fff; --bad-ground: #fff; }
  html { font-size: 10.5pt; }
  .filter { position: static; border: 0; }
  .filter label, .filter button { display: none; }
  .card { content-visibility: visible; break-inside: avoid; }
  .hazards, .verdict { break-inside: avoid-page; }
  details::details-content { content-visibility: visible; block-size: auto; }
  main, .top { max-width: none; padding: 0; }
}
`;
