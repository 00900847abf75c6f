import { everyTenantId } from '../../housekeeping.ts';
import { change, inTenant, seeingRestricted } from '../../tenancy.ts';
import { periodAgo } from '../expiry/forget-expired.ts';
import { retentionCodes } from '../inventory/retention-codes.ts';
import { heardVias } from './fold.ts';

/** Rows deleted in one transaction: few enough to hold locks for a moment only. */
const PER_BATCH = 5_000;

/** `f` came after `e`, about the same person, and long enough ago. */
const later = `f.tenant_id = $1 and f.contact_id = e.contact_id and (f.at, f.id) > (e.at, e.id) and f.at <= $2`;
/** What `e` is about is all within what `f` is about; and of every marketing purpose, as long as its purpose is one. */
const within = `(f.channel is null or f.channel = e.channel)
  and (f.purpose_id is not distinct from e.purpose_id
       or (f.purpose_id is null and e.kind in ('asked', 'granted', 'lapsed')
           and (select p.marketing from purposes p where p.tenant_id = $1 and p.id = e.purpose_id) is not null))`;

/** How what a member heard was said: it is for whichever address the person has. */
const heard = heardVias.map((via) => `'${via}'`).join(', ');

/** A yes that stood before `e`, a no or a lapse, and is still in the ledger. */
const endedYes = `select from consent_events yes
  where yes.tenant_id = $1 and yes.contact_id = e.contact_id and yes.kind = 'granted' and (yes.at, yes.id) < (e.at, e.id)
    and (e.purpose_id = yes.purpose_id
         or e.purpose_id is null and (select p.marketing from purposes p where p.tenant_id = $1 and p.id = yes.purpose_id) is not null)
    and (e.channel is null or yes.channel is null or e.channel = yes.channel)`;

/**
 * Events of somebody who is still there, that a later one has replaced: they change nothing about where the person stands
 * (fold.ts). A no replaces whatever was said before it, and so does a yes, but for a yes that is for other addresses than it; a no or a
 * lapse waits for the yeses it ended to go first, since one of those would stand again without it. A lapse ends a yes, but no no: so it counts once no older no is
 * left that it would stand before.
 */
const replaced = `e.kind <> 'merged' and (
  exists (select from consent_events f where ${later} and ${within} and f.kind in ('withdrawn', 'objected'))
  or (exists (select from consent_events f where ${later} and ${within} and f.kind = 'granted'
                 and (e.kind <> 'granted' or f.via in (${heard}) 
                      or f.evidence ->> 'sentTo' = e.evidence ->> 'sentTo'
                         and coalesce(f.evidence -> 'onFile', '[]') @> coalesce(e.evidence -> 'onFile', '[]')))
      and not (e.kind in ('withdrawn', 'objected', 'lapsed') and exists (${endedYes})))
  or (e.kind in ('asked', 'granted', 'lapsed')
      and exists (select from consent_events f where ${later} and ${within} and f.kind = 'lapsed')
      and not exists (select from consent_events no where no.tenant_id = $1 and no.contact_id = e.contact_id
                         and no.kind in ('withdrawn', 'objected') and (no.at, no.id) < (e.at, e.id))))`;

/**
 * Events of somebody who is nobody any more. Who was deleted has no row: their consents ended with a lapse of that moment, so
 * their last event says when. A record that became another's is evidence of the other's for as long as that is there.
 */
const ofNobody = `case when c.id is not null then c.anonymised_at <= $2
  else not exists (select from consent_events f where f.tenant_id = $1 and f.contact_id = e.contact_id and f.at > $2)
       and not exists (select from consent_events m
                        where m.tenant_id = $1 and m.kind = 'merged' and m.evidence ->> 'from' = e.contact_id::text) end`;

const old = `select e.ctid from consent_events e left join contacts c on c.tenant_id = $1 and c.id = e.contact_id
  where e.tenant_id = $1 and e.at <= $2 and (${ofNobody} or (${replaced})) limit ${PER_BATCH}`;

/**
 * Lets go of proof of consents that ended as long ago as the inventory says ('consent-proof'): what a later answer has replaced,
 * and all of those who were anonymised, erased or deleted. Where anybody stands is the same before and after; their noes live
 * on as keyed hashes of the addresses (suppression/). Of every tenant; a second run finds nothing to do.
 * @returns how many events went
 */
export async function forgetProof(): Promise<number> {
  let forgotten = 0;
  for (const tenantId of await everyTenantId())
    for (;;) {
      // What goes may let others go: a no that stood before a lapse, a record that became one that is gone.
      const batch = await inTenant(tenantId, () => seeingRestricted(() => forgetBatch(tenantId)));
      forgotten += batch;
      if (batch === 0) break;
    }
  return forgotten;
}

const forgetBatch = (tenantId: string): Promise<number> =>
  change(`delete from consent_events where tenant_id = $1 and ctid = any(array(${old}))`, [
    tenantId,
    periodAgo(retentionCodes['consent-proof'].period),
  ]);
