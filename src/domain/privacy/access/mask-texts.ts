import type { GatheredRow, GatheredTable } from './gather.ts';
import type { Finding } from './other-people.ts';

/**
 * A name as a whole word or words, however it is cased and wherever its lines break, also with the genitive's s. Where it
 * begins or ends with a sign, anything may stand beside that.
 */
export function whole(name: string): RegExp {
  const before = /^[\p{L}\p{N}]/u.test(name) ? String.raw`(?<![\p{L}\p{N}])` : '';
  const after = /[\p{L}\p{N}]$/u.test(name) ? String.raw`(?=s?(?![\p{L}\p{N}]))` : '';
  return new RegExp(before + escaped(name).replaceAll(/\s+/g, String.raw`\s+`) + after, 'giu');
}

const exact = (text: string): RegExp => new RegExp(escaped(text), 'giu');
const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/** Whether words stand in a text, as whole words. */
export const standsIn = (text: string, words: string): boolean => whole(words).test(text);

/** A part of a text, and who of others it names; undefined for what lies between. */
export interface TextPart {
  readonly text: string;
  readonly of: Finding | undefined;
}

/** A text cut where it names others. What overlaps is one part, of whom its longest words name. */
export function partsOf(text: string, findings: readonly Finding[]): TextPart[] {
  const places = findings
    .flatMap((of) =>
      Array.from(text.matchAll((of.kind === 'address' ? exact : whole)(of.found)), ({ 0: found, index }) => ({
        from: index,
        to: index + found.length,
        of,
      })),
    )
    .toSorted((a, b) => a.from - b.from || b.to - a.to);
  const parts: TextPart[] = [];
  let done = 0;
  for (const [at, place] of places.entries()) {
    if (place.to <= done) continue;
    let { to } = place;
    let longest = place;
    for (const next of places.slice(at + 1)) {
      if (next.from >= to) break;
      to = Math.max(to, next.to);
      if (next.to - next.from > longest.to - longest.from) longest = next;
    }
    if (place.from > done) parts.push({ text: text.slice(done, place.from), of: undefined });
    parts.push({ text: text.slice(place.from, to), of: longest.of });
    done = to;
  }
  return done < text.length ? [...parts, { text: text.slice(done), of: undefined }] : parts;
}

/** What stands where somebody was: a member's role, else that it was somebody. */
export interface MaskWords {
  readonly person: string;
  readonly address: string;
  readonly member: (role: string) => string;
  /** For words that the reviewer chose: nobody knows whether they are anybody. */
  readonly chosen: string;
}

/** The rows of a table with what the reviewer withheld taken out. */
export function masked(table: GatheredTable, findings: readonly Finding[], words: MaskWords): GatheredTable {
  const ofTable = findings.filter((finding) => finding.table === table.table.table);
  if (ofTable.length === 0) return table;
  const ofRows = Map.groupBy(ofTable, ({ rowId }) => rowId);
  return { ...table, rows: table.rows.map((row) => maskedRow(row, ofRows.get(row.id) ?? [], words)) };
}

function maskedRow(row: GatheredRow, findings: readonly Finding[], words: MaskWords): GatheredRow {
  const values = { ...row.values };
  for (const [column, found] of Map.groupBy(findings, (finding) => finding.column)) {
    const value = values[column];
    const without = (text: string): string =>
      partsOf(text, found)
        .map((part) => (part.of === undefined ? part.text : instead(part.of, words)))
        .join('');
    if (typeof value === 'string') values[column] = without(value);
    else if (typeof value === 'object' && value !== null) values[column] = value.map(without);
  }
  return { ...row, values };
}

const instead = ({ kind, role }: Finding, words: MaskWords): string => {
  if (kind === 'member') return words.member(role ?? '');
  if (kind === 'address') return words.address;
  return kind === 'words' ? words.chosen : words.person;
};
