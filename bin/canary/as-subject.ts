import { createTransport } from 'nodemailer';

import { osloDay } from '../../src/domain/clock.ts';
import { paths } from '../../src/web/paths.ts';
import type { AsContact } from './as-contact.ts';
import { contact, contactName } from './person.ts';
import { INTAKE_DOMAIN } from './site.ts';
import type { Form, Visitor } from './visitor.ts';
import type { Through, Walk } from './walk.ts';

/** Asked for a consent by mail, answers by the link, changes their mind in every way there is; also by hand at the desk. */
export async function answersConsents(walk: Walk, member: Visitor, { contactId: id }: AsContact): Promise<void> {
  const through = (door: Parameters<Walk['through']>[0], how: Through = {}) =>
    walk.through(door, { as: member, params: { id }, ...how });
  const idOf = (code: string): Promise<string> => walk.only(`select id as value from purposes where code = $1`, code);
  const [purpose, sms, care] = [
    await idOf('marketing-email'),
    await idOf('marketing-sms'),
    await idOf('customer-relationship'),
  ];
  await walk.through(paths.consents.washes, { as: member, form: { day: '01.03.2026', reserved: contact.secondPhone } });
  await through(paths.contacts.purposes, { form: { purpose: care, source: 'contract', since: '01.03.2026' } });
  await through(paths.contacts.purposeRemoval, { params: { id, purpose: care } });
  await walk.through(paths.contacts.manyPurposes, {
    as: member,
    form: { purpose: care, source: 'contract', since: '01.03.2026', confirmed: 'yes' },
  });
  await hasOwnField(walk, member, id, care);
  await through(paths.contacts.consents, {
    // Today: the wording that was shown is no older.
    form: { purpose: sms, via: 'paper', on: osloDay().split('-').toReversed().join('.'), shownWording: 'yes' },
  });
  await through(paths.contacts.withdrawals, { form: { purpose: sms, via: 'phone' } });

  await through(paths.contacts.consentRequests, { form: { purpose, via: 'in-person', language: 'nb' } });
  const visitor = walk.visitor();
  const link = await walk.mailedLink(contact.email, paths.public.consent);
  const said = await byLink(walk, paths.public.consent, link, visitor);
  const preferences = /href="([^"]*\/preferences\/[^"]*)"/.exec(said.text)?.[1];
  if (preferences === undefined) throw new Error('whoever has consented is shown no way to their choices');
  await byLink(walk, paths.public.preferences, preferences, visitor);
  await byLink(walk, paths.public.marketingObjection, preferences, visitor);
  const unsubscribe = await walk.mailedLink(contact.email, paths.webhooks.unsubscribe);
  await byLink(walk, paths.public.withdrawal, unsubscribe, visitor);
  // As the mail program does it that shows a button of its own (RFC 8058).
  const [tenant = '', token = ''] = unsubscribe.split('/').slice(-2);
  await walk.through(paths.webhooks.unsubscribe, {
    as: visitor,
    params: { tenant, token },
    form: { 'List-Unsubscribe': 'One-Click' },
  });
  await through(paths.contacts.marketingObjection, { form: { via: 'phone' } });
  await walk.through(paths.suppressions.index, {
    as: member,
    form: { address: contact.secondPhone, purpose: '', reason: 'said-no' },
  });
}

/** Something about them in a field that the tenant has made. */
async function hasOwnField(walk: Walk, member: Visitor, id: string, purpose: string): Promise<void> {
  await walk.through(paths.fields.new, {
    as: member,
    form: {
      label: 'Hobby',
      entity: 'contact',
      kind: 'text',
      about: 'person',
      category: 'user.behavior.purchase_history',
      purpose,
      retention: 'inactivity',
      portable: 'provided',
    },
  });
  const field = await walk.only(`select id as value from custom_field_declarations where label = 'Hobby'`);
  const params = { id, field };
  await walk.through(paths.contacts.customField, { as: member, params, form: { value: contact.mention } });
}

