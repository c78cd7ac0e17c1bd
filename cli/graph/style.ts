/** The look of the SVG, which may stand in a page of any look, or in none. */
import { AREA_NAMES, COLOURS, SURFACE } from './colours';

const lined = (tone: 'light' | 'dark'): string => {
  const { ground, raised, line, ink, faint } = Object.fromEntries(
    Object.entries(SURFACE).map(([name, tones]) => [name, tones[tone]]),
  );
  return [
    `.ground,.pill rect{fill:${ground}}`,
    `.title,.name{fill:${ink}}`,
    `.summary,.under,.box-title,.key,.pill text{fill:${faint}}`,
    `.face,.behind{fill:${raised};stroke:${line}}`,
    `.box{stroke:${line}}`,
    `.box-title{stroke:${ground}}`,
    `.pill rect{stroke:${line}}`,
    ...AREA_NAMES.flatMap((area) => {
      const colour = COLOURS[area][tone];
      return [`.${area} .sign,.edge.${area},.key .${area}{stroke:${colour}}`, `.tip.${area}{fill:${colour}}`];
    }),
  ].join('\n');
};

/** Names of classes are few and short, and nothing of an input is in it. */
export const STYLE = `
svg{color-scheme:light dark}
text{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"DejaVu Sans",sans-serif}
.title{font-size:20px;font-weight:700}
.summary,.name{font-size:13px}
.name{font-weight:600}
.under,.pill text,.key{font-size:11px}
.box{fill:none;stroke-width:1.5}
.box.app{stroke-dasharray:5 4}
.box-title{font-size:13px;font-weight:600;paint-order:stroke;stroke-width:5px;stroke-linejoin:round}
.pill text{text-anchor:middle}
.sign{fill:none;stroke-width:1.5;stroke-linejoin:round;stroke-linecap:round}
.edge{fill:none;stroke-width:1.4;stroke-opacity:.8}
.edge.dashed{stroke-dasharray:6 4}
.edge.dotted{stroke-dasharray:1.5 4;stroke-linecap:round}
.card.absent .face{stroke-dasharray:4 3}
${lined('light')}
@media (prefers-color-scheme:dark){
${lined('dark')}
}
`;
