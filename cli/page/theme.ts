/** Colours of surfaces and of text on them, on a light and on a dark ground. Programs that draw SVG, browsers aside, know no variables of CSS. */
export const SURFACE = {
  ground: { light: '#ffffff', dark: '#10191c' },
  raised: { light: '#f4f7f8', dark: '#182428' },
  line: { light: '#d5dfe2', dark: '#2f4046' },
  ink: { light: '#15262b', dark: '#e6eef0' },
  faint: { light: '#51656b', dark: '#a3b5ba' },
} as const;

const surface = (tone: 'light' | 'dark'): string =>
  Object.entries(SURFACE)
    .map(([name, tones]) => `--${name}: ${tones[tone]};`)
    .join(' ');

/**
 * The look of all our pages: light and dark as the reader's system says, system fonts, colours that keep a contrast of 4.5 to 1 on their background.
 * `--good`, `--warn` and `--bad` never stand alone: a word or a sign says the same.
 */
export const THEME = `
:root {
  ${surface('light')}
  --brand: #0b5f6b; --accent: #a85600; --good: #1f6f43; --warn: #8a5300; --bad: #b3261e;
  --good-ground: #e5f4ea; --warn-ground: #fdf0dc; --bad-ground: #fce8e6;
  --mono: ui-monospace, "SF Mono", "Cascadia Mono", "DejaVu Sans Mono", Menlo, monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    ${surface('dark')}
    --brand: #5fc3d1; --accent: #f2a65a; --good: #7fd1a0; --warn: #f0bd6b; --bad: #ff9d94;
    --good-ground: #15301f; --warn-ground: #35270d; --bad-ground: #3d1815;
  }
}
* { box-sizing: border-box; }
html { font: 16px/1.5 system-ui, "Segoe UI", Roboto, "DejaVu Sans", sans-serif; color: var(--ink); background: var(--ground); }
body { margin: 0; }
code, pre, kbd { font-family: var(--mono); font-size: 0.9em; }
a { color: var(--brand); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
@media print { :root { --ground: #fff; --raised: #fff; --ink: #000; --faint: #333; } }
@media (prefers-reduced-motion: reduce) { * { transition: none !important; animation: none !important; } }
`;
