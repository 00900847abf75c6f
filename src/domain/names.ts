const lettersWithoutDecomposition: Readonly<Record<string, string>> = {
  æ: 'ae',
  ø: 'o',
  ð: 'd',
  þ: 'th',
  đ: 'd',
  ł: 'l',
  ß: 'ss',
  œ: 'oe',
};
const undecomposed = /[æøðþđłßœ]/g;
const marks = /\p{Mn}/gu;

/** Text as it is compared in search: lower case, no marks, æ as ae, ø as o, å as a. `Elkjøp` and `elkjop` meet here. */
export const fold = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(marks, '')
    .replace(undecomposed, (letter) => lettersWithoutDecomposition[letter] ?? letter);

/** `fold` as SQL, for rows that keep no folded text. @param column of a row, such as `c.name` */
export const foldedBySql = (column: string): string =>
  Object.entries(lettersWithoutDecomposition).reduce(
    (text, [letter, plain]) => `replace(${text}, '${letter}', '${plain}')`,
    `regexp_replace(normalize(lower(${column}), NFD), '[\\u0300-\\u036f]', '', 'g')`,
  );

/**
 * A key whose byte order is the Norwegian alphabet, so that a plain index sorts names on every PostgreSQL alike:
 * æ, ø and å come after z in that order, and `aa` counts as å, as in Aasen (the rule of CLDR for nb).
 */
export const sortKey = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFC')
    .replace(/aa|å/g, '}')
    .replace(/[øö]/g, '|')
    .replace(/[æä]/g, '{')
    .normalize('NFD')
    .replace(marks, '')
    .trim();

/** A person's sort key: family name first, then given name. */
export const personSortKey = (givenName: string, familyName: string): string =>
  `${sortKey(familyName)} ${sortKey(givenName)}`.trim();

/** Escapes what LIKE reads as a wildcard and asks for the text anywhere inside. */
export const containing = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

/** A name as it is kept: on one line, for lists and the subjects of mails. */
export const oneLine = (text: string): string => text.replace(/[\t\n\v\f\r\u0085\u2028\u2029]+/g, ' ').trim();

/**
 * The beginning of a text, at most `longest` UTF-16 units, cut between letters: half of one, as of an emoji, can stand in no
 * address and in no JSON of the database.
 */
export const beginningOf = (text: string, longest: number): string =>
  text.length <= longest ? text : text.slice(0, longest).replace(/[\uD800-\uDBFF]$/, '');

/** A person's name in reading order. */
export const fullName = (givenName: string, familyName: string): string => `${givenName} ${familyName}`.trim();
