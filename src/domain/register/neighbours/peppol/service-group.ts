// Reads the one XML document the SMP answers with. A whole XML parser would bring entities and document types with it, which
// are refused here: a document with either is no answer. Source: Peppol SMP specification 1.x, ServiceGroup.

/** A participant as its SMP lists it. */
export interface ServiceGroup {
  readonly scheme: string;
  readonly participant: string;
  /** Identifiers of the documents it can receive, each whole with its scheme; undefined for one that cannot be read. */
  readonly documents: readonly (string | undefined)[];
}

interface Element {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  text: string;
}

/** The service group a document holds, or undefined when it is not exactly that. */
export function readServiceGroup(xml: string): ServiceGroup | undefined {
  const elements = readElements(xml.replace(/^\uFEFF/, ''));
  const [root] = elements ?? [];
  if (!elements || root?.name !== 'ServiceGroup') return undefined;
  const identifiers = elements.filter(({ name }) => name === 'ParticipantIdentifier');
  const [identifier] = identifiers;
  if (!identifier || identifiers.length > 1) return undefined;
  return {
    scheme: identifier.attributes.get('scheme') ?? '',
    participant: identifier.text.trim(),
    documents: elements
      .filter(({ name }) => name === 'ServiceMetadataReference')
      .map(({ attributes }) => documentIn(attributes.get('href') ?? '')),
  };
}

/** What follows `/services/` in the address of a document's metadata. */
function documentIn(href: string): string | undefined {
  const coded = /\/services\/([^/?#]+)$/.exec(href)?.[1];
  if (coded === undefined) return undefined;
  try {
    return decodeURIComponent(coded);
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}

const name = String.raw`(?:[A-Za-z_][\w.-]*:)?[A-Za-z_][\w.-]*`;
const quoted = String.raw`"[^"<]*"|'[^'<]*'`;
const tag = new RegExp(String.raw`<(/?)(${name})((?:\s+${name}\s*=\s*(?:${quoted}))*)\s*(/?)>`, 'y');
const attribute = new RegExp(String.raw`(${name})\s*=\s*(${quoted})`, 'g');

/** Marks that hold no element: where each begins and ends. Anything else after `<!` declares something, and is refused. */
const passedOver = [
  ['<!--', '-->'],
  ['<?', '?>'],
] as const;

/** Every element in order with its own text, or undefined for what is not well formed or declares a type or entities. */
function readElements(xml: string): Element[] | undefined {
  const elements: Element[] = [];
  const open: Element[] = [];
  for (let at = 0; at < xml.length;) {
    const next = xml.indexOf('<', at);
    const text = readText(xml.slice(at, next === -1 ? undefined : next));
    if (text === undefined) return undefined;
    const inside = open.at(-1);
    if (inside) inside.text += text;
    else if (text.trim() !== '') return undefined;
    if (next === -1) break;
    const passed = passedOver.find(([begin]) => xml.startsWith(begin, next));
    if (passed) {
      const end = xml.indexOf(passed[1], next + passed[0].length);
      if (end === -1) return undefined;
      at = end + passed[1].length;
      continue;
    }
    tag.lastIndex = next;
    const found = tag.exec(xml);
    if (!found) return undefined;
    at = tag.lastIndex;
    const [, closing, full = '', listed = '', empty] = found;
    if (closing === '/') {
      if (open.pop()?.name !== localName(full)) return undefined;
      continue;
    }
    const attributes = readAttributes(listed);
    if (!attributes || (open.length === 0 && elements.length > 0)) return undefined;
    const element = { name: localName(full), attributes, text: '' };
    elements.push(element);
    if (empty !== '/') open.push(element);
  }
  return open.length === 0 ? elements : undefined;
}

function readAttributes(listed: string): Map<string, string> | undefined {
  const attributes = new Map<string, string>();
  for (const [, full = '', value = ''] of listed.matchAll(attribute)) {
    const text = readText(value.slice(1, -1));
    if (text === undefined) return undefined;
    attributes.set(full, text);
  }
  return attributes;
}

const localName = (full: string): string => full.slice(full.indexOf(':') + 1);

const known: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Text with the five known entities and numbered characters put in; undefined for any other entity. */
function readText(text: string): string | undefined {
  let refused = false;
  const read = text.replaceAll(/&(?:#(\d{1,7})|#x([\dA-Fa-f]{1,6})|(\w+));|&/g, (_, decimal, hex, word) => {
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    if (code > 0 && code <= 0x10_ff_ff) return String.fromCodePoint(code);
    const character = typeof word === 'string' && Object.hasOwn(known, word) ? known[word] : undefined;
    refused ||= character === undefined;
    return character ?? '';
  });
  return refused ? undefined : read;
}
