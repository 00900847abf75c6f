import { currentTenantId, sql, change } from '../../tenancy.ts';
import { identitiesOf } from '../access/identities.ts';
import { disclosedCategories, type DisclosedCategory } from './disclosed-categories.ts';

/** By which act data was given to somebody (docs/adr/0014-disclosures.md): a member who says so, or our own notice of a correction. */
export type DisclosureAct = 'by-hand' | 'rectification-notice';

/** That data about a contact was given to somebody outside the tenant. */
export interface Disclosure {
  readonly id: string;
  readonly recipient: string;
  /** Where the recipient is told when something changes (Art. 19). */
  readonly email: string | null;
  readonly categories: readonly DisclosedCategory[];
  readonly act: DisclosureAct;
  /** Why, in the tenant's own words. */
  readonly why: string;
  /** `YYYY-MM-DD`. */
  readonly givenOn: string;
}

/** One as the tenant's own pages list it. */
export interface ListedDisclosure extends Disclosure {
  readonly recordedByName: string | null;
}

/**
 * Writes that data about a contact was given to somebody, in the transaction of the act that gives it. An id that is there
 * already is the same disclosure.
 * @returns whether it was new
 */
export async function recordDisclosure(
  contactId: string,
  given: Disclosure,
  recorded: { readonly at: Date; readonly by: string | null },
): Promise<boolean> {
  const added = await change(
    `insert into disclosures (tenant_id, id, contact_id, recipient, email, categories, act, why, given_on, recorded_at, recorded_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict (tenant_id, id) do nothing`,
    [
      currentTenantId(),
      given.id,
      contactId,
      given.recipient,
      given.email,
      given.categories,
      given.act,
      given.why,
      given.givenOn,
      recorded.at,
      recorded.by,
    ],
  );
  return added === 1;
}

/** To whom data about a person was given, the newest first, with what was given of the records that became this one; at most 200. */
export async function disclosuresOf(contactId: string): Promise<ListedDisclosure[]> {
  return disclosuresOfAny(await identitiesOf(contactId));
}

/** As `disclosuresOf`, of records that are known to be one person. */
export const disclosuresOfAny = (contactIds: readonly string[]): Promise<ListedDisclosure[]> =>
  sql<ListedDisclosure>(
    `select d.id, d.recipient, d.email, d.categories, d.act, d.why, d.given_on::text as "givenOn", m.name as "recordedByName"
       from disclosures d left join members m on m.tenant_id = d.tenant_id and m.id = d.recorded_by
      where d.tenant_id = $1 and d.contact_id = any($2::uuid[]) and d.recipient <> ''
      order by d.given_on desc, d.id desc limit 200`,
    [currentTenantId(), contactIds],
  );

/** Somebody who has data about a person, with all that they were ever given. */
export interface DisclosureRecipient {
  readonly recipient: string;
  readonly email: string | null;
  readonly categories: readonly DisclosedCategory[];
}

/**
 * Everybody who was given data about a contact, once each: by their address, or by name where there is none. Two spellings of
 * one name are two recipients, and both are told.
 */
export async function recipientsOf(contactId: string): Promise<DisclosureRecipient[]> {
  const byKey = new Map<string, DisclosureRecipient>();
  for (const { recipient, email, categories } of await disclosuresOf(contactId)) {
    const key = (email ?? recipient).toLowerCase();
    const known = byKey.get(key);
    const all = [...(known?.categories ?? []), ...categories];
    byKey.set(key, {
      recipient: known?.recipient ?? recipient,
      email: known?.email ?? email,
      categories: disclosedCategories.filter((category) => all.includes(category)),
    });
  }
  return [...byKey.values()];
}
