// What a test of the whole tree has to prove by name, and what cannot be proven yet.

/** A hard case (`hard case 9`) or an invariant (`invariant I2`) of the field notes on privacy, as titles of tests name it. */
export type Provable = `hard case ${number}` | `invariant I${number}`;

const upTo = (last: number): number[] => Array.from({ length: last }, (_, at) => at + 1);

/** Everything that needs a test named after it. */
export const provable: readonly Provable[] = [
  ...upTo(35).map((number): Provable => `hard case ${number}`),
  ...upTo(12).map((number): Provable => `invariant I${number}`),
];

/** What has no test yet, because the part it is about is not built. Whoever builds the part proves it and takes the line away. */
export const notYetProvable: Readonly<Partial<Record<Provable, string>>> = {};

/** The numbers in `hard case 9`, `hard cases 17 and 19`, `invariants I1, I2 and I5`: those that follow the word, however many. */
function numbersAfter(word: RegExp, title: string, letter = ''): number[] {
  const list = new RegExp(`^${letter}\\d+\\b(?:(?:, | and |, and )${letter}\\d+\\b)*`);
  return Array.from(
    title.matchAll(word),
    ({ 0: found, index }) => list.exec(title.slice(index + found.length))?.[0] ?? '',
  )
    .flatMap((numbers) => numbers.match(/\d+/g) ?? [])
    .map(Number);
}

/** What the titles of a test file's tests and suites name. */
export function namedIn(source: string): Set<Provable> {
  const named = new Set<Provable>();
  for (const [, , title = ''] of source.matchAll(/\b(?:it|describe)\(\s*(['"`])((?:\\.|(?!\1)[\s\S])*)\1/g)) {
    for (const number of numbersAfter(/\bhard cases? /g, title)) named.add(`hard case ${number}`);
    for (const number of numbersAfter(/\binvariants? /g, title, 'I')) named.add(`invariant I${number}`);
  }
  return named;
}
