import { isId } from '../../identifiers.ts';
import { currentTenantId, sql } from '../../tenancy.ts';
import type { ContactPurpose } from '../purposes/contact-purposes.ts';
import { lookupKey, marksUnder, type Address } from '../suppression/address-hash.ts';
import { screenUnder } from '../suppression/screen.ts';
import type { GatePurpose, GateSuppression, Standing, WaitingObjection } from './decide.ts';
import type { LedgerEvent } from './fold.ts';

/** A purpose with what it is called. */
export interface NamedPurpose extends GatePurpose {
  readonly titleNb: string;
  readonly titleEn: string;
}

/** As the gate sees somebody, with the words that pages show beside it and the addresses the reader may see. */
export interface NamedStanding extends Standing {
  readonly purposes: readonly NamedPurpose[];
  readonly bases: readonly ContactPurpose[];
  /** In the order they are used in; a number is two, one for texts and one for calls. */
  readonly addresses: readonly MarkedAddress[];
  /** Those of them that are to be left alone: for all marketing, or for some purposes. */
  readonly blocked: readonly BlockedAddress[];
}

/** An address with the marks it may stand under. */
export interface MarkedAddress extends Address {
  readonly marks: readonly string[];
}

/** An address whose owner has said no. */
export interface BlockedAddress extends Address {
  readonly of: 'all-marketing' | 'some';
}

/** What comes as JSON has its moments as text. */
type AsJson<Row> = { readonly [Field in keyof Row]: Row[Field] extends Date ? string : Row[Field] };
type BasisRow = Omit<ContactPurpose, 'code' | 'titleNb' | 'titleEn' | 'inForce'>;

interface PersonRow {
  readonly id: string;
  /** Null when row security hides them. */
  readonly known: string | null;
  readonly restricted: boolean;
  readonly erased: boolean;
  readonly trashed: boolean;
  readonly companyId: string | null;
  readonly soleTrader: boolean;
  readonly objectionWaits: AsJson<WaitingObjection> | null;
  readonly createdDay: string;
  readonly washedOn: string | null;
  readonly bases: readonly AsJson<BasisRow>[];
  readonly events: readonly AsJson<LedgerEvent>[];
  readonly addresses: readonly Address[];
  /** The tenant's purposes; on one row alone. */
  readonly purposes: readonly NamedPurpose[] | null;
}

/**
 * Everything about some contacts that the gate decides by, read in the open transaction: two round trips however many
 * they are. A contact that is not there is not in the answer; of a restricted one only that it is so.
 * @throws Error outside a transaction
 */
export async function standingsOf(contactIds: readonly string[]): Promise<Map<string, NamedStanding>> {
  const [people, key] = await Promise.all([
    sql<PersonRow>(personRows, [currentTenantId(), contactIds.filter(isId)]),
    lookupKey(),
  ]);
  const purposes = people.find((row) => row.purposes !== null)?.purposes ?? [];
  const there = people.filter(({ known, restricted }) => known !== null || restricted);
  const addressed = there.flatMap(({ addresses }) => addresses);
  const screened = await screenUnder(key, addressed);
  const marks = marksUnder(key, addressed);
  let at = 0;
  return new Map(
    there.map((person) => {
      const { washedOn, createdDay, objectionWaits: waits } = person;
      const theirs = screened.slice(at, at + person.addresses.length);
      const addresses = person.addresses.map((address, place) => ({ ...address, marks: marks[at + place] ?? [] }));
      at += addresses.length;
      return [
        person.id,
        {
          subject: subjectOf(person),
          purposes,
          bases: person.bases.flatMap((basis) => basisOf(basis, purposes)),
          events: person.events.map((event) => ({ ...event, at: new Date(event.at) })),
          addresses,
          objectionWaits: waits && { ...waits, since: new Date(waits.since) },
          suppressions: theirs.flat(),
          blocked: addresses.flatMap((address, place) => blockedBy(address, theirs[place] ?? [])),
          reachable: [...new Set(addresses.map(({ channel }) => channel))],
          email: addresses.find(({ channel }) => channel === 'email')?.value ?? null,
          // The first on each channel is the one that is used.
          marks: Object.fromEntries(addresses.toReversed().map((address) => [address.channel, address.marks])),
          consumer: person.companyId === null,
          soleTrader: person.soleTrader,
          // Who came after a wash was not among those held against the register.
          washedOn: washedOn !== null && washedOn >= createdDay ? washedOn : null,
        } satisfies NamedStanding,
      ];
    }),
  );
}

const blockedBy = ({ channel, value }: Address, found: readonly GateSuppression[]): BlockedAddress[] =>
  found.length === 0
    ? []
    : [{ channel, value, of: found.some(({ purposeId }) => purposeId === null) ? 'all-marketing' : 'some' }];

function subjectOf({ restricted, erased, trashed }: PersonRow): Standing['subject'] {
  if (erased) return 'erased';
  if (restricted) return 'restricted';
  return trashed ? 'in-trash' : 'known';
}

function basisOf(row: AsJson<BasisRow>, purposes: readonly NamedPurpose[]): ContactPurpose[] {
  const purpose = purposes.find(({ id }) => id === row.purposeId);
  if (!purpose) return [];
  const { code, titleNb, titleEn } = purpose;
  const inForce = purpose.enabled && purpose.basis === row.basis;
  return [
    { ...row, code, titleNb, titleEn, inForce, since: new Date(row.since), recordedAt: new Date(row.recordedAt) },
  ];
}

