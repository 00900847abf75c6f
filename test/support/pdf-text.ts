import { inflateSync } from 'node:zlib';

/**
 * The text of a PDF that we drew, without any white space: where a line ends in a PDF there is none. Reads what pdfkit writes: each letter by the
 * number of its glyph, and a table for each face of what the glyphs are (`ToUnicode`).
 */
export function textOfPdf(pdf: Buffer): string {
  const objects = objectsOf(pdf);
  const faces = new Map<string, ReadonlyMap<number, string>>();
  for (const { head } of objects.values())
    for (const [, fonts = ''] of head.matchAll(/\/Font <<\s*([^>]*)>>/g))
      for (const [, name = '', id = ''] of fonts.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
        const table = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id)?.head ?? '')?.[1] ?? '';
        faces.set(name, glyphs(objects.get(table)?.stream ?? ''));
      }
  let [text, face] = ['', ''];
  for (const { stream } of objects.values())
    for (const [, name, drawn = ''] of stream.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
      if (name) face = name;
      for (const [, hex = ''] of drawn.matchAll(/<([0-9a-f]+)>/g))
        for (const [glyph] of hex.matchAll(/.{4}/g)) text += faces.get(face)?.get(Number.parseInt(glyph, 16)) ?? '';
    }
  return withoutSpace(text);
}

export const withoutSpace = (text: string): string => text.replaceAll(/\s/g, '');

interface PdfObject {
  readonly head: string;
  readonly stream: string;
}

function objectsOf(pdf: Buffer): ReadonlyMap<string, PdfObject> {
  const all = new Map<string, PdfObject>();
  const source = pdf.toString('latin1');
  for (const { 1: id = '', 2: body = '' } of source.matchAll(/\n(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    const at = body.indexOf('stream\n');
    const head = at === -1 ? body : body.slice(0, at);
    const raw = at === -1 ? '' : body.slice(at + 7, body.lastIndexOf('\nendstream'));
    const stream = head.includes('FlateDecode') ? inflateSync(Buffer.from(raw, 'latin1')).toString('latin1') : raw;
    all.set(id, { head, stream });
  }
  return all;
}

/** `beginbfrange <0000> <00ff> [<0041> <0042 0301>]`: what each glyph is, from the first of a range on. */
function glyphs(table: string): ReadonlyMap<number, string> {
  const known = new Map<number, string>();
  for (const [, first = '', list = ''] of table.matchAll(/<(\w+)> <\w+> \[([^\]]*)\]/g))
    for (const [at, [, hex = '']] of [...list.matchAll(/<([^>]*)>/g)].entries())
      known.set(
        Number.parseInt(first, 16) + at,
        Buffer.from(hex.replaceAll(' ', ''), 'hex').swap16().toString('utf16le'),
      );
  return known;
}
