import { accountLetters } from './letters/account.ts';
import { billingLetters } from './letters/billing.ts';
import { operatorLetters } from './letters/operator.ts';
import { peopleLetters } from './letters/people.ts';
import { privacyLetters } from './letters/privacy.ts';
import type { Letters } from './letters/letter.ts';

/** Every mail of the product, put together from the catalogue. */
export const letters: Letters = {
  ...accountLetters,
  ...peopleLetters,
  ...privacyLetters,
  ...billingLetters,
  ...operatorLetters,
};
