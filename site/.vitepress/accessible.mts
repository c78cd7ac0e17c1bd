/** What axe-core has against components of the default theme: the file, the text there, and what takes its place. */
const REPAIRS: readonly (readonly [file: string, found: RegExp, repaired: string])[] = [
  // A button in a button: the heading of a group is one already.
  ['VPSidebarItem.vue', /(class="caret")\s+role="button"\s+aria-label="toggle section"/, '$1 aria-hidden="true"'],
  ['VPSidebarItem.vue', /@keydown\.enter="onCaretClick"\s+tabindex="0"/, ''],
  // The key is no part of the button's name: the style shows it.
  ['VPNavBarSearchButton.vue', />K<\/kbd>/, ' data-key></kbd>'],
];

/** Repairs them as they are compiled; a release of VitePress that changes one of them ends the build. */
export const accessible = {
  name: 'accessible',
  enforce: 'pre' as const,
  transform(code: string, id: string): string | undefined {
    const repairs = REPAIRS.filter(([file]) => id.endsWith(`/${file}`));
    if (repairs.length === 0) return undefined;
    return repairs.reduce((text, [file, found, repaired]) => {
      if (!found.test(text))
        throw new Error(`${file} of VitePress has changed: look at ${found} in site/.vitepress/accessible.mts.`);
      return text.replace(found, repaired);
    }, code);
  },
};
