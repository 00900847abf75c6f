import { answeredWithin, isDatabaseAway } from '../../domain/database-away.ts';
import { osloDay } from '../../domain/clock.ts';
import { outside } from '../../domain/outside.ts';
import { cookieRegister } from '../../domain/privacy/cookies/register.ts';
import { policyRecipients } from '../../domain/privacy/inventory/recipients.ts';
import { policyVersion } from '../../domain/privacy/policy.ts';
import { builtPolicy, policyFacts, wordingHash } from '../../domain/privacy/policy/built-policy.ts';
import { editions, inForce, type Edition } from '../../domain/privacy/policy/editions.ts';
import type { PolicyLanguage } from '../../domain/privacy/policy-text.ts';
import { proofStates } from '../../domain/privacy/proof/proof-states.ts';
import { readProof } from '../../domain/privacy/proof/proof-result.ts';
import { publicPage } from '../answers.ts';
import type { Answer, Visit } from '../visit.ts';
import { PUBLIC_PATIENCE_MS } from '../patience.ts';
import { agreementNow } from './agreement-now.ts';
import type { ShownPolicy } from './pages.ts';
import { shownEditions } from './shown-editions.ts';

/** GET: the privacy policy in force, with which part was published as it is and which is built. */
export async function show(visit: Visit): Promise<Answer> {
  const shown = await policyNow(visit.language);
  return publicPage('policy/show', shown.policy.title, shown);
}

/** GET: every edition, and what was added and taken away in each. */
export async function showEditions(visit: Visit): Promise<Answer> {
  return publicPage('policy/editions', visit.t('policy.editions'), {
    editions: shownEditions(await editions(visit.language)),
  });
}

/** GET: sentence by sentence, the tests that prove it and how they went. */
export async function showProof(visit: Visit): Promise<Answer> {
  const [{ policy }, found] = await Promise.all([policyNow(visit.language), readProof('shipped-too')]);
  const states = await proofStates(
    policy.sections.flatMap(({ sentences }) => sentences.map(({ id }) => id)),
    'shipped-too',
  );
  const counts = { proven: 0, failed: 0, unconfirmed: 0, earlier: 0, unproven: 0 };
  for (const { state } of states) counts[state] += 1;
  return publicPage('policy/proof', visit.t('policy.proof'), {
    sections: policy.sections.map(({ heading, sentences }) => ({
      heading,
      sentences: sentences.flatMap(({ id, text }) =>
        states.filter((state) => state.id === id).map((state) => ({ ...state, text })),
      ),
    })),
    counts,
    provedAt: found && new Date(found.result.provedAt),
    earlier: found !== undefined && !found.ofThisProgram,
    commit: found?.result.commit ?? '',
  });
}

/** GET: the data processing agreement a tenant accepts. */
export async function agreement(visit: Visit): Promise<Answer> {
  const newest = await agreementNow(visit.language);
  return publicPage('policy/agreement', newest.wording.title, { agreement: newest });
}

/** What is in force, and until something is published what the program builds; without the database, what it builds alone. */
async function policyNow(language: PolicyLanguage): Promise<ShownPolicy> {
  try {
    const [all, facts] = await answeredWithin(PUBLIC_PATIENCE_MS, Promise.all([editions(language), policyFacts()]));
    const edition = inForce(all);
    const policy = edition?.wording ?? builtPolicy(language, facts);
    return { ...textOf(policy), edition: edition && dated(edition), coming: comingOf(all) };
  } catch (error) {
    if (!isDatabaseAway(error)) throw error;
    const facts = { entity: outside().legalEntity, recipients: policyRecipients, cookies: cookieRegister };
    return { ...textOf(builtPolicy(language, facts)), edition: undefined, coming: undefined };
  }
}

const textOf = (policy: ShownPolicy['policy']) => ({ policy, hash: wordingHash(policy), version: policyVersion });
const dated = ({ number, effectiveOn }: Edition) => ({ number, effectiveOn });

function comingOf(all: readonly Edition[]): ShownPolicy['coming'] {
  const today = osloDay();
  const coming = all.find(({ effectiveOn }) => effectiveOn > today);
  return coming && dated(coming);
}
