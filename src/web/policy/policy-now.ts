import { answeredWithin, isDatabaseAway } from '../../domain/database-away.ts';
import { osloDay } from '../../domain/clock.ts';
import { outside } from '../../domain/outside.ts';
import { cookieRegister } from '../../domain/privacy/cookies/register.ts';
import { difference, type Difference } from '../../domain/privacy/difference.ts';
import { policyRecipients } from '../../domain/privacy/inventory/recipients.ts';
import { policyVersion } from '../../domain/privacy/policy.ts';
import { builtPolicy, policyFacts, wordingHash } from '../../domain/privacy/policy/built-policy.ts';
import { confirmedNow } from '../../domain/privacy/policy/confirmations.ts';
import { editions, inForce, type Edition } from '../../domain/privacy/policy/editions.ts';
import type { PolicyLanguage } from '../../domain/privacy/policy-text.ts';
import { unconfirmedSentences } from '../../domain/privacy/proof/proof-states.ts';
import { PUBLIC_PATIENCE_MS } from '../patience.ts';
import type { ShownPolicy } from './pages.ts';

/** What is in force, and until something is published what the program builds; without the database, what it builds alone. */
export async function policyNow(language: PolicyLanguage): Promise<Omit<ShownPolicy, 'unconfirmed'>> {
  try {
    const [all, facts] = await answeredWithin(PUBLIC_PATIENCE_MS, Promise.all([editions(language), policyFacts()]));
    const edition = inForce(all);
    const built = builtPolicy(language, facts);
    const policy = edition?.wording ?? built;
    return {
      ...textOf(policy),
      edition: edition && dated(edition),
      coming: comingOf(all),
      since: difference(policy, built),
    };
  } catch (error) {
    if (!isDatabaseAway(error)) throw error;
    const facts = { entity: outside().legalEntity, recipients: policyRecipients, cookies: cookieRegister };
    return { ...textOf(builtPolicy(language, facts)), edition: undefined, coming: undefined, since: nothing };
  }
}

/** Sentences that nobody has confirmed, of those that only a person can; without the database, all of them: nothing is claimed. */
export async function unconfirmedNow(): Promise<string[]> {
  try {
    return unconfirmedSentences(await answeredWithin(PUBLIC_PATIENCE_MS, confirmedNow()));
  } catch (error) {
    if (!isDatabaseAway(error)) throw error;
    return unconfirmedSentences(new Set());
  }
}

const nothing: Difference = { added: [], removed: [] };
const textOf = (policy: ShownPolicy['policy']) => ({ policy, hash: wordingHash(policy), version: policyVersion });
const dated = ({ number, effectiveOn }: Edition) => ({ number, effectiveOn });

function comingOf(all: readonly Edition[]): ShownPolicy['coming'] {
  const today = osloDay();
  const coming = all.find(({ effectiveOn }) => effectiveOn > today);
  return coming && dated(coming);
}
