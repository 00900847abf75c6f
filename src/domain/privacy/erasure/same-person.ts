import { fullName } from '../../names.ts';
import { currentTenantId, sql } from '../../tenancy.ts';
import { businessHits } from './business-hits.ts';
import { freeTextHits, type FreeTextHit } from './free-text.ts';
import { givenNameHits } from './given-name-hits.ts';
import type { Traces } from './traces.ts';

/** Another contact with an address or number of the person's: perhaps a second record of them, perhaps somebody else's. */
export interface SameReach {
  readonly id: string;
  readonly name: string;
  readonly restricted: boolean;
  /** One of the addresses and numbers they have in common. */
  readonly value: string;
  /** The rows in which these stand. */
  readonly rows: readonly string[];
}

/** Contacts with the same e-mail address or number who are not erased yet, by id. In the open case. */
export const sameReach = async (contactId: string, { emails, phones }: Traces): Promise<SameReach[]> => {
  if (emails.length + phones.length === 0) return [];
  const rows = await sql<Omit<SameReach, 'name'> & { readonly given: string; readonly family: string }>(
    `select c.id, c.given_name as given, c.family_name as family, c.restricted_at is not null as restricted,
            min(n.value) as value, array_agg(n.id) as rows
       from (select contact_id, id, address as value from contact_emails where tenant_id = $1 and lower(address) = any($3::text[])
              union all
             select contact_id, id, number from contact_phones where tenant_id = $1 and number = any($4::text[])) n
       join contacts c on c.tenant_id = $1 and c.id = n.contact_id
      where c.id <> $2 and c.anonymised_at is null
        and not exists (select from erasures e where e.tenant_id = $1 and e.contact_id = c.id and e.erased_at is not null)
      group by c.tenant_id, c.id order by c.id`,
    [currentTenantId(), contactId, emails.map((email) => email.toLowerCase()), phones],
  );
  return rows.map(({ given, family, ...row }) => ({ ...row, name: fullName(given, family) }));
};

const record = { table: 'contacts', column: 'id' } as const;

/** What such a contact is called where places are named. */
export const recordPlace = `${record.table}.${record.column}`;

/** Whether a place is a whole contact, which is the same person or another, and no text. */
export const isRecord = ({ table, column }: Pick<FreeTextHit, 'table' | 'column'>): boolean =>
  table === record.table && column === record.column;

/** Such a contact as a place that somebody decides about. */
export const recordHit = ({ id, name, restricted, value }: SameReach): FreeTextHit => ({
  ...record,
  row: id,
  before: `${name} · `,
  found: value,
  after: '',
  // The address is theirs without doubt; whether the record is, somebody has to say.
  certain: false,
  held: false,
  choices: ['delete', 'keep'],
  home: restricted ? undefined : { kind: 'contact', id },
});

/**
 * Everything that somebody decides about when a person is erased: other contacts with the same address or number (`delete`:
 * the same person, erased too), businesses that may be their own (`delete`: they are), and then the places where others wrote about them,
 * those with their given name alone last. In the open case.
 */
export async function hitsOf(contactId: string, traces: Traces, requestId?: string): Promise<FreeTextHit[]> {
  const records = (await sameReach(contactId, traces)).map(recordHit);
  const businesses = await businessHits(contactId, requestId);
  // Whose a business is says what becomes of its name as well: theirs goes with them, somebody else's stays.
  const asked = ({ table, column, row }: FreeTextHit): boolean =>
    table === 'companies' && column === 'name' && businesses.some((one) => one.row === row);
  const texts = (await freeTextHits(contactId, traces)).filter((hit) => !asked(hit));
  return [...records, ...businesses, ...texts, ...(await givenNameHits(contactId, traces, texts))];
}
