import { Invalid } from '../../errors.ts';
import { currentTenantId, sql } from '../../tenancy.ts';
import { stateOf } from '../consent/decide.ts';
import { standingOf } from '../consent/standing.ts';
import { carryOutRequest } from '../requests/carry-out.ts';
import type { RequestDesk } from '../requests/desk.ts';
import { stopPurposes } from './stop-purposes.ts';
import { say, type FulfilmentFacts, type MatchedRequest } from './state.ts';

/** The withdrawal of consents, Art. 7(3). */
export interface WithdrawalFulfilment extends FulfilmentFacts {
  readonly way: 'withdrawal';
  /** What the person has said yes to, on any channel, and not taken back. */
  readonly consents: readonly GivenConsent[];
}

/** A consent that holds. */
export interface GivenConsent {
  readonly id: string;
  readonly titleNb: string;
  readonly titleEn: string;
}

const sentences = {
  withdrawn: {
    nb: 'Samtykket er trukket tilbake for: {purposes}. Det som er gjort før, blir ikke ulovlig av det (art. 7 nr. 3).',
    en: 'The consent is withdrawn for: {purposes}. What was done before stays lawful (Art. 7(3)).',
  },
  none: {
    nb: 'Vi har ikke noe samtykke fra {whom} som gjelder.',
    en: 'We have no consent from {whom} that is in force.',
  },
} as const;

/** How far it is: done once a consent has been taken back since the request came, or where there is none. */
export async function withdrawalOf(desk: RequestDesk, request: MatchedRequest): Promise<WithdrawalFulfilment> {
  const consents = await desk.see(() => consentsGivenBy(request.contactId));
  const withdrawn = await sql<{ title: string }>(
    `select distinct p.title_${request.language} as title
       from consent_events e join purposes p on p.tenant_id = $1 and p.id = e.purpose_id
      where e.tenant_id = $1 and e.contact_id = $2 and e.kind = 'withdrawn' and e.at >= $3 order by 1`,
    [currentTenantId(), request.contactId, request.receivedAt],
  );
  const purposes = withdrawn.map(({ title }) => title).join(', ');
  if (withdrawn.length > 0)
    return { way: 'withdrawal', state: 'done', told: [say(request, sentences.withdrawn, { purposes })], consents };
  return consents.length === 0
    ? { way: 'withdrawal', state: 'done', told: [say(request, sentences.none)], wasNothing: true, consents }
    : { way: 'withdrawal', state: 'not-begun', told: [], consents };
}

async function consentsGivenBy(contactId: string): Promise<GivenConsent[]> {
  const standing = await standingOf(contactId);
  if (!standing) return [];
  return standing.purposes
    .filter(
      (purpose) =>
        purpose.basis === 'consent' &&
        [null, ...purpose.channels].some((channel) => stateOf(standing, purpose, channel).status === 'granted'),
    )
    .map(({ id, titleNb, titleEn }) => ({ id, titleNb, titleEn }));
}

/**
 * Takes back consents of the person a request is about. It is as easy as giving: nobody has to show who they are.
 * @param purposeIds of consents that hold; others are passed over
 * @throws Invalid on `purposes` without any, on `identity` where nobody is matched, on `request` when it has ended; NotFound
 */
export async function withdrawConsents(desk: RequestDesk, id: string, purposeIds: readonly string[]): Promise<void> {
  await carryOutRequest(desk, id, async (request) => {
    const { contactId } = request;
    if (contactId === null || request.kind !== 'withdrawal') throw new Invalid({ request: 'requests.act.other' });
    const chosen = (await desk.see(() => consentsGivenBy(contactId))).filter((one) => purposeIds.includes(one.id));
    if (chosen.length === 0) throw new Invalid({ purposes: 'form.choose' });
    await stopPurposes(desk, request, contactId, chosen);
    return { step: 'consents-withdrawn', count: chosen.length };
  });
}
