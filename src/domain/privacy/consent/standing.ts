import { currentTenantId, sql } from '../../tenancy.ts';
import { addressesOf } from '../suppression/addresses-of.ts';
import { screenAddresses } from '../suppression/screen.ts';
import { isId } from '../../identifiers.ts';
import type { GateBasis, GatePurpose, Standing } from './decide.ts';
import type { LedgerEvent } from './fold.ts';

interface PersonRow {
  readonly id: string;
  readonly email: string | null;
  readonly erased: boolean;
  readonly trashed: boolean;
  readonly companyId: string | null;
  readonly createdDay: string;
  readonly washedOn: string | null;
}

/**
 * Everything about some contacts that the gate decides by, read in the open transaction: two round trips however many
 * they are. A contact that is not there, or that row security hides, is not in the answer.
 * @throws Error outside a transaction
 */
export async function standingsOf(contactIds: readonly string[]): Promise<Map<string, Standing>> {
  const ids = contactIds.filter(isId);
  const here = [currentTenantId(), ids];
  const [people, purposes, bases, events, addresses, restricted] = await Promise.all([
    sql<PersonRow>(personRows, here),
    gatePurposes(),
    sql<GateBasis & { contactId: string }>(
      `select contact_id as "contactId", purpose_id as "purposeId", basis, source, since
         from contact_purposes where tenant_id = $1 and contact_id = any($2::uuid[])`,
      here,
    ),
    sql<LedgerEvent & { contactId: string }>(
      `select contact_id as "contactId", id, at, kind, purpose_id as "purposeId", channel, via,
              wording_version as "wordingVersion"
         from consent_events where tenant_id = $1 and contact_id = any($2::uuid[]) order by at, id`,
      here,
    ),
    addressesOf(ids),
    // Hidden from everybody while it lasts: that it is so is all that can be told.
    sql<{ id: string }>(
      `select contact_id as id from restrictions
        where tenant_id = $1 and contact_id = any($2::uuid[]) and activity_id is null and lifted_at is null`,
      here,
    ),
  ]);
  const all = people.flatMap(({ id }) => addresses.get(id) ?? []);
  const screened = await screenAddresses(all);
  let at = 0;
  const hidden = restricted.filter(({ id }) => !people.some((person) => person.id === id));
  return new Map<string, Standing>([
    ...hidden.map(({ id }): [string, Standing] => [id, { ...nobody, subject: 'restricted', purposes }]),
    ...people.map((person): [string, Standing] => {
      const own = addresses.get(person.id) ?? [];
      const suppressions = screened.slice(at, (at += own.length)).flat();
      return [
        person.id,
        {
          subject: person.erased ? 'erased' : person.trashed ? 'in-trash' : 'known',
          purposes,
          bases: bases.filter(({ contactId }) => contactId === person.id),
          events: events.filter(({ contactId }) => contactId === person.id),
          suppressions,
          reachable: [...new Set(own.map(({ channel }) => channel))],
          email: own.find(({ channel }) => channel === 'email')?.value ?? null,
          consumer: person.companyId === null,
          washedOn: person.washedOn !== null && person.washedOn >= person.createdDay ? person.washedOn : null,
        } satisfies Standing,
      ];
    }),
  ]);
}

/** Nothing known about somebody. */
const nobody = {
  bases: [],
  events: [],
  suppressions: [],
  reachable: [],
  email: null,
  consumer: true,
  washedOn: null,
} as const;

/** What is known about one contact, or undefined when it is not there. */
export const standingOf = async (contactId: string): Promise<Standing | undefined> =>
  (await standingsOf([contactId])).get(contactId);

const personRows = `
  select c.id, c.email, c.anonymised_at is not null as erased, c.deleted_at is not null as trashed,
         c.company_id as "companyId", to_char(c.created_at at time zone 'Europe/Oslo', 'YYYY-MM-DD') as "createdDay",
         (select to_char(max(w.washed_on), 'YYYY-MM-DD') from reservation_washes w where w.tenant_id = $1) as "washedOn"
    from contacts c where c.tenant_id = $1 and c.id = any($2::uuid[])`;

/**
 * The tenant's purposes as the gate sees them. A consent holds for the version it was given to and for later ones that
 * mean the same: the oldest valid version is the last that says something else than the one before it (hard case 35).
 */
const gatePurposes = (): Promise<GatePurpose[]> =>
  sql<GatePurpose>(
    `select p.id, p.code, p.basis, p.enabled, p.marketing, p.channels,
            (select max(w.version) from consent_wordings w
              where w.tenant_id = $1 and w.purpose_id = p.id and not w.same_meaning) as "oldestValidVersion"
       from purposes p where p.tenant_id = $1 order by p.created_at, p.code`,
    [currentTenantId()],
  );
