import { now } from '../../domain/clock.ts';
import { answeredWithin, isDatabaseAway } from '../../domain/database-away.ts';
import { agreementHash, builtAgreement, factsWithoutRegister } from '../../domain/privacy/agreement/built-agreement.ts';
import { newestAgreement, type AgreementEdition } from '../../domain/privacy/agreement/editions.ts';
import type { Language } from '../../words/catalogue.ts';
import { PUBLIC_PATIENCE_MS } from '../patience.ts';

/** The agreement that a new customer is shown; without the database, what the program makes alone. */
export async function agreementNow(language: Language): Promise<AgreementEdition> {
  try {
    return await answeredWithin(PUBLIC_PATIENCE_MS, newestAgreement(language));
  } catch (error) {
    if (!isDatabaseAway(error)) throw error;
    const wording = builtAgreement(language, factsWithoutRegister());
    return { number: 1, language, hash: agreementHash(wording), wording, madeAt: now() };
  }
}
