/** An element of an answer file, as a reader of XML sees it. */
export interface Node {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Node[];
  readonly text: string;
  /** All elements of this name below it. */
  find(name: string): Node[];
}

const TOKEN = /<\?[^>]*\?>|<\/([\w:-]+)>|<([\w:-]+)((?:\s+[\w:-]+="[^"<]*")*)\s*>|([^<]+)/gy;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#13': '\r' };

const plain = (text: string): string =>
  text.replace(/&([^;]*);/g, (entity, name: string) => {
    if (!(name in ENTITIES)) throw new Error(`unknown entity ${entity}`);
    return ENTITIES[name]!;
  });

/** Reads a document of elements, attributes and text; throws on anything that is not well-formed. */
export function read(xml: string): Node {
  const root: { children: Node[]; text: string } = { children: [], text: '' };
  const open: { name: string; attributes: Record<string, string>; children: Node[]; text: string }[] = [];
  TOKEN.lastIndex = 0;
  let end = 0;
  for (let match = TOKEN.exec(xml); match; match = TOKEN.exec(xml)) {
    end = TOKEN.lastIndex;
    const [, closed, opened, attributes = '', text] = match;
    const parent = open.at(-1);
    if (opened) {
      const pairs = [...attributes.matchAll(/([\w:-]+)="([^"]*)"/g)].map(([, key, value]) => [key!, plain(value!)]);
      open.push({ name: opened, attributes: Object.fromEntries(pairs), children: [], text: '' });
    } else if (closed) {
      const node = open.pop();
      if (node?.name !== closed) throw new Error(`<${node?.name}> is closed by </${closed}>`);
      (open.at(-1) ?? root).children.push({ ...node, find: (name) => findIn(node.children, name) });
    } else if (text !== undefined && parent) {
      parent.text += plain(text);
    }
  }
  if (end !== xml.length || open.length > 0 || root.children.length !== 1) throw new Error(`not well-formed at ${end}`);
  return root.children[0]!;
}

const findIn = (nodes: readonly Node[], name: string): Node[] =>
  nodes.flatMap((node) => [...(node.name === name ? [node] : []), ...node.find(name)]);