/** Posts the form behind a mailed link. */
async function byLink(walk: Walk, door: Parameters<Walk['through']>[0], link: string, as: Visitor, form = {}) {
  await walk.page(link, as);
  const [tenant = '', token = ''] = link.split('/').slice(-2);
  return walk.through(door, { as, params: { tenant, token }, form });
}

/** Given to somebody else by a member, corrected at the person's own wish, and the somebody told of it by hand (Art. 19). */
export async function isDisclosed(walk: Walk, member: Visitor, { contactId: id }: AsContact): Promise<void> {
  const given = walk.address(paths.disclosures.contact, { id });
  await walk.through(paths.disclosures.contact, {
    as: member,
    params: { id },
    on: given,
    form: { recipient: 'Frø og Bud', categories: ['name', 'email'], why: contact.mention },
  });
  const request = await walk.only(
    `select id as value from data_subject_requests where contact_id = $1 and kind = 'rectification'`,
    id,
  );
  await walk.through(paths.rectifications.show, {
    as: member,
    params: { id: request },
    on: walk.address(paths.rectifications.show, { id: request }),
    form: { jobTitle: `${contact.jobTitle} og mater`, givenName: `${contact.givenName} R`, confirmed: 'yes' },
  });
  await tellsRecipients(walk, member);
}

/** Tells by hand whoever is to be told of a correction or an erasure and has no address. */
export async function tellsRecipients(walk: Walk, member: Visitor): Promise<void> {
  const { rows } = await walk.client.query<{ id: string }>(`select id from recipient_notices where done_at is null`);
  if (rows.length === 0) throw new Error('nobody is told who was given data');
  for (const { id } of rows)
    await walk.through(paths.disclosures.telling, { as: member, params: { id }, form: { how: 'phone' } });
}

/** Restricted, told, and let go again: the person and one note. */
export async function isRestricted(walk: Walk, member: Visitor, { contactId, noteId }: AsContact): Promise<void> {
  const through = (door: Parameters<Walk['through']>[0], how: Through) => walk.through(door, { as: member, ...how });
  await through(paths.restrictions.activity, {
    params: { id: noteId },
    form: { ground: 'claims', note: contact.mention },
  });
  await through(paths.restrictions.contact, {
    params: { id: contactId },
    form: { ground: 'accuracy', note: contact.mention },
  });
  for (const which of ['activity_id is null', 'activity_id is not null']) {
    const id = await walk.only(`select id as value from restrictions where lifted_at is null and ${which}`);
    await through(paths.restrictions.telling, { params: { id }, form: { how: 'letter', note: contact.mention } });
    await through(paths.restrictions.lifting, { params: { id } });
  }
}

/** A note of theirs is held back under a law, and let go again. */
export async function isHeldBack(walk: Walk, member: Visitor, { contactId, noteId }: AsContact): Promise<void> {
  await walk.through(paths.holds.contact, {
    as: member,
    params: { id: contactId },
    form: { item: `activities.${noteId}`, reason: 'dispute' },
  });
  const id = await walk.only(`select id as value from legal_holds where released_at is null`);
  await walk.through(paths.holds.ending, { as: member, params: { id }, form: { because: 'settled' } });
}

/** Said to know already, taken back, and said again with a reason that names them (Art. 14(5)). */
export async function isInformed(walk: Walk, member: Visitor, { contactId }: AsContact): Promise<void> {
  const told = { contact: contactId, who: 'chosen', how: 'has-it', reason: contact.mention };
  await walk.through(paths.informing.recording, { as: member, form: told });
  const id = await walk.only(`select id as value from source_notices where contact_id = $1`, contactId);
  await walk.through(paths.informing.undoing, { as: member, params: { id } });
  await walk.through(paths.informing.recording, { as: member, form: told });
}

