import { fold } from '../names.ts';

const beyondAscii = /[^\p{ASCII}]/u;
const betweenWords = /[^\p{L}\p{N}]+/gu;

/**
 * A name as names of the register are compared: small letters, words with one blank between them, and everything that
 * people write for æ, ø and å alike. `Elkjøp`, `ELKJOEP` and `elkjop` meet here, and so do `Ås`, `aas` and `as`.
 */
export function foldName(name: string): string {
  const plain = name
    .toLowerCase()
    .replace(/aa|ae|oe|[åæäøö]/g, (letters) => (letters === 'oe' || letters === 'ø' || letters === 'ö' ? 'o' : 'a'));
  return (beyondAscii.test(plain) ? fold(plain) : plain).replace(betweenWords, ' ').trim();
}
