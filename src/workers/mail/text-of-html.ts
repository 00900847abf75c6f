const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** What stands inside these is not said to the reader. */
const unread: readonly string[] = ['script', 'style', 'head', 'title'];

/** A tag that ends a line. */
const lineEnd = /^<(?:br\s*\/?|\/(?:p|div|tr|li|h[1-6]|blockquote)\s*)>$/i;

const LONGEST_LINE_END = 40;

/** Stands for the end of a line while the blanks of the source, its line ends among them, become one blank. */
const NEW_LINE = '\u0000';

/**
 * What a mail that is HTML alone says: its words, with lines where it had blocks. Nothing of it is ever shown as HTML.
 *
 * Anybody may send one, so it is read once from its beginning to its end: patterns that look for the end of a tag or a comment
 * anew at each `<` take hours over a mail that is made of them.
 */
export function textOfHtml(html: string): string {
  const said: string[] = [];
  const nextEnd = endFinder(html);
  let at = 0;
  for (let open = html.indexOf('<'); open !== -1; open = html.indexOf('<', at)) {
    said.push(html.slice(at, open));
    const hidden = hiddenFrom(html, open);
    const hiddenEnd = hidden === undefined ? undefined : nextEnd(hidden, open);
    const end = hiddenEnd ?? nextEnd('>', open);
    // What never closes is no tag, nor is anything after it.
    if (end === undefined) {
      at = open;
      break;
    }
    if (hiddenEnd === undefined && end - open <= LONGEST_LINE_END && lineEnd.test(html.slice(open, end)))
      said.push(NEW_LINE);
    at = end;
  }
  said.push(html.slice(at));
  return said
    .join('')
    .replace(/\s+/g, ' ')
    .replaceAll(NEW_LINE, '\n')
    .replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|\w{1,8});/gi, (found: string, name: string) => decoded(name) ?? found)
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** With what something ends that is not shown to the reader, if such a thing begins here. */
function hiddenFrom(html: string, open: number): string | undefined {
  if (html.startsWith('!--', open + 1)) return '-->';
  if (!'sShHtT'.includes(html.charAt(open + 1))) return undefined;
  const name = /^<([a-z]+)\b/i.exec(html.slice(open, open + 8))?.[1]?.toLowerCase();
  return name !== undefined && unread.includes(name) ? `</${name}` : undefined;
}

/** Finds where the next of an end stands, and remembers it: asked forwards only, no part of a text is looked through twice. */
function endFinder(html: string): (end: string, from: number) => number | undefined {
  const found = new Map<string, number>();
  const patterns = new Map<string, RegExp>();
  return (end, from) => {
    const known = found.get(end);
    if (known !== undefined && known > from) return known === Infinity ? undefined : known;
    const pattern = patterns.get(end) ?? new RegExp(end.startsWith('</') ? `${end}\\s*>` : end, 'gi');
    patterns.set(end, pattern);
    pattern.lastIndex = from;
    const next = pattern.exec(html) ? pattern.lastIndex : Infinity;
    found.set(end, next);
    return next === Infinity ? undefined : next;
  };
}

function decoded(name: string): string | undefined {
  if (!name.startsWith('#')) return entities[name.toLowerCase()];
  const point = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : undefined;
}
