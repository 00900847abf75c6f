import { currentTenantId, sql } from '../../tenancy.ts';
import type { LockedRequest } from '../requests/locked-request.ts';
import { dayIn, say, type NothingToFulfil } from './state.ts';

const sentence = {
  nb: 'Siden {date} sender vi ingen markedsføring til adressen du skrev fra (art. 21 nr. 3).',
  en: 'Since {date} we send no marketing to the address you wrote from (Art. 21(3)).',
};

/**
 * How far an objection is that is matched with nobody: marketing ended as it came, to the address it came from, and to whoever it was matched
 * with for a while, in itself or in one that became part of it. There is nothing more to do.
 */
export async function leftAloneOf(request: LockedRequest): Promise<NothingToFulfil> {
  const [found] = await sql<{ at: Date | null; stopped: boolean }>(
    `select min(e.at) filter (where e.details->>'step' = 'address-left-alone' and r.id = $2) as at, count(*) > 0 as stopped
       from data_subject_requests r
       join data_subject_request_events e on e.tenant_id = r.tenant_id and e.request_id = r.id
      where r.tenant_id = $1 and (r.id = $2 or r.merged_into = $2) and r.kind = 'right-to-object'
        and e.kind = 'carried-out' and e.details->>'step' in ('address-left-alone', 'marketing-stopped')`,
    [currentTenantId(), request.id],
  );
  const at = found?.at ?? undefined;
  return {
    way: 'nothing',
    state: 'done',
    told: at === undefined ? [] : [say(request, sentence, { date: dayIn(request, at) })],
    marketingEnded: found?.stopped === true,
  };
}
