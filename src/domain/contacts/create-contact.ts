import { record } from '../audit/audit.ts';
import { Invalid, type FieldProblem } from '../errors.ts';
import { fieldsInUse, keepFields, readFields, type TypedFields } from '../custom-fields/field-values.ts';
import { isId, newId } from '../identifiers.ts';
import { oneLine } from '../names.ts';
import { tellOfNewRecord } from '../privacy/access/person-link.ts';
import { sql } from '../tenancy.ts';
import { asActor, demand, type Member } from '../users/member.ts';
import { insertContacts } from './bulk.ts';
import { readEmail } from './email-address.ts';
import { nameProblems } from './name-rules.ts';
import { isOwnerChoice } from './owner-choices.ts';
import { readPhone } from './phone-number.ts';

/** A new contact as a person typed it. Empty texts mean "not given". */
export interface NewContact {
  readonly givenName: string;
  readonly familyName: string;
  readonly jobTitle: string;
  readonly email: string;
  readonly phone: string;
  readonly companyId: string;
  readonly role: string;
  readonly ownerId: string;
  /** Typed into the tenant's own fields, by their ids. */
  readonly customFields?: TypedFields;
}

/**
 * Creates a contact with its first address, number and company. Who has been here before, or asked to be left alone, is told by e-mail.
 * @param id of the new contact, the same for a form sent twice: see `submittedBefore`
 * @returns its id
 * @throws Invalid (fields givenName, email, phone, company, ownerId …), NotAllowed
 */
export async function createContact(by: Member, input: NewContact, id = newId()): Promise<string> {
  demand(by, 'write');
  const { email, phone, company, custom, problems } = await readContact(by, input);
  if (Object.keys(problems).length > 0) throw new Invalid(problems);

  await insertContacts([
    {
      id,
      givenName: oneLine(input.givenName),
      familyName: oneLine(input.familyName),
      jobTitle: oneLine(input.jobTitle) || null,
      emails: email === undefined ? [] : [email],
      phones: phone === undefined ? [] : [phone],
      companies: company ? [{ ...company, role: oneLine(input.role) || null }] : [],
      ownerId: input.ownerId || null,
      createdBy: by.id,
    },
  ]);
  await keepFields('contact', id, custom.values);
  await record(asActor(by), 'contact.created', { kind: 'contact', id });
  if (email !== undefined) await tellOfNewRecord(by, id, email);
  return id;
}

/** What is wrong with a contact as typed, by field, before anything is asked about it; empty when nothing is. */
export async function contactProblems(by: Member, input: NewContact): Promise<Readonly<Record<string, FieldProblem>>> {
  return (await readContact(by, input)).problems;
}

async function readContact(by: Member, input: NewContact) {
  const email = input.email === '' ? undefined : readEmail(input.email);
  const phone = input.phone === '' ? undefined : readPhone(input.phone);
  const [company, ownerKnown, fields] = await Promise.all([
    input.companyId === '' ? undefined : companyNamed(by, input.companyId),
    input.ownerId === '' ? true : isOwnerChoice(by, input.ownerId),
    input.customFields === undefined ? [] : fieldsInUse('contact'),
  ]);
  const custom = readFields(fields, input.customFields ?? {});
  const problems: Record<string, FieldProblem> = { ...nameProblems(input), ...custom.problems };
  if (input.email !== '' && !email) problems['email'] = 'form.email';
  if (input.phone !== '' && !phone) problems['phone'] = 'form.phone';
  if (input.companyId !== '' && !company) problems['company'] = 'form.choose';
  if (!ownerKnown) problems['ownerId'] = 'form.choose';
  return { email, phone, company, custom, problems };
}

/** A company's name in this tenant, or undefined when it is not there or in the trash. */
export async function companyNamed(by: Member, id: string): Promise<{ id: string; name: string } | undefined> {
  if (!isId(id)) return undefined;
  const [company] = await sql<{ id: string; name: string }>(
    `select id, name from companies where tenant_id = $1 and id = $2 and deleted_at is null`,
    [by.tenantId, id],
  );
  return company;
}
