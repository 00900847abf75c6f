import { PLATFORM_TENANT_ID } from '../../domain/identifiers.ts';
import { editions } from '../../domain/privacy/policy/editions.ts';
import { readProof } from '../../domain/privacy/proof/proof-result.ts';
import { measuredRequests } from '../../domain/privacy/requests/measured.ts';
import { inPlatform } from '../../domain/tenancy.ts';
import { publicPage } from '../answers.ts';
import type { Answer, Visit } from '../visit.ts';
import { agreementNow } from './agreement-now.ts';
import { policyNow, unconfirmedNow } from './policy-now.ts';
import { countStates, statesOf } from './proof-counts.ts';
import { shownEditions } from './shown-editions.ts';

/** GET: the privacy policy in force, with which part was published as it is and which is built. */
export async function show(visit: Visit): Promise<Answer> {
  const [shown, unconfirmed] = await Promise.all([policyNow(visit.language), unconfirmedNow()]);
  return publicPage('policy/show', shown.policy.title, { ...shown, unconfirmed });
}

/** GET: every edition, and what was added and taken away in each. */
export async function showEditions(visit: Visit): Promise<Answer> {
  return publicPage('policy/editions', visit.t('policy.editions'), {
    editions: shownEditions(await editions(visit.language)),
  });
}

/** GET: sentence by sentence, the tests that prove it and how they went; and how OnNet answers what people ask of it. */
export async function showProof(visit: Visit): Promise<Answer> {
  const [shown, found, measured] = await Promise.all([
    policyNow(visit.language),
    readProof('shipped-too'),
    inPlatform(() => measuredRequests(PLATFORM_TENANT_ID, 'everybody')),
  ]);
  const { policy } = shown;
  const states = await statesOf(shown);
  return publicPage('policy/proof', visit.t('policy.proof'), {
    sections: policy.sections.map(({ heading, sentences }) => ({
      heading,
      sentences: sentences.flatMap(({ id, text }) =>
        states.filter((state) => state.id === id).map((state) => ({ ...state, text })),
      ),
    })),
    counts: countStates(states),
    provedAt: found && new Date(found.result.provedAt),
    earlier: found !== undefined && !found.ofThisProgram,
    commit: found?.result.commit ?? '',
    measured,
  });
}

/** GET: the data processing agreement a tenant accepts. */
export async function agreement(visit: Visit): Promise<Answer> {
  const newest = await agreementNow(visit.language);
  return publicPage('policy/agreement', newest.wording.title, { agreement: newest });
}
