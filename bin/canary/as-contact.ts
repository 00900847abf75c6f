import { paths } from '../../src/web/paths.ts';
import { contact } from './person.ts';
import type { Visitor } from './visitor.ts';
import type { Through, Walk } from './walk.ts';

/** What the canary became in the tenant's own records. */
export interface AsContact {
  readonly contactId: string;
  readonly companyId: string;
  readonly dealId: string;
  /** The note on their own record. */
  readonly noteId: string;
}

/** Goes in by every form of the product that takes a contact, by the hands of a member. */
export async function goInAsContact(walk: Walk, member: Visitor): Promise<AsContact> {
  const through = (door: Parameters<Walk['through']>[0], how: Through = {}) =>
    walk.through(door, { as: member, ...how });

  const newContact = walk.address(paths.contacts.new);
  const typed = {
    givenName: contact.givenName,
    familyName: contact.familyName,
    email: contact.email,
    phone: contact.phone,
  };
  await through(paths.contacts.duplicates, { form: typed });
  await through(paths.contacts.index, { on: newContact, form: { ...typed, jobTitle: 'Kveldsvakt', confirmed: 'yes' } });
  const id = await walk.only(`select id as value from contacts where family_name = $1`, contact.familyName);
  const params = { id };
  await through(paths.contacts.field, {
    params: { id, field: 'jobTitle' },
    on: walk.address(paths.contacts.field, { id, field: 'jobTitle' }),
    form: { value: contact.jobTitle },
  });
  await addChannels(walk, member, id);

  await through(paths.companies.new, { form: { company: 'Fugl og Bur', number: 'none' } });
  const companyId = await walk.only(`select id as value from companies where name = 'Fugl og Bur'`);
  await through(paths.contacts.companies, { params, form: { companyId, role: contact.role } });
  await through(paths.companies.new, { form: { company: 'Reir og Egg', number: 'none' } });
  const former = await walk.only(`select id as value from companies where name = 'Reir og Egg'`);
  await through(paths.contacts.companies, { params, form: { companyId: former, role: contact.role } });
  await through(paths.contacts.companyRemoval, { params: { id, company: former } });
  // Their own address where the company's is asked for.
  const email = { id: companyId, field: 'email' };
  await through(paths.companies.field, {
    params: email,
    on: walk.address(paths.companies.field, email),
    form: { value: contact.secondEmail },
  });

  const note = { kind: 'note', title: contact.mention, body: contact.note };
  await through(paths.contacts.activities, { params, form: note });
  await through(paths.contacts.activities, { params, form: { ...note, kind: 'task' } });
  await through(paths.companies.activities, {
    params: { id: companyId },
    form: { kind: 'note', title: '', body: contact.mention },
  });
  const task = await walk.only(`select id as value from activities where contact_id = $1 and kind = 'task'`, id);
  for (const door of [
    paths.activities.completion,
    paths.activities.reopening,
    paths.activities.removal,
    paths.activities.restoration,
  ])
    await through(door, { params: { id: task } });

  const party = { contact: `${contact.givenName} ${contact.familyName}`, contactId: id };
  await through(paths.deals.new, {
    on: walk.address(paths.deals.new),
    form: { ...party, title: `${contact.familyName}: frø for et år` },
  });
  const dealId = await walk.only(`select id as value from deals where contact_id = $1`, id);
  await through(paths.deals.edit, {
    params: { id: dealId },
    on: walk.address(paths.deals.edit, { id: dealId }),
    form: { ...party, title: `${contact.familyName}: frø for to år` },
  });
  await through(paths.deals.activities, { params: { id: dealId }, form: note });
  for (const door of [paths.deals.trashing, paths.deals.restoration]) await through(door, { params: { id: dealId } });
  for (const door of [paths.contacts.trashing, paths.contacts.restoration]) await through(door, { params });
  for (const door of [paths.companies.trashing, paths.companies.restoration])
    await through(door, { params: { id: companyId } });
  const noteId = await walk.only(`select id as value from activities where contact_id = $1 and kind = 'note'`, id);
  return { contactId: id, companyId, dealId, noteId };
}

async function addChannels(walk: Walk, member: Visitor, id: string): Promise<void> {
  const channels = [
    { kind: 'email', label: 'work', value: contact.secondEmail },
    { kind: 'phone', label: 'mobile', value: contact.secondPhone },
    { kind: 'address', label: 'work', value: '', street: contact.street, postalCode: '0150', place: 'Oslo' },
  ];
  for (const form of channels)
    await walk.through(paths.contacts.channels, {
      as: member,
      params: { id },
      on: `${walk.address(paths.contacts.channels, { id })}?kind=${form.kind}`,
      form,
    });
  const channel = await walk.only(`select id as value from contact_phones where number like '%' || $1`, contact.phone);
  const params = { id, channel };
  await walk.through(paths.contacts.channel, {
    as: member,
    params,
    on: walk.address(paths.contacts.channel, params),
    form: { label: 'private' },
  });
  await walk.through(paths.contacts.channels, {
    as: member,
    params: { id },
    on: `${walk.address(paths.contacts.channels, { id })}?kind=email`,
    form: { kind: 'email', label: 'work', value: contact.formerEmail },
  });
  const former = await walk.only(`select id as value from contact_emails where address = $1`, contact.formerEmail);
  await walk.through(paths.contacts.channelRemoval, { as: member, params: { id, channel: former } });
}

/** Is looked for wherever the product searches, also where what was typed is not yet a whole name. */
export async function isSearchedFor(walk: Walk, member: Visitor, { contactId, companyId, dealId }: AsContact) {
  const q = encodeURIComponent;
  for (const address of [
    `${walk.address(paths.tenant.search)}?q=${q(contact.familyName)}`,
    `${walk.address(paths.contacts.index)}?q=${q(contact.email)}`,
    `${walk.address(paths.deals.contactChoices)}?contact=${q(contact.givenName)}`,
    `${walk.address(paths.companies.choices)}?q=${q(contact.familyName)}`,
    `${walk.address(paths.companies.lookup)}?company=${q(contact.familyName)}`,
    `${walk.address(paths.public.signUpCompany)}?organisationNumber=${q(contact.familyName)}`,
    walk.address(paths.contacts.show, { id: contactId }),
    walk.address(paths.companies.show, { id: companyId }),
    walk.address(paths.deals.show, { id: dealId }),
    walk.address(paths.tenant.home),
    `${walk.address(paths.audit.index)}?kind=both&subject=${contactId}`,
  ])
    await walk.page(address, member);
}
