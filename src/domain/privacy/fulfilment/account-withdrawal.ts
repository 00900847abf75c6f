import type { LockedRequest } from '../requests/locked-request.ts';
import { say, type FulfilmentFacts } from './state.ts';

/** The withdrawal of consents by a user (L1): there are none that OnNet could take back for them. */
export interface AccountWithdrawalFulfilment extends FulfilmentFacts {
  readonly way: 'account-withdrawal';
}

const sentences = {
  none: {
    nb: 'Ingenting vi gjør med opplysningene om deg som bruker, hviler på et samtykke, så det er ingenting å trekke tilbake (art. 7 nr. 3).',
    en: 'Nothing we do with the data about you as a user rests on a consent, so there is nothing to withdraw (Art. 7(3)).',
  },
  cookies: {
    nb: 'Har du sagt ja til informasjonskapsler på nettsidene, ligger svaret i nettleseren din og ikke hos brukeren. Du tar det tilbake med «Informasjonskapsler» nederst på hver side.',
    en: 'If you have said yes to cookies on the website, the answer is in your browser and not with the account. You take it back with “Cookies” at the foot of every page.',
  },
} as const;

/** Done as it is: the letter says that there is nothing, and where the one choice a visitor has is taken back. */
export const accountWithdrawalOf = (request: LockedRequest): AccountWithdrawalFulfilment => ({
  way: 'account-withdrawal',
  state: 'done',
  told: [say(request, sentences.none), say(request, sentences.cookies)],
  wasNothing: true,
});
