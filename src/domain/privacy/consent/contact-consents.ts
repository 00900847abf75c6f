import type { Day } from '../../clock.ts';
import { NotFound } from '../../errors.ts';
import { currentTenantId, sql } from '../../tenancy.ts';
import type { Member } from '../../users/member.ts';
import type { ContactPurpose } from '../purposes/contact-purposes.ts';
import type { Channel, Purpose } from '../purposes/purpose.ts';
import { allPurposes } from '../purposes/purposes.ts';
import { wordingsOf, type Wording } from '../purposes/wordings.ts';
import { channelVerdicts, type ChannelVerdict } from './allowed.ts';
import { mayNotAsk } from './ask-consent.ts';
import { decide, stateOf, suspensionOf, yesCovering, type Standing, type WaitingObjection } from './decide.ts';
import { isStop, saidAt, type ConsentStatus, type EventKind, type Via } from './fold.ts';
import { standingOf, type NamedStanding, type BlockedAddress } from './standing.ts';

/** How a person stands on the whole: what the privacy line and the panel of the record say. */
export interface ContactStanding {
  readonly channels: readonly ChannelVerdict[];
  readonly bases: readonly ContactPurpose[];
  /** A consent that holds now. */
  readonly consented: boolean;
  /** They, or somebody with one of their addresses, want no marketing at all. */
  readonly objected: boolean;
  /** Since when what their data serves on a legitimate interest is suspended by an objection that waits, by purpose. */
  readonly suspended: ReadonlyMap<string, WaitingObjection>;
  /** Addresses and numbers of theirs that are to be left alone. */
  readonly blocked: readonly BlockedAddress[];
}

/** What a contact's record shows of it; undefined when there is no such contact. In the open transaction. */
export async function contactStanding(contactId: string): Promise<ContactStanding | undefined> {
  const standing = await standingOf(contactId);
  return standing && standingWith(standing);
}

function standingWith(standing: NamedStanding): ContactStanding {
  const channels = channelVerdicts(standing);
  return {
    channels,
    bases: standing.bases,
    consented: channels.some(({ because }) => because === 'consent'),
    objected:
      standing.suppressions.some(({ purposeId }) => purposeId === null) ||
      channels.some(({ because }) => because === 'objected'),
    suspended: suspendedIn(standing),
    blocked: standing.blocked,
  };
}

/** Where a person stands on one purpose that rests on consent. */
export interface PurposeConsent {
  readonly purposeId: string;
  readonly titleNb: string;
  readonly titleEn: string;
  /** `other-address`: the yes that stands came by a link, and is for another address or number than the one that is used. */
  readonly status: ConsentStatus | 'old-wording' | 'other-address';
  readonly since: Date | Day | undefined;
  readonly via: Via | undefined;
  readonly wordingVersion: number | undefined;
  /** They may be asked by mail now. */
  readonly askable: boolean;
  /** A yes heard elsewhere may be written down: they have not said no. */
  readonly recordable: boolean;
  /** What people were asked with before today's wording, newest first. */
  readonly earlierWordings: readonly Wording[];
}

/** An event of the ledger as pages show it. Names of members are today's; the person is told by the contact's id alone. */
export interface LedgerLine {
  readonly id: string;
  /** When it came into the ledger. */
  readonly at: Date;
  /** The day it was said, where a member wrote it down. */
  readonly saidOn: Day | null;
  readonly kind: EventKind;
  readonly via: Via;
  readonly channel: Channel | null;
  readonly contactId: string;
  /** Undefined when the record is gone or anonymised. */
  readonly contactName: string | undefined;
  /** Null: all marketing. */
  readonly titleNb: string | null;
  readonly titleEn: string | null;
  /** The purpose rests on a legitimate interest: a no to it withdraws nothing, it objects (Art. 21(1)). */
  readonly interest: boolean;
  readonly wordingVersion: number | null;
  readonly wordingHash: string | null;
  readonly language: 'nb' | 'en' | null;
  readonly actor: 'member' | 'person' | 'system';
  readonly actorName: string | null;
}

/** Everything about one person's consents. */
export interface ContactConsents extends ContactStanding {
  /** When they objected to what their data serves on a legitimate interest, by purpose; only those they have objected to. */
  readonly objections: ReadonlyMap<string, Date>;
  readonly consents: readonly PurposeConsent[];
  readonly ledger: readonly LedgerLine[];
  /** Purposes on another basis than consent that can be written down for them. */
  readonly assignable: readonly Purpose[];
}

/** What the privacy page of a contact shows. @throws NotFound */
export async function contactConsents(_by: Member, contactId: string): Promise<ContactConsents> {
  const [standing, purposes, ledger] = await Promise.all([standingOf(contactId), allPurposes(), ledgerOf(contactId)]);
  if (!standing) throw new NotFound('contact');
  const on = purposes.filter(({ enabled }) => enabled);
  const asking = on.filter(({ basis }) => basis === 'consent');
  const wordings = Map.groupBy(await wordingsOf(asking.map(({ id }) => id)), ({ purposeId }) => purposeId);
  return {
    ...standingWith(standing),
    objections: objectionsIn(standing),
    consents: asking.map((purpose) => ({
      ...consentTo(standing, purpose),
      earlierWordings: wordings.get(purpose.id)?.slice(1) ?? [],
    })),
    ledger,
    assignable: on.filter(({ basis }) => basis !== 'consent'),
  };
}

