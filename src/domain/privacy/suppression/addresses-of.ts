import { currentTenantId, seeingRestricted, sql } from '../../tenancy.ts';
import type { Address } from './address-hash.ts';

/**
 * Every address of some contacts, by contact. A number is two: texts and calls are refused apart. In the order they are
 * used in.
 */
export async function addressesOf(contactIds: readonly string[]): Promise<Map<string, Address[]>> {
  const rows = await sql<Address & { contactId: string }>(
    `select contact_id as "contactId", 'email' as channel, address as value, position
       from contact_emails where tenant_id = $1 and contact_id = any($2::uuid[])
      union all
     select contact_id, use.channel, number, position
       from contact_phones, (values ('sms'), ('phone')) as use(channel)
      where tenant_id = $1 and contact_id = any($2::uuid[])
      union all
     select contact_id, 'post', concat_ws(' ', array_to_string(lines, ' '), postal_code, place), position
       from contact_addresses where tenant_id = $1 and contact_id = any($2::uuid[])
      order by channel, position`,
    [currentTenantId(), contactIds],
  );
  const found = new Map<string, Address[]>(contactIds.map((id) => [id, []]));
  for (const { contactId, channel, value } of rows) found.get(contactId)?.push({ channel, value });
  return found;
}

/**
 * Every address of some contacts, also of those whose processing is restricted: theirs are hidden, and just the ones to leave
 * alone. For hashing, and for nothing that shows or uses them. Await it alone.
 */
export const addressesToLeaveAlone = (contactIds: readonly string[]): Promise<Map<string, Address[]>> =>
  seeingRestricted(() => addressesOf(contactIds));
