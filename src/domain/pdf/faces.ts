import path from 'node:path';

import { coveredBy } from './covered.ts';

const fontFile = (name: string): string => path.join(import.meta.dirname, 'fonts', `${name}.ttf`);

/** The faces by the names that a document draws with (fonts/README.md). */
export const faceFiles = {
  regular: fontFile('hanken-grotesk-regular'),
  strong: fontFile('hanken-grotesk-semibold'),
  'wide-regular': fontFile('noto-sans-regular'),
  'wide-strong': fontFile('noto-sans-semibold'),
} as const;
export type FaceName = keyof typeof faceFiles;

/** A text as it is drawn: in which face, and with what no face has written so that it can be read. */
export interface Typeset {
  readonly face: FaceName;
  readonly text: string;
}

/** What only tells how letters are drawn or where a line may break, and would be drawn as a box. */
const unseen = /\p{Default_Ignorable_Code_Point}/gu;

/**
 * Chooses the face of a text: the product's own where it has every letter, else the wide one for the whole of it, so that no name changes its
 * looks in the middle. A letter that neither has is written by its number in Unicode, `[U+6F22]`: it says which it is, as no box does.
 */
export function typeset(written: string, strong: boolean): Typeset {
  const text = written
    .toWellFormed()
    .normalize('NFC')
    .replace(unseen, '')
    .replace(/[\u2028\u2029\r]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(/\u202F/g, '\u00A0')
    .replaceAll('\uFFFD', '?');
  const own = strong ? 'strong' : 'regular';
  const characters = Array.from(text);
  if (characters.every(drawnIn(own))) return { face: own, text };
  const wide = strong ? 'wide-strong' : 'wide-regular';
  const has = drawnIn(wide);
  return {
    face: wide,
    text: characters.map((character) => (has(character) ? character : readable(character, has))).join(''),
  };
}

function drawnIn(face: FaceName): (character: string) => boolean {
  const covered = coveredBy(faceFiles[face]);
  return (character) => character === '\n' || covered(character.codePointAt(0) ?? 0);
}

/** The same in plain letters where it is only another form of them, such as a full-width one; else its number. */
function readable(character: string, has: (character: string) => boolean): string {
  const plain = Array.from(character.normalize('NFKC'));
  if (plain.every(has)) return plain.join('');
  return `[U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`;
}
