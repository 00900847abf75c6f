import { record } from '../../audit/audit.ts';
import { now } from '../../clock.ts';
import { Invalid } from '../../errors.ts';
import { newId } from '../../identifiers.ts';
import { change, currentTenantId, sql } from '../../tenancy.ts';
import { breach, breachEntries, lockedBreach } from './breach.ts';
import { LONGEST_TEXT } from './breach-form.ts';
import { isLate, type Keeper } from './keep-breach.ts';

/** What the form of a notification holds. */
export interface Said {
  readonly kind: 'authority' | 'people';
  /** What was said, and why it is late where it is. */
  readonly body: string;
  /** The number Datatilsynet gave it. */
  readonly reference: string;
  /** The notification as it was sent, for the register. */
  readonly form: object | undefined;
}

/**
 * Writes down that Datatilsynet, or the people, were told. Datatilsynet may be told in phases (Art. 33(4)): each is an entry of
 * its own, with the form as it was. The first one after the deadline must say why it is late.
 * @throws Invalid (field `body`), NotFound
 */
export async function sayIt(by: Keeper, id: string, { kind, body, reference, form }: Said): Promise<void> {
  const one = await lockedBreach(id);
  if (body.length > LONGEST_TEXT) throw new Invalid({ body: { key: 'form.tooLong', params: { count: LONGEST_TEXT } } });
  const before = (await breachEntries(id)).filter((entry) => entry.kind === kind).length;
  if (kind === 'people' && body === '') throw new Invalid({ body: 'form.required' });
  if (kind === 'authority' && before === 0 && body === '' && isLate(one.awareAt))
    throw new Invalid({ body: 'breaches.problem.late' });
  await change(
    `insert into breach_entries (tenant_id, id, breach_id, key, kind, body, reference, form, by_member, at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      currentTenantId(),
      newId(),
      id,
      `${kind}:${before + 1}`,
      kind,
      body,
      reference,
      form === undefined ? null : JSON.stringify(form),
      by.memberId,
      now(),
    ],
  );
  await record(by.actor, kind === 'authority' ? 'breach.notified' : 'breach.people-told', { kind: 'breach', id });
}

/** A contact whom a breach touches. */
export interface AffectedPerson {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
}

/** The people of the tenant's contacts whom it touches, as far as they are still there. */
export const affectedPeople = (id: string): Promise<AffectedPerson[]> =>
  sql<AffectedPerson>(
    `select c.id, trim(c.given_name || ' ' || c.family_name) as name, c.email
       from breach_people p join contacts c on c.tenant_id = p.tenant_id and c.id = p.contact_id
      where p.tenant_id = $1 and p.breach_id = $2 order by c.sort_name, c.id limit 500`,
    [currentTenantId(), id],
  );

/** Ties contacts to a breach by their addresses, one on each line. @returns the addresses that some contact has, and the others */
export async function addAffectedPeople(
  by: Keeper,
  id: string,
  addresses: string,
): Promise<{ readonly known: string[]; readonly unknown: string[] }> {
  await breach(id);
  const wanted = [
    ...new Set(
      addresses
        .toLowerCase()
        .split(/[\s,;]+/)
        .filter((one) => one.includes('@')),
    ),
  ].slice(0, 1000);
  if (wanted.length === 0) throw new Invalid({ emails: 'form.required' });
  const found = await sql<{ contactId: string; address: string }>(
    `select contact_id as "contactId", lower(address) as address from contact_emails
      where tenant_id = $1 and lower(address) = any($2)`,
    [currentTenantId(), wanted],
  );
  await change(
    `insert into breach_people (tenant_id, breach_id, contact_id)
     select $1, $2, unnest($3::uuid[]) on conflict do nothing`,
    [currentTenantId(), id, [...new Set(found.map(({ contactId }) => contactId))]],
  );
  await record(by.actor, 'breach.changed', { kind: 'breach', id }, { people: found.length });
  const known = new Set(found.map(({ address }) => address));
  return { known: [...known], unknown: wanted.filter((address) => !known.has(address)) };
}