function suspendedIn(standing: NamedStanding): ReadonlyMap<string, WaitingObjection> {
  const served = standing.purposes.filter(({ id }) =>
    standing.bases.some(({ purposeId, inForce }) => inForce && purposeId === id),
  );
  return new Map(
    served.flatMap((purpose): [string, WaitingObjection][] => {
      const waits = suspensionOf(standing, purpose);
      return waits === null || isStop(stateOf(standing, purpose, null).status) ? [] : [[purpose.id, waits]];
    }),
  );
}

function objectionsIn(standing: NamedStanding): ReadonlyMap<string, Date> {
  const interests = standing.purposes.filter(({ basis }) => basis === 'legitimate-interest');
  return new Map(
    interests.flatMap((purpose): [string, Date][] => {
      const { status, event } = stateOf(standing, purpose, null);
      return event && isStop(status) ? [[purpose.id, event.at]] : [];
    }),
  );
}

function consentTo(
  standing: Standing,
  { id, code, titleNb, titleEn, channels }: Purpose,
): Omit<PurposeConsent, 'earlierWordings'> {
  const purpose = standing.purposes.find((one) => one.id === id);
  if (!purpose) throw new Error('a purpose of the tenant is missing');
  const channel = channels[0] ?? null;
  const state = stateOf(standing, purpose, channel);
  const because = decide(standing, code, channel).because;
  const stopped = isStop(state.status) || because === 'suppressed';
  const covering = yesCovering(standing, purpose, channel);
  const said = covering ?? state.event;
  const given = state.status === 'granted' && !covering ? 'other-address' : state.status;
  return {
    purposeId: id,
    titleNb,
    titleEn,
    status: because === 'old-wording' ? 'old-wording' : because === 'suppressed' ? 'objected' : given,
    since: said && saidAt(said),
    via: said?.via,
    wordingVersion: said?.wordingVersion ?? undefined,
    askable: mayNotAsk(standing, code) === undefined,
    recordable: !stopped && standing.subject === 'known' && because !== 'consent',
  };
}

const lines = (condition: string): string => `
  select e.id, e.at, e.evidence ->> 'on' as "saidOn", e.kind, e.via, e.channel, e.contact_id as "contactId", e.wording_version as "wordingVersion",
         e.wording_hash as "wordingHash", e.language, e.actor, m.name as "actorName",
         p.title_nb as "titleNb", p.title_en as "titleEn", coalesce(p.basis = 'legitimate-interest', false) as interest,
         case when c.anonymised_at is null then trim(c.given_name || ' ' || c.family_name) end as "contactName"
    from consent_events e
    left join purposes p on p.tenant_id = $1 and p.id = e.purpose_id
    left join members m on m.tenant_id = $1 and m.id = e.actor_id
    left join contacts c on c.tenant_id = $1 and c.id = e.contact_id
   where e.tenant_id = $1 and ${condition}
   order by e.at desc, e.id desc`;

type LedgerRow = Omit<LedgerLine, 'contactName'> & { readonly contactName: string | null };
const lineOf = ({ contactName, ...row }: LedgerRow): LedgerLine => ({ ...row, contactName: contactName ?? undefined });

/** One person's events, newest first, with those of the records that became part of theirs. */
async function ledgerOf(contactId: string): Promise<LedgerLine[]> {
  const rows = await sql<LedgerRow>(
    `${lines(`(e.contact_id = $2 or e.contact_id in (
       select (g.evidence ->> 'from')::uuid from consent_events g
        where g.tenant_id = $1 and g.contact_id = $2 and g.kind = 'merged'))`)} limit 100`,
    [currentTenantId(), contactId],
  );
  return rows.map(lineOf);
}

export const LEDGER_PAGE = 50;

/** True of an event, under the alias `e`, of nobody whose data is set aside: their lines stand in their own case alone. */
export const unrestricted = `not exists (
  select from restrictions x
   where x.tenant_id = $1 and x.contact_id = e.contact_id and x.activity_id is null and x.lifted_at is null)`;

/** A page of the tenant's ledger, newest first; `after` is the id of the last line of the page before. */
export async function consentLedger(after: string): Promise<{ lines: LedgerLine[]; next: string | undefined }> {
  const rows = await sql<LedgerRow>(
    after === ''
      ? `${lines(unrestricted)} limit ${LEDGER_PAGE + 1}`
      : `${lines(`${unrestricted} and (e.at, e.id) < ((select at from consent_events where tenant_id = $1 and id = $2), $2)`)} limit ${LEDGER_PAGE + 1}`,
    after === '' ? [currentTenantId()] : [currentTenantId(), after],
  );
  // The row a page stood beside is gone, or all beyond it: the list begins anew.
  if (rows.length === 0 && after !== '') return consentLedger('');
  const shown = rows.slice(0, LEDGER_PAGE).map(lineOf);
  return { lines: shown, next: rows.length > LEDGER_PAGE ? shown.at(-1)?.id : undefined };
}
