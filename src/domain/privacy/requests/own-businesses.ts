import { record } from '../../audit/audit.ts';
import { refreshContact } from '../../contacts/repeated-columns.ts';
import { Invalid } from '../../errors.ts';
import { newId } from '../../identifiers.ts';
import { change, currentTenantId, sql } from '../../tenancy.ts';
import { hideBusinesses } from '../restriction/own-businesses.ts';
import { businessesAlikeContact, type BusinessAlike } from './businesses-alike.ts';
import type { RequestDesk } from './desk.ts';
import { addEvent } from './events.ts';
import type { RequestKind } from './kinds.ts';
import { lockOpenRequest, type LockedRequest } from './locked-request.ts';
import { ruledOutIn } from './ruled-out.ts';

/** A business on file that may be the matched person's own. */
export interface BusinessBeside extends BusinessAlike {
  /** The desk has looked at it and said that it is somebody else's. */
  readonly ruledOut: boolean;
}

/** What is met with all there is of somebody, so that a business that may be theirs has to be decided about first. */
const kindsOfAll: readonly RequestKind[] = ['access', 'portability', 'erasure', 'restriction'];

type Asked = Pick<LockedRequest, 'id' | 'kind' | 'contactId' | 'requesterEmail' | 'requesterName' | 'representedName'>;

/**
 * Businesses that are people, alike the matched contact or whoever asked, and not known to be theirs: a contact may be on file without
 * their own sole proprietorship. None where the request is not met with all there is of somebody.
 */
export async function businessesBeside(desk: RequestDesk, request: Asked): Promise<BusinessBeside[]> {
  const { contactId, kind } = request;
  if (contactId === null || desk.layer === 'controller' || !kindsOfAll.includes(kind)) return [];
  return desk.see(() => beside(desk, { ...request, contactId }));
}

async function beside(desk: RequestDesk, request: Asked & { readonly contactId: string }): Promise<BusinessBeside[]> {
  const { contactId, requesterEmail, requesterName, representedName } = request;
  const alike = await businessesAlikeContact(contactId, {
    addresses: representedName === '' && requesterEmail !== null ? [requesterEmail] : [],
    names: [representedName || requesterName],
  });
  const looked = await ruledOutIn(desk, request.id);
  return alike.map((one) => ({ ...one, ruledOut: looked.has(one.id) }));
}

/** @throws Invalid on `businesses` while nobody has decided about one that may be theirs */
export async function demandBusinessesDecided(desk: RequestDesk, request: Asked): Promise<void> {
  const undecided = (await businessesBeside(desk, request)).some(({ ruledOut }) => !ruledOut);
  if (undecided) throw new Invalid({ businesses: 'requests.businesses.undecided' });
}

/**
 * Says that a business is the matched contact's own: it goes with them from then on, into copies, an erasure and a restriction.
 * @throws Invalid on `person` for one that is not alike, on `request` when it has ended; NotFound
 */
export async function claimBusiness(desk: RequestDesk, id: string, companyId: string): Promise<void> {
  const request = await lockOpenRequest(desk, id);
  const { contactId } = request;
  const known = (await businessesBeside(desk, request)).some((one) => one.id === companyId);
  if (contactId === null || !known) throw new Invalid({ person: 'requests.person.unknown' });
  await desk.see(async () => {
    const [contact] = await sql<{ restrictedAt: Date | null }>(
      `select restricted_at as "restrictedAt" from contacts where tenant_id = $1 and id = $2 for update`,
      [desk.tenantId, contactId],
    );
    if (!contact) throw new Invalid({ person: 'requests.person.unknown' });
    await linkOwnBusiness(contactId, companyId, contact.restrictedAt);
    if (contact.restrictedAt !== null) await hideBusinesses(contactId, contact.restrictedAt);
    await refreshContact(contactId);
  });
  await addEvent(id, 'carried-out', desk.actor, { details: { step: 'business-claimed' } });
  await record(desk.actor, 'contact.changed', { kind: 'contact', id: contactId }, { fields: ['company'] });
}

/** Ties a business to a contact as their own, in the open transaction, which holds the contact locked. */
export const linkOwnBusiness = (contactId: string, companyId: string, restrictedAt: Date | null): Promise<number> =>
  change(
    `insert into contact_companies (tenant_id, id, contact_id, company_id, own_business, restricted_at, position)
     select $1, $2, $3, $4, true, $5, coalesce(max(position), -1) + 1
       from contact_companies where tenant_id = $1 and contact_id = $3
     on conflict (tenant_id, contact_id, company_id) do update set own_business = true`,
    [currentTenantId(), newId(), contactId, companyId, restrictedAt],
  );
