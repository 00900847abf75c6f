import type { FieldProblem } from '../errors.ts';
import { fold } from '../names.ts';
import { isCommon } from './common-passwords.ts';
import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from './passwords.ts';

/** A part of an address or name shorter than this is in too many good passwords to refuse. */
const SHORTEST_CLUE = 4;

/**
 * What is wrong with a new password, or undefined. Length and guessability count; there are no rules on which characters
 * it is made of (ASVS 5.0, 6.2.1, 6.2.4, 6.2.5, 6.2.9, 6.2.11).
 *
 * @param clues what an attacker knows: e-mail address, name, company
 */
export function passwordProblem(password: string, clues: readonly string[]): FieldProblem | undefined {
  const length = Array.from(password).length;
  if (length < SHORTEST_PASSWORD) return { key: 'form.password.tooShort', params: { count: SHORTEST_PASSWORD } };
  if (password.length > LONGEST_PASSWORD) return { key: 'form.password.tooLong', params: { count: LONGEST_PASSWORD } };
  if (isCommon(password) || new Set(password).size <= 2) return 'form.password.common';
  if (resembles(password, clues)) return 'form.password.resembles';
  return undefined;
}

/** Whether a password is little more than what is known: with that taken out, fewer than six characters are left. */
function resembles(password: string, clues: readonly string[]): boolean {
  const known = clues
    .flatMap((clue) => [fold(clue), ...fold(clue).split(/[^a-z0-9]+/)])
    .map(lettersAndFigures)
    .filter((clue) => clue.length >= SHORTEST_CLUE)
    .toSorted((a, b) => b.length - a.length);
  const whole = lettersAndFigures(fold(password));
  const rest = known.reduce((left, clue) => left.replaceAll(clue, ''), whole);
  return rest.length < whole.length && rest.length < 6;
}

const lettersAndFigures = (text: string): string => text.replace(/[^a-z0-9]/g, '');
