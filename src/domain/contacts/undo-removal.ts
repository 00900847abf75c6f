import { record } from '../audit/audit.ts';
import { NotFound } from '../errors.ts';
import { sql } from '../tenancy.ts';
import { asActor, demand, type Member } from '../users/member.ts';
import { refuseTheirs } from './channels.ts';
import { contactForChange } from './contact-for-change.ts';
import { openRemoved, putBack, type PartTable, type RemovedPart } from './removed-part.ts';
import { refreshContact } from './repeated-columns.ts';

const fields: Readonly<Record<PartTable, string>> = {
  contact_emails: 'email',
  contact_phones: 'phone',
  contact_addresses: 'address',
  contact_companies: 'company',
};

/**
 * Puts back what `removeChannel` or `leaveCompany` took away, as it stood.
 * @param sealed what they answered
 * @throws NotFound when it was not removed from this contact or too long ago, or the company is gone for good, Invalid when the
 * address is by now that of somebody whose processing is restricted, NotAllowed
 */
export async function undoRemoval(by: Member, contactId: string, sealed: string): Promise<void> {
  demand(by, 'write');
  const contact = await contactForChange(by, contactId);
  const removed = await openRemoved(contact.id, sealed);
  await refuseGone(by, contact.id, removed);
  await putBack(by, contact.id, removed);
  await refreshContact(contact.id);
  await record(
    asActor(by),
    'contact.changed',
    { kind: 'contact', id: contact.id },
    { fields: [fields[removed.table]] },
  );
}

async function refuseGone(by: Member, contactId: string, { table, row }: RemovedPart): Promise<void> {
  if (table === 'contact_companies') {
    const [company] = await sql('select from companies where tenant_id = $1 and id = $2', [
      by.tenantId,
      row['company_id'],
    ]);
    if (!company) throw new NotFound('company');
  } else if (table !== 'contact_addresses')
    await refuseTheirs(
      table === 'contact_emails'
        ? { kind: 'email', value: String(row['address']) }
        : { kind: 'phone', value: String(row['number']) },
      contactId,
    );
}
