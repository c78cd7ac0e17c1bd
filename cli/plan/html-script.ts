/** What the page of a plan does: it filters the cards, and opens what is folded before it is printed. Without it everything is shown. */
export const SCRIPT = `
const form = document.getElementById('filter');
const count = document.getElementById('count');
const cards = [...document.querySelectorAll('.card')].map((element) => ({
  element,
  name: element.querySelector('h3').textContent.toLowerCase(),
  ...element.dataset,
}));
const parts = [...document.querySelectorAll('.part')];
const { search, namespace, verdict, hazard } = form ? form.elements : {};

const fits = (card) =>
  card.name.includes(search.value.trim().toLowerCase()) &&
  (namespace.value === '' || card.namespace === namespace.value) &&
  (verdict.value === '' || card.verdict === verdict.value) &&
  (hazard.value === '' || (hazard.value === 'any' ? card.hazards !== '' : card.hazards.split(' ').includes(hazard.value)));

function filter() {
  let shown = 0;
  for (const card of cards) {
    const fit = fits(card);
    card.element.hidden = !fit;
    if (fit) shown++;
  }
  for (const part of parts) part.hidden = !part.querySelector('.card:not([hidden])');
  count.textContent = shown === cards.length ? 'All ' + cards.length + ' objects' : shown + ' of ' + cards.length + ' objects';
}

if (form) {
  form.hidden = false;
  form.addEventListener('input', filter);
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('reset', () => setTimeout(filter));
  document.addEventListener('click', (event) => {
    const link = event.target.closest('a[href^="#o"]');
    const card = link && document.getElementById(link.hash.slice(1));
    if (card && card.hidden) {
      form.reset();
      for (const one of cards) one.element.hidden = false;
    }
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== '/' || event.target.matches('input, select')) return;
    event.preventDefault();
    search.focus();
  });
  filter();
}

let folded = [];
addEventListener('beforeprint', () => {
  folded = [...document.querySelectorAll('details:not([open])')];
  for (const one of folded) one.open = true;
});
addEventListener('afterprint', () => {
  for (const one of folded) one.open = false;
});
`;
