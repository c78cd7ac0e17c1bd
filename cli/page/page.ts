/** A page that is one file and needs nothing else. */
import { createHash } from 'node:crypto';
import { Markup, markup } from './markup';
import { THEME } from './theme';

export interface Page {
  readonly title: string;
  readonly body: Markup;
  /** Style beyond the theme: ours, never of an input. */
  readonly style?: string;
  /** A script: ours, never of an input. Data goes into `data`. */
  readonly script?: string;
  /** What the script reads, with JSON.parse, from the element `#data`. */
  readonly data?: unknown;
  /** Where the script may connect to. Default: nowhere. */
  readonly connect?: "'self'";
}

/**
 * The page as text. Its content security policy allows the style and the script that are in it, by their hashes, and nothing else: no request leaves
 * the page, and markup that got in would not run.
 */
export function page({ title, body, style = '', script = '', data, connect }: Page): string {
  const css = `${THEME}${style}`;
  const policy = [
    "default-src 'none'",
    `style-src '${hash(css)}'`,
    script && `script-src '${hash(script)}'`,
    'img-src data:',
    connect && `connect-src ${connect}`,
    "base-uri 'none'",
    "form-action 'none'",
  ];
  const { text } = markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy.filter(Boolean).join('; ')}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>${new Markup(css)}</style>
</head>
<body>
${body}
${data !== undefined && markup`<script type="application/json" id="data">${new Markup(json(data))}</script>`}
${script !== '' && markup`<script>${new Markup(script)}</script>`}
</body>
</html>
`;
  return text;
}

const hash = (text: string): string => `sha256-${createHash('sha256').update(text).digest('base64')}`;

/** JSON that cannot end the element in which it stands. */
const json = (data: unknown): string => JSON.stringify(data).replace(/[<>&\u2028\u2029]/g, escapeOf);

const escapeOf = (one: string): string => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`;
