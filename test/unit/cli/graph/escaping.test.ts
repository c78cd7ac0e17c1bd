/** Names, labels and addresses stay text in every format. */
import fc from 'fast-check';
import { FORMATS } from '../../../../cli/graph/formats';
import { graphOf } from '../../../../cli/graph/graph-of';
import { safe, token } from '../../../../cli/graph/mermaid';
import { idOf } from '../../../../cli/graph/model';
import { type Picture, pictureOf } from '../../../../cli/graph/picture';
import type { KubeObject } from '../../../../kube/object';
import { service, vm } from './objects';

const HOSTILE = [
  '<script>alert(1)</script>',
  '"]; end; click a call alert()',
  'a\\',
  '\\N\\G\\l',
  '&lt;b&gt; &amp; &#60;',
  '#quot;#35;',
  'line\nbreak\r\u2028',
  '`*_markdown_*`',
  '--> x ---',
  '%%{init: {"securityLevel":"loose"}}%%',
  ']]>--></style>',
  'end',
  'subgraph',
  '\u0000\u0007\u202e',
  '\ud800',
  '\ufffe',
  '日本語 🦄',
];
const text = fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary', minLength: 1, maxLength: 30 }));

/** Everything in a picture that comes from outside. */
const environment = (name: string, other: string): KubeObject[] => [
  vm(
    name,
    { volumes: [{ name: 'root', containerDisk: { image: other } }], architecture: other },
    { labels: { app: other }, meta: { namespace: other, labels: { app: name } } },
  ),
  { ...service(other, { app: other }), metadata: { name: other, namespace: other } },
];
const pictureFor = (name: string, other: string): Picture =>
  pictureOf(graphOf(environment(name, other)), { detail: 'full' });

describe('Mermaid', () => {
  test('a text has only characters that mean nothing to Mermaid, Markdown or HTML', () => {
    fc.assert(
      fc.property(text, (given) => {
        expect(safe(given)).toMatch(/^(?:[\p{L}\p{N} .,:/_()=+*·…-]|#\d+;)*$/u);
      }),
    );
  });

  test('every line is one of ours', async () => {
    const id = '[A-Za-z0-9_]+';
    const quoted = '"[^"\\n]*"';
    const lines = [
      /^%% /,
      /^flowchart LR$/,
      new RegExp(`^ *subgraph ${id}\\[${quoted}\\]$`),
      /^ *end$/,
      new RegExp(`^ *${id}(\\(|\\[\\(|\\(\\[|\\{\\{)${quoted}(\\)|\\)\\]|\\]\\)|\\}\\}):::[a-z]+$`),
      new RegExp(`^ *${id} (-->|---|-\\.->|-\\.-)(\\|${quoted}\\|)? ${id}$`),
      /^ {2}class(Def)? [\w,]+ [^"<>]*$/,
      /^$/,
    ];
    await fc.assert(
      fc.asyncProperty(text, text, async (name, other) => {
        for (const line of String(await FORMATS.mermaid(pictureFor(name, other))).split('\n'))
          expect(lines.some((pattern) => pattern.test(line)) ? '' : line).toBe('');
      }),
    );
  });

  test('identifiers are of their own, and no keyword', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(token(a)).toMatch(/^\w+_[0-9a-f]{8}$/);
        expect(token(a) === token(b)).toBe(a === b);
      }),
    );
  });
});

test('two objects have the same id only if they are the same', () => {
  const ref = fc.record({ kind: text, namespace: fc.option(text, { nil: undefined }), name: text });
  fc.assert(
    fc.property(ref, ref, (a, b) => {
      const same = a.kind === b.kind && a.namespace === b.namespace && a.name === b.name;
      expect(idOf(a) === idOf(b)).toBe(same || (idOf(a) === idOf(b) && [a.namespace, b.namespace].includes('-')));
    }),
  );
});

test('DOT is what Graphviz reads: every node and box once, and no other', async () => {
  const { Graphviz } = await import('@hpcc-js/wasm-graphviz');
  await fc.assert(
    fc.asyncProperty(text, text, async (name, other) => {
      const picture = pictureFor(name, other);
      // A new one for each: once in some thousand layouts it damages its own memory, and the next that it is given fails whatever it is.
      Graphviz.unload();
      const graphviz = await Graphviz.load();
      const read = JSON.parse(graphviz.layout(String(await FORMATS.dot(picture)), 'dot_json', 'dot')) as {
        objects: { name: string; label: string; nodes?: number[] }[];
        edges: object[];
      };
      const boxes = read.objects.filter((one) => one.name.startsWith('cluster_'));
      expect(read.objects.length - boxes.length).toBe(picture.graph.nodes.length);
      expect(read.edges).toHaveLength(picture.graph.edges.length);
    }),
    { numRuns: 60 },
  );
});

test('SVG is well-formed XML with our elements alone', async () => {
  const ELEMENTS = new Set(['svg', 'title', 'desc', 'style', 'defs', 'marker', 'path', 'rect', 'text', 'g']);
  await fc.assert(
    fc.asyncProperty(text, text, async (name, other) => {
      const svg = String(await FORMATS.svg(pictureFor(name, other)));
      const markup = svg.replace(/<style>[^<]*<\/style>/, '');
      const open: string[] = [];
      for (const [tag, closing, element, attributes, selfClosing] of markup.matchAll(
        /<(\/?)([^\s/>]*)((?:\s+[a-z-]+(?:="[^"<]*"))*)\s*(\/?)>|</gi,
      )) {
        expect(tag).not.toBe('<');
        expect(ELEMENTS).toContain(element);
        expect(attributes).not.toMatch(/\son|href|src/i);
        if (closing) expect(open.pop()).toBe(element);
        else if (!selfClosing) open.push(element!);
      }
      expect(open).toEqual([]);
      expect(markup).not.toMatch(/&(?!amp;|lt;|gt;|quot;|#39;)/);
      expect(markup).not.toMatch(/(?![\n\t])\p{Cc}|[\ufffe\uffff]|\p{Surrogate}/u);
    }),
    { numRuns: 40 },
  );
});
