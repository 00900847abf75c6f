import { record } from '../../audit/audit.ts';
import { refreshContact } from '../../contacts/repeated-columns.ts';
import { isId } from '../../identifiers.ts';
import { currentTenantId, sql } from '../../tenancy.ts';
import { asActor, type Member } from '../../users/member.ts';
import { ownBusinessesOf } from '../inventory/subject-graph.ts';
import { businessesAlikeContact } from '../requests/businesses-alike.ts';
import { linkOwnBusiness } from '../requests/own-businesses.ts';
import { ruledOutIn } from '../requests/ruled-out.ts';
import { nameOfHit, type FreeTextHit } from './free-text.ts';

// Businesses that may be somebody's own, as places that are decided about before they are erased or restricted: a contact may be on
// file without their own sole proprietorship, which is their data all the same.

const place = { table: 'companies', column: 'id' } as const;

/** What a whole business is called where places are named. */
export const businessPlace = `${place.table}.${place.column}`;

/** Whether a place is a whole business, which is the person's own or somebody else's, and no text. */
export const isBusiness = ({ table, column }: Pick<FreeTextHit, 'table' | 'column'>): boolean =>
  table === place.table && column === place.column;

/** The reason for which a business is left as it is: it is not theirs. */
export const othersBusiness = 'another-person';

/**
 * Businesses that are alike a contact by address or family name and not known to be theirs, in the open case. One that is hidden is
 * somebody else's who is restricted, and is not read.
 * @param requestId one in which the desk may have said that it is somebody else's
 */
export async function businessHits(contactId: string, requestId?: string): Promise<FreeTextHit[]> {
  const tenantId = currentTenantId();
  const alike = await businessesAlikeContact(contactId);
  if (alike.length === 0) return [];
  const shown = await sql<{ id: string }>(
    `select id from companies where tenant_id = $1 and id = any($2::uuid[]) and restricted_at is null`,
    [tenantId, alike.map(({ id }) => id)],
  );
  const ruledOut = requestId !== undefined && isId(requestId) ? await ruledOutIn({ tenantId }, requestId) : undefined;
  return alike
    .filter(({ id }) => ruledOut?.has(id) !== true && shown.some((one) => one.id === id))
    .map(({ id, name, email, inTrash }) => ({
      ...place,
      row: id,
      before: '',
      found: name,
      after: email === null ? '' : ` · ${email}`,
      // It is alike; whether it is theirs, somebody has to say.
      certain: false,
      held: false,
      choices: ['delete', 'keep'],
      home: inTrash ? undefined : { kind: 'company', id },
    }));
}

/** The names of the places (`nameOfHit`) of the businesses that are a contact's own, whoever said so and where, in the open case. */
export async function ownBusinessPlaces(contactId: string): Promise<string[]> {
  const [own] = await sql<{ ids: string[] }>(`select ${ownBusinessesOf('array[$2::uuid]')} as ids`, [
    currentTenantId(),
    contactId,
  ]);
  return (own?.ids ?? []).map((row) => nameOfHit({ ...place, row }));
}

/** Ties to a contact each business that was their own, by the name of its place, in the open case. */
export async function claimAgain(contactId: string, wasTheirs: (name: string) => boolean): Promise<void> {
  const businesses = await sql<{ id: string }>(`select id from companies where tenant_id = $1 and person_like`, [
    currentTenantId(),
  ]);
  const theirs = businesses.filter(({ id }) => wasTheirs(nameOfHit({ ...place, row: id })));
  if (theirs.length === 0) return;
  for (const { id } of theirs) await linkOwnBusiness(contactId, id, null);
  await refreshContact(contactId);
}

/**
 * Says of businesses that they are a contact's own, in the open case: they are erased or hidden with them from then on.
 */
export async function claimHits(by: Member, contactId: string, hits: readonly FreeTextHit[]): Promise<void> {
  const theirs = hits.filter(isBusiness);
  if (theirs.length === 0) return;
  for (const { row } of theirs) await linkOwnBusiness(contactId, row, null);
  await refreshContact(contactId);
  await record(asActor(by), 'contact.changed', { kind: 'contact', id: contactId }, { fields: ['company'] });
}
