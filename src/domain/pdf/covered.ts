import { readFileSync } from 'node:fs';

/** The characters that a font has. */
export type Covered = (codePoint: number) => boolean;

const remembered = new Map<string, Covered>();

/**
 * Which characters a TrueType font draws, as its table `cmap` says. Read once for each file.
 * @throws RangeError for a file that is no font, or has no table for Unicode
 */
export function coveredBy(file: string): Covered {
  const known = remembered.get(file);
  if (known) return known;
  const covered = read(readFileSync(file));
  remembered.set(file, covered);
  return covered;
}

/** @see https://learn.microsoft.com/typography/opentype/spec/cmap */
function read(font: Buffer): Covered {
  const cmap = tableAt(font, 'cmap');
  const tables = Array.from({ length: font.readUInt16BE(cmap + 2) }, (_, at) => {
    const record = cmap + 4 + at * 8;
    return { platform: font.readUInt16BE(record), offset: cmap + font.readUInt32BE(record + 4) };
  }).filter(({ platform }) => platform === 0 || platform === 3);
  const whole = tables.find(({ offset }) => font.readUInt16BE(offset) === 12);
  if (whole) return within(groups(font, whole.offset));
  const basic = tables.find(({ offset }) => font.readUInt16BE(offset) === 4);
  if (!basic) throw new RangeError('a font without a table for Unicode');
  return within(segments(font, basic.offset));
}

function tableAt(font: Buffer, name: string): number {
  for (let at = 0; at < font.readUInt16BE(4); at += 1)
    if (font.toString('latin1', 12 + at * 16, 16 + at * 16) === name) return font.readUInt32BE(20 + at * 16);
  throw new RangeError(`a font without the table ${name}`);
}

/** From the first to the last of each, in their order. */
type Ranges = readonly (readonly [number, number])[];

/** Format 12: groups of first, last and where their glyphs begin. */
const groups = (font: Buffer, at: number): Ranges =>
  Array.from({ length: font.readUInt32BE(at + 12) }, (_, group) => [
    font.readUInt32BE(at + 16 + group * 12),
    font.readUInt32BE(at + 20 + group * 12),
  ]);

/** Format 4: the ends of the segments, then their beginnings. The last, U+FFFF, is no character. */
function segments(font: Buffer, at: number): Ranges {
  const length = font.readUInt16BE(at + 6);
  return Array.from({ length: length / 2 - 1 }, (_, segment) => [
    font.readUInt16BE(at + 16 + length + segment * 2),
    font.readUInt16BE(at + 14 + segment * 2),
  ]);
}

const within =
  (ranges: Ranges): Covered =>
  (codePoint) =>
    ranges.some(([first, last]) => first <= codePoint && codePoint <= last);
