import { record, type EntryExtras } from '../audit/audit.ts';
import { now } from '../clock.ts';
import { Invalid } from '../errors.ts';
import { fullName, oneLine } from '../names.ts';
import { sql } from '../tenancy.ts';
import { asActor, demand, type Member } from '../users/member.ts';
import type { Contact } from './contact.ts';
import { contactForChange } from './contact-for-change.ts';
import { LONGEST_NAME, nameProblems } from './name-rules.ts';
import { isOwnerChoice } from './owner-choices.ts';
import { refreshContact } from './repeated-columns.ts';

/** The facts of a contact that are changed one at a time on its page. */
export const contactFields = ['name', 'jobTitle', 'owner'] as const;
export type ContactField = (typeof contactFields)[number];

export const isContactField = (text: string): text is ContactField => contactFields.some((field) => field === text);

/** A typed change of one fact, with the version of the contact it was based on. */
export type FieldChange = { readonly version: number } & (
  | { readonly field: 'name'; readonly givenName: string; readonly familyName: string }
  | { readonly field: 'jobTitle'; readonly value: string }
  | { readonly field: 'owner'; readonly value: string }
);

/**
 * Changes one fact of a contact.
 * @throws Invalid, EditConflict when somebody saved in between, NotFound, NotAllowed
 */
export async function changeField(by: Member, id: string, edit: FieldChange): Promise<void> {
  demand(by, 'write');
  await writeField(by, id, edit);
}

/**
 * As `changeField`, for who may by another permission, such as to rectify (Art. 16).
 * @throws Invalid, EditConflict, NotFound
 */
export async function writeField(by: Member, id: string, edit: FieldChange): Promise<void> {
  const contact = await contactForChange(by, id);
  const values = await changeOne(by, contact, edit);
  await record(asActor(by), 'contact.changed', { kind: 'contact', id }, { fields: [edit.field] }, values);
}

/** Changes it, and answers what the trail keeps under the contact's own key: what was there and what is there now. */
async function changeOne(by: Member, contact: Contact, edit: FieldChange): Promise<EntryExtras> {
  const { name, job_title: jobTitle } = contact;
  if (edit.field === 'name') {
    await changeName(contact, edit);
    return { values: { name: { from: name, to: fullName(oneLine(edit.givenName), oneLine(edit.familyName)) } } };
  }
  if (edit.field === 'jobTitle') {
    await changeJobTitle(contact, edit);
    return { values: { jobTitle: { from: jobTitle, to: oneLine(edit.value) || null } } };
  }
  // An owner is a member, whom the trail may name by id alone.
  await changeOwner(by, contact, edit);
  return {};
}

async function changeName(
  contact: Contact,
  edit: { version: number; givenName: string; familyName: string },
): Promise<void> {
  const problems = nameProblems(edit);
  if (Object.keys(problems).length > 0) throw new Invalid(problems);
  const names = { given_name: oneLine(edit.givenName), family_name: oneLine(edit.familyName) };
  const yours = fullName(names.given_name, names.family_name);
  contact.refuseOldEdit(edit.version, { field: 'name', theirs: contact.name, yours });
  await contact.$query().patch(names);
  await refreshContact(contact.id);
}

async function changeJobTitle(contact: Contact, edit: { version: number; value: string }): Promise<void> {
  const yours = oneLine(edit.value) || null;
  if (yours !== null && yours.length > LONGEST_NAME)
    throw new Invalid({ jobTitle: { key: 'form.tooLong', params: { count: LONGEST_NAME } } });
  contact.refuseOldEdit(edit.version, { field: 'jobTitle', theirs: contact.job_title, yours });
  await contact.save({ job_title: yours }, now());
}

async function changeOwner(by: Member, contact: Contact, edit: { version: number; value: string }): Promise<void> {
  const yours = edit.value || null;
  // Somebody who has left is given nothing, and keeps what is theirs.
  const kept = yours === contact.owner_id;
  if (yours !== null && !kept && !(await isOwnerChoice(by, yours))) throw new Invalid({ owner: 'form.choose' });
  if (edit.version !== contact.version) {
    const names = await memberNames(by, [contact.owner_id, yours]);
    contact.refuseOldEdit(edit.version, {
      field: 'owner',
      theirs: names.get(contact.owner_id) ?? null,
      yours: names.get(yours) ?? null,
    });
  }
  await contact.save({ owner_id: yours }, now());
}

async function memberNames(by: Member, ids: readonly (string | null)[]): Promise<Map<string | null, string>> {
  const rows = await sql<{ id: string; name: string }>(
    `select id, name from members where tenant_id = $1 and id = any($2::uuid[])`,
    [by.tenantId, ids.filter((id) => id !== null)],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
