import { record, type EntryExtras } from '../audit/audit.ts';
import { now } from '../clock.ts';
import { editOutcome, type EditStart } from '../edit-outcome.ts';
import { EditConflict, Invalid } from '../errors.ts';
import { fullName, oneLine } from '../names.ts';
import { asActor, demand, type Member } from '../users/member.ts';
import type { Contact } from './contact.ts';
import type { ContactFacts } from './contact-record.ts';
import { contactForChange } from './contact-for-change.ts';
import { LONGEST_NAME, nameProblems } from './name-rules.ts';
import { isOwnerChoice, memberNames } from './owner-choices.ts';
import { refreshContact } from './repeated-columns.ts';

/** The facts of a contact that are changed one at a time on its page. */
export const contactFields = ['name', 'jobTitle', 'owner'] as const;
export type ContactField = (typeof contactFields)[number];

export const isContactField = (text: string): text is ContactField => contactFields.some((field) => field === text);

/** A typed change of one fact, and where it began: `was` as `fieldValue` says it. */
export type FieldChange = EditStart &
  (
    | { readonly field: 'name'; readonly givenName: string; readonly familyName: string }
    | { readonly field: 'jobTitle'; readonly value: string }
    | { readonly field: 'owner'; readonly value: string }
  );

/**
 * Changes one fact of a contact.
 * @throws Invalid, EditConflict when somebody else changed this very fact meanwhile, NotFound, NotAllowed
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
  if (values) await record(asActor(by), 'contact.changed', { kind: 'contact', id }, { fields: [edit.field] }, values);
}

/** A fact as a text that is equal for equal values: what an edit of it is compared with. */
export function fieldValue(contact: NamedFacts, field: ContactField): string {
  if (field === 'name') return JSON.stringify([contact.givenName, contact.familyName]);
  return (field === 'jobTitle' ? contact.jobTitle : contact.ownerId) ?? '';
}

type NamedFacts = Pick<ContactFacts, 'givenName' | 'familyName' | 'jobTitle' | 'ownerId'>;

const factsOf = (contact: Contact): NamedFacts => ({
  givenName: contact.given_name,
  familyName: contact.family_name,
  jobTitle: contact.job_title,
  ownerId: contact.owner_id,
});

/**
 * Whether the fact is to be written.
 * @param both what others wrote and what is wanted, as people read it
 * @throws EditConflict with both
 */
async function toWrite(
  contact: Contact,
  edit: FieldChange,
  wanted: Partial<NamedFacts>,
  both: () => Promise<Pick<EditConflict, 'theirs' | 'yours'>>,
): Promise<boolean> {
  const facts = factsOf(contact);
  const outcome = editOutcome(edit, {
    version: contact.version,
    current: fieldValue(facts, edit.field),
    wanted: fieldValue({ ...facts, ...wanted }, edit.field),
  });
  if (outcome === 'conflict')
    throw new EditConflict({ field: edit.field, ...(await both()), currentVersion: contact.version });
  return outcome === 'write';
}

/**
 * Changes it, and answers what the trail keeps under the contact's own key: what was there and what is there now; undefined where there
 * was nothing to write.
 */
function changeOne(by: Member, contact: Contact, edit: FieldChange): Promise<EntryExtras | undefined> {
  if (edit.field === 'name') return changeName(contact, edit);
  if (edit.field === 'jobTitle') return changeJobTitle(contact, edit);
  return changeOwner(by, contact, edit);
}

async function changeName(
  contact: Contact,
  edit: Extract<FieldChange, { field: 'name' }>,
): Promise<EntryExtras | undefined> {
  const problems = nameProblems(edit);
  if (Object.keys(problems).length > 0) throw new Invalid(problems);
  const [givenName, familyName] = [oneLine(edit.givenName), oneLine(edit.familyName)];
  const { name } = contact;
  const yours = fullName(givenName, familyName);
  if (!(await toWrite(contact, edit, { givenName, familyName }, async () => ({ theirs: name, yours }))))
    return undefined;
  await contact.$query().patch({ given_name: givenName, family_name: familyName });
  await refreshContact(contact.id);
  return { values: { name: { from: name, to: yours } } };
}

async function changeJobTitle(
  contact: Contact,
  edit: Extract<FieldChange, { field: 'jobTitle' }>,
): Promise<EntryExtras | undefined> {
  const jobTitle = oneLine(edit.value) || null;
  if (jobTitle !== null && jobTitle.length > LONGEST_NAME)
    throw new Invalid({ jobTitle: { key: 'form.tooLong', params: { count: LONGEST_NAME } } });
  const before = contact.job_title;
  if (!(await toWrite(contact, edit, { jobTitle }, async () => ({ theirs: before, yours: jobTitle }))))
    return undefined;
  await contact.save({ job_title: jobTitle }, now());
  return { values: { jobTitle: { from: before, to: jobTitle } } };
}

/** An owner is a member, whom the trail may name by id alone: it keeps no values of it. */
async function changeOwner(
  by: Member,
  contact: Contact,
  edit: Extract<FieldChange, { field: 'owner' }>,
): Promise<EntryExtras | undefined> {
  const ownerId = edit.value || null;
  const both = async () => {
    const names = await memberNames(by, [contact.owner_id, ownerId]);
    return { theirs: names.get(contact.owner_id) ?? null, yours: names.get(ownerId) ?? null };
  };
  if (!(await toWrite(contact, edit, { ownerId }, both))) return undefined;
  // Somebody who has left is given nothing, and keeps what is theirs.
  if (ownerId !== null && !(await isOwnerChoice(by, ownerId))) throw new Invalid({ owner: 'form.choose' });
  await contact.save({ owner_id: ownerId }, now());
  return {};
}
