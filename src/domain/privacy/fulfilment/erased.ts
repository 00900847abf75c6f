import { currentTenantId, sql } from '../../tenancy.ts';
import { dayIn, say, type FulfilmentFacts, type MatchedRequest } from './state.ts';

/** What was asked for cannot be done any more: the person was erased before it was answered. */
export interface ErasedFulfilment extends FulfilmentFacts {
  readonly way: 'erased';
  readonly erasedAt: Date;
}

const sentence = {
  nb: 'Opplysningene om {whom} ble slettet {date}.',
  en: 'The data about {whom} was erased on {date}.',
};

/** That a person is erased, and when, as an answer to them tells it; undefined as long as there is anything to answer from. */
export async function erasedBefore(request: MatchedRequest): Promise<ErasedFulfilment | undefined> {
  const [gone] = await sql<{ at: Date | null }>(
    `select coalesce((select max(e.erased_at) from erasures e where e.tenant_id = $1 and e.contact_id = $2),
                     (select c.anonymised_at from contacts c where c.tenant_id = $1 and c.id = $2)) as at
      where not exists (select from contacts c where c.tenant_id = $1 and c.id = $2 and c.anonymised_at is null)`,
    [currentTenantId(), request.contactId],
  );
  if (!gone?.at) return undefined;
  return {
    way: 'erased',
    state: 'waits',
    told: [say(request, sentence, { date: dayIn(request, gone.at) })],
    erasedAt: gone.at,
  };
}
