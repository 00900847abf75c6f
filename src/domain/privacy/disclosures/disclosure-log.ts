import { currentTenantId, sql, change } from '../../tenancy.ts';
import { identitiesOf } from '../access/identities.ts';
import { disclosedCategories, type DisclosedCategory } from './disclosed-categories.ts';

/**
 * By which act data was given to somebody (docs/adr/0014-disclosures.md): a member who says so, our own notice of a
 * correction, or a copy for somebody who asked for the person. A fourth kind of line, `correction`, takes one back (correct-line.ts).
 */
export type DisclosureAct = 'by-hand' | 'rectification-notice' | 'copy';

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

/** That a line was a slip: why, who said so, and on which day, `YYYY-MM-DD`. */
export interface LineCorrection {
  readonly reason: string;
  readonly byName: string | null;
  readonly on: string;
}

/** One as the tenant's own pages list it. */
export interface ListedDisclosure extends Disclosure {
  readonly recordedByName: string | null;
  /** Undefined for a line that stands. */
  readonly correction: LineCorrection | undefined;
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

/**
 * SQL that a line of the log, under this alias, says to whom data was given: nobody has taken it back, it takes no other back,
 * and its recipient has not been forgotten.
 */
export const stands = (alias: string): string => `${alias}.recipient <> '' and not ${isCorrected(alias)}`;

const isCorrected = (alias: string): string =>
  `exists (select from disclosures taken where taken.tenant_id = ${alias}.tenant_id and taken.corrects = ${alias}.id)`;

/** To whom data about a person was given, the newest first, with what was given of the records that became this one; at most 200. */
export async function disclosuresOf(contactId: string): Promise<ListedDisclosure[]> {
  return disclosuresOfAny(await identitiesOf(contactId));
}

/** As `disclosuresOf`, of records that are known to be one person. */
export const disclosuresOfAny = (contactIds: readonly string[]): Promise<ListedDisclosure[]> =>
  lines(`d.contact_id = any($2::uuid[]) and ${stands('d')}`, [contactIds]);

/** The log of a person as it was written, with the lines that were taken back. */
export const linesOf = async (contactId: string): Promise<ListedDisclosure[]> =>
  lines(`d.contact_id = any($2::uuid[]) and d.recipient <> ''`, [await identitiesOf(contactId)]);

/** One line, and whom it is about. */
export async function lineOfLog(id: string): Promise<(ListedDisclosure & { readonly contactId: string }) | undefined> {
  const [line] = await lines(`d.id = $2 and d.recipient <> ''`, [id]);
  return line;
}

type Line = ListedDisclosure & { readonly contactId: string };

/** Lines of the log that meet a condition on `d`, whose parameters begin at $2. */
async function lines(condition: string, parameters: readonly unknown[]): Promise<Line[]> {
  const rows = await sql<Omit<Line, 'correction'> & { readonly correction: LineCorrection | null }>(
    `select d.id, d.contact_id as "contactId", d.recipient, d.email, d.categories, d.act, d.why, d.given_on::text as "givenOn",
            m.name as "recordedByName",
            (select json_build_object('reason', x.why, 'byName', n.name, 'on', x.given_on::text)
               from disclosures x left join members n on n.tenant_id = x.tenant_id and n.id = x.recorded_by
              where x.tenant_id = $1 and x.corrects = d.id) as correction
       from disclosures d left join members m on m.tenant_id = d.tenant_id and m.id = d.recorded_by
      where d.tenant_id = $1 and ${condition}
      order by d.given_on desc, d.id desc limit 200`,
    [currentTenantId(), ...parameters],
  );
  return rows.map(({ correction, ...line }) => ({ ...line, correction: correction ?? undefined }));
}

/** Somebody who has data about a person, with all that they were ever given. */
export interface DisclosureRecipient {
  readonly recipient: string;
  readonly email: string | null;
  readonly categories: readonly DisclosedCategory[];
}

/** What makes two lines one recipient: the address in any spelling, or the name where there is none. */
export const recipientKey = ({
  email,
  recipient,
}: {
  readonly email: string | null;
  readonly recipient: string;
}): string => (email ?? recipient).toLowerCase();

/**
 * Everybody who was given data about a contact, once each: by their address, or by name where there is none. Two spellings of
 * one name are two recipients, and both are told.
 */
export async function recipientsOf(contactId: string): Promise<DisclosureRecipient[]> {
  const byKey = new Map<string, DisclosureRecipient>();
  for (const { recipient, email, categories } of await disclosuresOf(contactId)) {
    const key = recipientKey({ recipient, email });
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
