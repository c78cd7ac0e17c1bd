import type { MarkdownOptions } from 'vitepress';
import { slugOf } from '../slug';

/** Elements that a page may hold; every other `<` is text, as in `kubevirt-iac wait <object>`. */
const ELEMENTS =
  /^\s*(<!--|<script setup|<\/?(br|HomePage|HomeHero|HomeCode|HomeCards|HomeActions|RuleTable|ChangeTable)\b)/;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Two braces, which are Vue's, and Go's and GitHub's in what the guides describe. */
const BRACES = '&#123;&#123;';

/** How texts become pages, with the pictures of their diagrams by source, below the address `base`. */
export const markdownWith = (pictures: Readonly<Record<string, string>>, base: string): MarkdownOptions => ({
  attrs: { disable: true },
  anchor: { slugify: slugOf },
  theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
  languageAlias: { console: 'shellsession' },
  config(md) {
    md.disable('emoji', true);
    const { html_block: block, code_inline: code, fence, image } = md.renderer.rules;
    md.renderer.rules.html_inline = (tokens, i) => {
      const { content, meta } = tokens[i]!;
      return meta?.isPermalinkSymbol || ELEMENTS.test(content) ? content : escaped(content);
    };
    md.renderer.rules.html_block = (tokens, i, ...rest) =>
      ELEMENTS.test(tokens[i]!.content)
        ? (block?.(tokens, i, ...rest) ?? tokens[i]!.content)
        : `<p>${escaped(tokens[i]!.content)}</p>`;
    // A picture has more to see than a page has room for: it leads to itself.
    md.renderer.rules.image = (tokens, i, ...rest) => {
      const address = String(tokens[i]!.attrGet('src'));
      const shown = image!(tokens, i, ...rest);
      if (!address.startsWith('/pictures/')) return shown;
      return `<a class="enlarge" href="${escaped(base + address.slice(1))}" target="_blank">${shown}</a>`;
    };
    md.renderer.rules.text = (tokens, i) => escaped(tokens[i]!.content).replaceAll('{{', BRACES);
    // A column without a heading: a header cell must have a text.
    md.renderer.rules.th_open = (tokens, i) => (tokens[i + 1]!.content === '' ? '<td>' : '<th>');
    md.renderer.rules.th_close = (tokens, i) => (tokens[i - 1]!.content === '' ? '</td>' : '</th>');
    md.renderer.rules.code_inline = (tokens, i, ...rest) => code!(tokens, i, ...rest).replaceAll('{{', BRACES);
    md.renderer.rules.fence = (tokens, i, ...rest) =>
      tokens[i]!.info.trim() === 'mermaid' ? pictures[tokens[i]!.content]! : fence!(tokens, i, ...rest);
  },
});
