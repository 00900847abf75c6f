import { record, type Actor } from '../../audit/audit.ts';
import { NotFound } from '../../errors.ts';
import { change, currentTenantId, sql } from '../../tenancy.ts';
import { addressesToLeaveAlone } from '../suppression/addresses-of.ts';
import { normalised } from '../suppression/address-hash.ts';
import { onChannel, suppress } from '../suppression/suppress.ts';
import { channels } from '../purposes/purpose.ts';
import type { LedgerEvent } from './fold.ts';
import { reopenNotices } from '../informing/settled.ts';
import { appendConsentEvent } from './ledger.ts';
import { mergePlan, narrowingPlan, type NarrowingEvent } from './narrow.ts';
import { standingOf, standingsOf } from './standing.ts';

/**
 * The gate that merging two contacts will have to pass; nothing in the product merges contacts yet. It is the part of a merge that concerns
 * consent, to be called in its transaction while both records still have their own addresses: the most restrictive wins (hard cases 9 and 10). Noes are carried over to the record that stays, for all
 * addresses of both; a yes that no longer covers what the record holds lapses; links sent to the other record lead here.
 * The other record's events stay as they are, as evidence.
 *
 * @returns what was narrowed, for the page that explains it
 * @throws NotFound
 */
export async function mergeConsents(by: Actor, winnerId: string, loserId: string): Promise<readonly NarrowingEvent[]> {
  await sql(`select from contacts where tenant_id = $1 and id = any($2::uuid[]) order by id for update`, [
    currentTenantId(),
    [winnerId, loserId],
  ]);
  const standings = await standingsOf([winnerId, loserId]);
  const addresses = await addressesToLeaveAlone([winnerId, loserId]);
  const [winner, loser] = [standings.get(winnerId), standings.get(loserId)];
  if (!winner || !loser || winnerId === loserId) throw new NotFound('contact');
  const [own, others] = [addresses.get(winnerId) ?? [], addresses.get(loserId) ?? []];
  const known = new Set(own.map(normalised));
  const brings = channels.filter((channel) => onChannel(others, channel).some((one) => !known.has(normalised(one))));
  const plan = mergePlan(winner, loser, brings);
  await appendConsentEvent({
    contactId: winnerId,
    purposeId: null,
    kind: 'merged',
    via: 'merge',
    evidence: { from: loserId, narrowed: plan.events.length },
    by,
  });
  for (const event of plan.events) {
    await appendConsentEvent({ ...event, contactId: winnerId, via: 'merge', evidence: { from: loserId }, by });
    if (event.kind !== 'lapsed')
      await suppress(onChannel([...own, ...others], event.channel), event.purposeId, causeOf(event));
  }
  // What the record that stays had said no to is a no at the addresses it gets, too.
  for (const no of standingNoes(winner.events))
    await suppress(onChannel(others, no.channel), no.purposeId, no.kind === 'objected' ? 'objected' : 'withdrawn');
  await change(
    `delete from contact_purposes where tenant_id = $1 and contact_id = $2 and purpose_id = any($3::uuid[])`,
    [currentTenantId(), winnerId, plan.basesLost],
  );
  await reopenNotices([winnerId]);
  await record(by, 'consent.merged', { kind: 'contact', id: winnerId }, { rows: plan.events.length });
  return plan.events;
}

const causeOf = ({ kind }: NarrowingEvent): 'objected' | 'withdrawn' =>
  kind === 'objected' ? 'objected' : 'withdrawn';

/** The noes of a ledger that no later yes has taken back. */
function standingNoes(events: readonly LedgerEvent[]): LedgerEvent[] {
  return events.filter(
    (event, at) =>
      (event.kind === 'withdrawn' || event.kind === 'objected') &&
      !events.slice(at + 1).some(({ kind, purposeId }) => kind === 'granted' && purposeId === event.purposeId),
  );
}

/** By what another telling of somebody's history comes in. */
export type Retelling = 'import' | 'restore' | 'undo' | 'replay';

/**
 * The gate that every import, restore, undo and replay of consents will have to pass, in its transaction; nothing in the product brings
 * consents in yet, and what brings contacts or companies in brings none: of what is told
 * about a person only the noes are taken over (hard cases 7 and 11). Consents given there stay evidence of theirs.
 *
 * @param told the other telling's events, in whatever order
 * @returns the noes that were new
 * @throws NotFound when the contact is not there
 */
export async function retellConsents(
  by: Actor,
  contactId: string,
  told: readonly LedgerEvent[],
  via: Retelling,
): Promise<readonly NarrowingEvent[]> {
  const standing = await standingOf(contactId);
  if (!standing) throw new NotFound('contact');
  const addresses = (await addressesToLeaveAlone([contactId])).get(contactId) ?? [];
  const events = narrowingPlan(standing, told);
  for (const event of events) {
    await appendConsentEvent({ ...event, contactId, via, by });
    await suppress(onChannel(addresses, event.channel), event.purposeId, via === 'import' ? 'import' : causeOf(event));
  }
  return events;
}

/** The contact a record became part of, or itself: links that were sent before a merge lead to the person. */
export async function presentContact(contactId: string): Promise<string> {
  const [row] = await sql<{ id: string }>(
    `with recursive became(id, depth) as (
       select $2::uuid, 0
        union all
       select e.contact_id, b.depth + 1 from became b
         join consent_events e on e.tenant_id = $1 and e.kind = 'merged' and e.evidence ->> 'from' = b.id::text
        where b.depth < 20
     ) select id from became order by depth desc limit 1`,
    [currentTenantId(), contactId],
  );
  return row?.id ?? contactId;
}
