/** The picture has the colours of our pages, and each is readable on its card. */
import { COLOURS, SURFACE, type Tones } from '../../../../cli/graph/colours';
import { THEME } from '../../../../cli/page/theme';

const [, light = '', dark = ''] = /:root \{(.*?)\}.*?dark\) \{\s*:root \{(.*?)\}/s.exec(THEME) ?? [];

test.each(Object.entries(SURFACE))('%s is that of the theme', (name, tones: Tones) => {
  expect(light).toContain(`--${name}: ${tones.light};`);
  expect(dark).toContain(`--${name}: ${tones.dark};`);
});

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const contrast = (a: string, b: string): number => {
  const [more, less] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (more + 0.05) / (less + 0.05);
};

test.each(['light', 'dark'] as const)('texts and signs stand out from their card: %s', (tone) => {
  for (const colour of [SURFACE.ink, SURFACE.faint, ...Object.values(COLOURS)])
    for (const ground of [SURFACE.raised, SURFACE.ground])
      expect(contrast(colour[tone], ground[tone])).toBeGreaterThanOrEqual(4.5);
});
