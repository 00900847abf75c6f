import { NotFound } from '../../errors.ts';
import { isId } from '../../identifiers.ts';
import { fullName } from '../../names.ts';
import { sql } from '../../tenancy.ts';
import type { Member } from '../../users/member.ts';
import { inCase } from '../restriction/in-case.ts';

/** The name of a contact, restricted ones too, for the pages of their case. @throws NotFound, NotAllowed */
export async function nameForCase(by: Member, contactId: string): Promise<string> {
  const [contact] = isId(contactId)
    ? await inCase(by, () =>
        sql<{ givenName: string; familyName: string }>(
          `select given_name as "givenName", family_name as "familyName" from contacts
            where tenant_id = $1 and id = $2 and anonymised_at is null`,
          [by.tenantId, contactId],
        ),
      )
    : [];
  if (!contact) throw new NotFound('contact');
  return fullName(contact.givenName, contact.familyName);
}