/** The same person as they are reached at an e-mail address of theirs that is not the one used first. */
export const reachedAt = (standing: NamedStanding, { value, marks }: MarkedAddress): NamedStanding => ({
  ...standing,
  email: value,
  marks: { ...standing.marks, email: marks },
});

/** What is known about one contact, or undefined when it is not there. */
export const standingOf = async (contactId: string): Promise<NamedStanding | undefined> =>
  (await standingsOf([contactId])).get(contactId);

/**
 * The tenant's purposes as the gate sees them. A consent holds for the version it was given to and for later ones that
 * mean the same: the oldest valid version is the last that says something else than the one before it (hard case 35).
 */
const gatePurposes = `
  select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'code', p.code, 'titleNb', p.title_nb, 'titleEn', p.title_en,
                  'basis', p.basis, 'enabled', p.enabled, 'marketing', p.marketing, 'channels', p.channels,
                  'oldestValidVersion', (select max(w.version) from consent_wordings w
                                          where w.tenant_id = $1 and w.purpose_id = p.id and not w.same_meaning))
                  order by p.created_at, p.code), '[]')
    from purposes p where p.tenant_id = $1`;

/** Whether it is shown who asks, and that they may. */
function shown(request: string): string {
  return `(${request}.verified_at is not null and (${request}.represented_as is null or ${request}.authority_at is not null))`;
}

/**
 * Somebody's objection that waits: one that is matched with them, or with a record that became theirs. Who is matched was named by
 * the desk or by a link of their own, and that is enough to stop: to be used no more by mistake harms nobody. It is provisional until
 * somebody has shown that it is they who ask, or that they may for the person. One that was merged waits with the request it became
 * part of. On the page of their own choices they named what they object to, and that was stopped as they said it.
 */
const objectionWaits = `
  with recursive same(id, depth) as (
     select w.id, 0
      union
     select (e.evidence ->> 'from')::uuid, s.depth + 1 from same s
       join consent_events e on e.tenant_id = $1 and e.kind = 'merged' and e.contact_id = s.id
      where s.depth < 20
  )
  select jsonb_build_object('since', min(r.received_at), 'provisional', not bool_or(${shown('r')} or coalesce(${shown('i')}, false)))
    from same s
    join data_subject_requests r on r.tenant_id = $1 and r.contact_id = s.id
    left join data_subject_requests i on i.tenant_id = $1 and i.id = r.merged_into
   where r.kind = 'right-to-object' and r.channel <> 'choices' and coalesce(i.state, r.state) in ('draft', 'open')
  having count(*) > 0`;

const personRows = `
  select w.id, c.id as known, coalesce(c.anonymised_at is not null, false) as erased,
         coalesce(c.deleted_at is not null, false) as trashed, c.company_id as "companyId",
         exists (select from contact_companies l join companies f on f.tenant_id = $1 and f.id = l.company_id and f.person_like
                  where l.tenant_id = $1 and l.contact_id = w.id) as "soleTrader",
         case when w.at = 1 then (${gatePurposes}) end as purposes,
         to_char(c.created_at at time zone 'Europe/Oslo', 'YYYY-MM-DD') as "createdDay",
         (select to_char(max(r.washed_on), 'YYYY-MM-DD') from reservation_washes r where r.tenant_id = $1) as "washedOn",
         (${objectionWaits}) as "objectionWaits",
         exists (select from restrictions r
                  where r.tenant_id = $1 and r.contact_id = w.id and r.activity_id is null and r.lifted_at is null) as restricted,
         (select coalesce(jsonb_agg(jsonb_build_object('purposeId', b.purpose_id, 'basis', b.basis, 'source', b.source, 'givenFor', b.given_for,
                   'since', b.since, 'recordedAt', b.recorded_at, 'recordedBy', m.name) order by b.since, b.id), '[]')
            from contact_purposes b left join members m on m.tenant_id = $1 and m.id = b.recorded_by
           where b.tenant_id = $1 and b.contact_id = w.id) as bases,
         (select coalesce(jsonb_agg(jsonb_build_object('id', e.id, 'at', e.at, 'kind', e.kind, 'purposeId', e.purpose_id,
                   'channel', e.channel, 'via', e.via, 'wordingVersion', e.wording_version,
                   'saidOn', e.evidence ->> 'on', 'sentTo', e.evidence ->> 'sentTo',
                   'onFile', coalesce(e.evidence -> 'onFile', '[]')) order by e.at, e.id), '[]')
            from consent_events e where e.tenant_id = $1 and e.contact_id = w.id) as events,
         (select coalesce(jsonb_agg(jsonb_build_object('channel', a.channel, 'value', a.value)
                                    order by a.channel, a.position), '[]')
            from (select 'email' as channel, address as value, position
                    from contact_emails where tenant_id = $1 and contact_id = w.id
                   union all
                  select use.channel, number, position from contact_phones, (values ('sms'), ('phone')) as use(channel)
                   where tenant_id = $1 and contact_id = w.id
                   union all
                  select 'post', concat_ws(' ', array_to_string(lines, ' '), postal_code, place), position
                    from contact_addresses where tenant_id = $1 and contact_id = w.id) a) as addresses
    from unnest($2::uuid[]) with ordinality as w(id, at) left join contacts c on c.tenant_id = $1 and c.id = w.id`;
