// The register does not fold: "elkjop" does not find "elkjøp". People on foreign keyboards write aa, ae, oe, or just a
// and o, so the likely meanings are asked for as well.

const digraphs: readonly (readonly [RegExp, string])[] = [
  [/aa/gi, 'å'],
  [/ae/gi, 'æ'],
  [/oe/gi, 'ø'],
];

const singles: Readonly<Record<string, readonly string[]>> = { o: ['ø'], a: ['å', 'æ'] };

/**
 * Other spellings of a name with æ, ø and å, likeliest first, without the name itself: digraphs together, then one
 * single letter at a time from the end (Norwegian compounds carry them late: elkjop, tromso), then all o as ø.
 * @example nordicSpellings('elkjop') // ['elkjøp']
 */
export function nordicSpellings(name: string): string[] {
  const spellings = new Set<string>();
  spellings.add(digraphs.reduce((text, [pair, letter]) => text.replace(pair, letter), name));
  for (const letter of ['o', 'a']) {
    for (const meant of singles[letter] ?? []) {
      for (let place = name.length - 1; place >= 0; place -= 1) {
        if (name[place]?.toLowerCase() !== letter) continue;
        spellings.add(name.slice(0, place) + meant + name.slice(place + 1));
      }
    }
    if (letter === 'o') spellings.add(name.replace(/o/gi, 'ø'));
  }
  spellings.delete(name);
  return [...spellings];
}