/** Exported, copied, and handed to themselves: the file of a list, a copy of everything, a page of their own. */
export async function isGivenOut(walk: Walk, member: Visitor, { contactId: id }: AsContact): Promise<void> {
  await walk.through(paths.exports.index, { as: member, form: { q: contact.familyName } });
  await walk.settled();
  const exported = await walk.only(`select id as value from exports where state = 'finished' order by created_at desc`);
  await walk.page(walk.address(paths.exports.file, { id: exported }), member);

  await isCopied(walk, member, id, 'access');
  await walk.through(paths.access.personPage, { as: member, params: { id }, form: { language: 'nb' } });
  const own = await walk.mailedLink(contact.email, paths.public.person);
  await byLink(walk, paths.public.personRequests, own, walk.visitor(), {
    kind: 'rectification',
    message: contact.note,
  });
}

/**
 * A copy of everything, or of what can be taken along: asked for, looked through by a member, sent, opened by its link, and
 * answered.
 */
export async function isCopied(walk: Walk, member: Visitor, id: string, form: 'access' | 'portability'): Promise<void> {
  const asked = `${walk.address(paths.privacy.newRequest)}?contact=${id}&kind=${form}`;
  await walk.through(paths.privacy.newRequest, { as: member, on: asked });
  const request = await walk.only(
    `select id as value from data_subject_requests where contact_id = $1 and kind = $2 order by created_at desc`,
    id,
    form,
  );
  const act = (name: string, typed: Form = {}): Promise<unknown> =>
    walk.through(paths.privacy.requestAct, {
      as: member,
      params: { id: request, act: name },
      on: walk.address(paths.privacy.request, { id: request }),
      form: typed,
    });
  await act('vouching', { reason: contact.mention });
  await act('copy');
  const copy = await walk.only(`select id as value from access_packages where request_id = $1`, request);
  await reaches(walk, copy, 'review');
  await act('copy-review', { note: contact.mention, read: 'yes' });
  await reaches(walk, copy, 'ready');
  await walk.page(walk.address(paths.privacy.requestCopy, { id: request }), member);
  await act('copy-link');
  await walk.settled();
  const link = await walk.mailedLink(contact.email, paths.public.copy);
  const visitor = walk.visitor();
  await byLink(walk, paths.public.copy, link, visitor);
  for (const format of ['json', 'zip']) await walk.page(`${link}/${format}`, visitor);
  await act('answer', { decision: 'granted', text: contact.mention });
}

const reaches = (walk: Walk, copy: string, state: string): Promise<void> =>
  walk.until(async () => {
    const { rows } = await walk.client.query<{ state: string }>(`select state from access_packages where id = $1`, [
      copy,
    ]);
    if (rows[0]?.state === state) return undefined;
    const owed = await walk.client.query(`select kind, attempts, failure from outbox where done_at is null`);
    return `the copy is ${rows[0]?.state}, not ${state}; owed: ${JSON.stringify(owed.rows)}`;
  });

/** Writes to the tenant's desk in every way: by its public form, by mail, and to somebody who takes it down by hand. */
export async function writesToDesk(walk: Walk, member: Visitor): Promise<void> {
  const written = { email: contact.email, message: contact.note };
  await walk.through(paths.public.request, {
    as: walk.visitor(),
    params: { controller: walk.slug },
    form: { ...written, name: contactName, kind: 'erasure' },
  });
  await walk.through(paths.privacy.newRequest, {
    as: member,
    on: walk.address(paths.privacy.newRequest),
    form: {
      kind: 'access',
      channel: 'phone',
      requesterName: contactName,
      requesterEmail: contact.email,
      message: contact.note,
    },
  });
  const transport = createTransport({ host: '127.0.0.1', port: walk.site.intakePort, secure: false, ignoreTLS: true });
  try {
    await transport.sendMail({
      from: `${contactName} <${contact.email}>`,
      to: `privacy+${walk.slug}@${INTAKE_DOMAIN}`,
      subject: `Slett ${contactName}`,
      text: contact.note,
      attachments: [{ filename: `${contact.familyName}.txt`, content: contact.note }],
    });
  } finally {
    transport.close();
  }
}
