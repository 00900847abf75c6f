import { record, system } from '../../audit/audit.ts';
import { currentTenantId, seeingRestricted, sql, writingErased } from '../../tenancy.ts';
import { tenantLifecycle, tenantStates } from '../../tenants/lifecycle.ts';
import type { Wording } from '../purposes/wordings.ts';
import { seenIn } from '../purposes/wordings.ts';
import type { Address } from '../suppression/address-hash.ts';
import { liftFor } from '../suppression/suppress.ts';
import { decide, scopesOf, stateOf, yesCovering, type GatePurpose, type Standing } from './decide.ts';
import { isStop, type Via } from './fold.ts';
import { appendConsentEvent } from './ledger.ts';
import { makeLink, type OpenedLink } from './links.ts';
import { presentContact } from './never-widened.ts';
import { reachedAt, standingOf, type NamedStanding } from './standing.ts';

/** The person themselves, who has opened a link that only they were sent. */
export const person = { kind: 'person' } as const;

/** Somebody behind a link, with what a page about them needs. */
export interface Visitor {
  readonly link: OpenedLink;
  /** The contact of the link, or the one it became part of. */
  readonly contactId: string;
  /** As they are reached at the address of the link. */
  readonly standing: NamedStanding | undefined;
  readonly tenantName: string;
  /** The tenant's, where nobody knows what the person reads. */
  readonly language: 'nb' | 'en';
  /** The address the link was sent to, while it is theirs. */
  readonly address: Address | undefined;
  /** Whether a yes can be given: not to a customer that has ended, while a no is taken as long as the data is here. */
  readonly takesYes: boolean;
}

/**
 * Who stands behind a link, in the open transaction of its tenant, also when their processing is restricted: it is their
 * own link, and also while the customer has ended and can still come back. Undefined when what that customer had is gone. Await it alone.
 */
export async function visitorOf(link: OpenedLink): Promise<Visitor | undefined> {
  const { holdsData, members } = tenantStates[(await tenantLifecycle()).state];
  if (!holdsData) return undefined;
  const contactId = await presentContact(link.contactId);
  const known = await seeingRestricted(() => standingOf(contactId));
  const address = known?.addresses.find(({ channel, marks }) => channel === 'email' && marks.includes(link.sentTo));
  const standing = known && address ? reachedAt(known, address) : known;
  const [tenant] = await sql<{ tenantName: string; language: 'nb' | 'en' }>(
    `select name as "tenantName", language from tenants where id = $1`,
    [link.tenantId],
  );
  const takesYes = members === 'full';
  return tenant && { link, contactId, standing, ...tenant, takesYes, address };
}

/**
 * Holds the person's record, so that of two presses the second sees what the first has done: also of who is restricted, and what
 * is left of who is erased, since a no is taken from anybody.
 */
export async function holdVisitor(link: OpenedLink): Promise<void> {
  const here = [link.tenantId, await presentContact(link.contactId)];
  await seeingRestricted(() =>
    writingErased(() => sql(`select from contacts where tenant_id = $1 and id = $2 for update`, here)),
  );
}

/** A token for the page of all their choices. */
export const preferencesLink = (contactId: string, to: Address): Promise<string> =>
  makeLink('preferences', contactId, contactId, to);

/** Whether their yes covers the whole purpose, at the address they are reached at too, and holds. */
export const isGiven = (standing: Standing | undefined, purpose: GatePurpose): boolean =>
  standing !== undefined &&
  scopesOf(purpose).every((channel) => yesCovering(standing, purpose, channel) !== undefined) &&
  scopesOf(purpose).some((channel) => decide(standing, purpose.code, channel).because === 'consent');

/** Whether their no covers the whole purpose. */
export function isStopped(standing: Standing | undefined, purposeId: string): boolean {
  const purpose = standing?.purposes.find(({ id }) => id === purposeId);
  return (
    standing !== undefined &&
    purpose !== undefined &&
    scopesOf(purpose).every((channel) => isStop(stateOf(standing, purpose, channel).status))
  );
}

/**
 * Whether the last thing a person said about a purpose, or with null about all marketing, was no; also of somebody whose
 * record is gone. A yes to anything opens the question of all marketing again.
 */
export async function saidNoLast(contactId: string, purposeId: string | null): Promise<boolean> {
  const [last] = await sql<{ kind: string }>(
    `select kind from consent_events
      where tenant_id = $1 and contact_id = $2 and kind in ('granted', 'withdrawn', 'objected') and (channel is null or kind = 'granted')
        and (purpose_id = $3 or ($3::uuid is null and (purpose_id is null or kind = 'granted')))
      order by at desc, id desc limit 1`,
    [currentTenantId(), contactId, purposeId],
  );
  return last !== undefined && last.kind !== 'granted';
}

/**
 * Writes down their yes, with the wording they read, and where the link was sent and which numbers they have as its proof. What was suppressed at that
 * address for this purpose is lifted: nobody but they could do this.
 * @param asked the event that asked, where one did
 */
export async function sayYes(
  { contactId, link, address, standing }: Visitor,
  purpose: GatePurpose,
  wording: Wording,
  language: 'nb' | 'en',
  via: Via,
  asked?: string,
): Promise<void> {
  const onFile = (standing?.addresses ?? [])
    .filter(({ channel }) => channel !== 'email' && purpose.channels.includes(channel))
    .flatMap(({ marks }) => marks.slice(0, 1));
  await Promise.all([
    appendConsentEvent({
      contactId,
      purposeId: purpose.id,
      kind: 'granted',
      via,
      wording: seenIn(wording, language),
      evidence: {
        sentTo: link.sentTo,
        ...(onFile.length > 0 && { onFile }),
        ...(asked === undefined ? {} : { asked }),
      },
      by: person,
    }),
    ...(address && purpose.channels.includes('email') ? [liftFor(address, purpose.id)] : []),
    record(system, 'consent.granted', { kind: 'contact', id: contactId }, { purpose: purpose.code }),
  ]);
}
