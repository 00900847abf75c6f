import { issue, nordlys, sale } from '../domain/sales-documents/sales.ts';
import { randomInt, randomUUID } from 'node:crypto';

import { pino } from 'pino';

import { recordActivity } from '../../src/domain/activities/record-activity.ts';
import { removeActivity } from '../../src/domain/activities/change-activity.ts';
import { apiTokens, createApiToken } from '../../src/domain/api-tokens/api-tokens.ts';
import { insertCompanies } from '../../src/domain/companies/bulk.ts';
import { addCompany } from '../../src/domain/companies/add-company.ts';
import { findCompany } from '../../src/domain/companies/company-record.ts';
import { switchNeighbour } from '../../src/domain/companies/neighbouring-registers.ts';
import { writeNotices } from '../../src/domain/companies/news/write-notices.ts';
import { trashCompany } from '../../src/domain/companies/trash.ts';
import { addChannel, removeChannel } from '../../src/domain/contacts/channels.ts';
import { joinCompany } from '../../src/domain/contacts/contact-companies.ts';
import { createContact } from '../../src/domain/contacts/create-contact.ts';
import { trashContact } from '../../src/domain/contacts/trash.ts';
import { stages } from '../../src/domain/deals/deal.ts';
import { trashDeal } from '../../src/domain/deals/trash.ts';
import { addDeal } from '../../src/domain/deals/write-deal.ts';
import { everyContact } from '../../src/domain/exports/contact-export.ts';
import { requestExport } from '../../src/domain/exports/request-export.ts';
import { retireField } from '../../src/domain/custom-fields/edit-field.ts';
import { declareField, type FieldEntity } from '../../src/domain/privacy/inventory/custom-fields/declare-field.ts';
import { newId, PLATFORM_TENANT_ID } from '../../src/domain/identifiers.ts';
import { writeMail } from '../../src/domain/mail/mail.ts';
import { signCertificate } from '../../src/domain/privacy/erasure/certificate.ts';
import { decideErasure } from '../../src/domain/privacy/erasure/decide-erasure.ts';
import { tellBeforeLifting } from '../../src/domain/privacy/restriction/lift-restriction.ts';
import { nameOfHit } from '../../src/domain/privacy/erasure/free-text.ts';
import { restrictedRecord } from '../../src/domain/privacy/restriction/restricted-record.ts';
import { restrictContact } from '../../src/domain/privacy/restriction/restrict-contact.ts';
import { appendConsentEvent } from '../../src/domain/privacy/consent/ledger.ts';
import { makeLink, type LinkUse } from '../../src/domain/privacy/consent/links.ts';
import { recordConsent, recordWithdrawal } from '../../src/domain/privacy/consent/record-consent.ts';
import { setContactPurpose } from '../../src/domain/privacy/purposes/contact-purposes.ts';
import { giveToMany } from '../../src/domain/privacy/purposes/give-to-many.ts';
import { addPurpose } from '../../src/domain/privacy/purposes/edit-purpose.ts';
import { currentWording, seenIn } from '../../src/domain/privacy/purposes/wordings.ts';
import { placeHold } from '../../src/domain/privacy/holds/legal-holds.ts';
import { addressesTyped } from '../../src/domain/privacy/suppression/address-hash.ts';
import { addressesOf } from '../../src/domain/privacy/suppression/addresses-of.ts';
import { now, osloDay } from '../../src/domain/clock.ts';
import { recordByHand, type TypedDisclosure } from '../../src/domain/privacy/disclosures/record-by-hand.ts';
import { suppressByHand } from '../../src/domain/privacy/suppression/suppress-by-hand.ts';
import { recordNotices } from '../../src/domain/privacy/informing/give-notices.ts';
import { suppressionsAt } from '../../src/domain/privacy/suppression/suppression-list.ts';
import { tenantDesk } from '../../src/domain/privacy/requests/desk.ts';
import { requester } from '../../src/domain/privacy/requests/events.ts';
import { askNewAddress } from '../../src/domain/users/new-address.ts';
import { askIdentity, vouchIdentity } from '../../src/domain/privacy/requests/identity.ts';
import type { RequestKind } from '../../src/domain/privacy/requests/kinds.ts';
import { keepRequest } from '../../src/domain/privacy/requests/receive-request.ts';
import { retentionCutoff } from '../../src/domain/privacy/retention/clock.ts';
import { countDue } from '../../src/domain/privacy/retention/due-contacts.ts';
import {
  approveRetentionRule,
  retentionRule,
  setRetentionRule,
} from '../../src/domain/privacy/retention/general-rule.ts';
import { addRule } from '../../src/domain/privacy/retention/other-rules.ts';
import { startRetentionRun } from '../../src/domain/privacy/retention/runs.ts';
import { neighbours } from '../../src/domain/register/neighbours/neighbours.ts';
import { organisationNumberProblem } from '../../src/domain/register/organisation-number.ts';
import { change, inPlatform, inTenant, platformRead, sql } from '../../src/domain/tenancy.ts';
import { invite } from '../../src/domain/tenants/invitations.ts';
import { keepAgreement } from '../../src/domain/privacy/agreement/editions.ts';
import { certificateInLink, signDeletion } from '../../src/domain/tenants/ending/deletion-certificate.ts';
import { accountCertificateInLink, signAccountErasure } from '../../src/domain/users/own-erasure/certificate.ts';
import { requestSignUp } from '../../src/domain/tenants/pending-sign-ups.ts';
import { asActor, type Member, type Role } from '../../src/domain/users/member.ts';
import { requestPasswordReset } from '../../src/domain/users/password-resets.ts';
import { activeSessions } from '../../src/domain/users/sessions.ts';
import { carryOutObligation } from '../../src/workers/carry-out.ts';
import { duties } from '../../src/workers/duties.ts';
import { allPurposesOn, type PurposeIds } from '../domain/privacy/consent/people.ts';
import { colleague, firstAgreement, PASSWORD_HASH } from '../support/cast.ts';

// Records for the routes to be called with, each made through the domain by the member it belongs to and used once.

const word = (): string => randomUUID().slice(0, 8);

const unaddressed = {
  givenName: '',
  familyName: '',
  jobTitle: '',
  email: '',
  phone: '',
  companyId: '',
  role: '',
  ownerId: '',
};

/** A network nobody else comes from, so that no limit on attempts is met by chance. */
export const someNetwork = (): string => `10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}`;

export const newContact = (by: Member): Promise<string> =>
  inTenant(by.tenantId, () =>
    createContact(by, { ...unaddressed, givenName: 'Kari', familyName: `Hansen ${word()}`, ownerId: by.id }),
  );

/** A contact who is named in a note about somebody else: whoever erases them decides about that. */
export async function mentionedContact(by: Member): Promise<string> {
  const other = await newContact(by);
  return inTenant(by.tenantId, async () => {
    const familyName = `Nevnt ${word()}`;
    const id = await createContact(by, { ...unaddressed, givenName: 'Kari', familyName, ownerId: by.id });
    await recordActivity(by, {
      kind: 'note',
      subject: { kind: 'contact', id: other },
      title: '',
      body: `Snakket med Kari ${familyName}`,
    });
    return id;
  });
}

/** As `mentionedContact`, with a business that may be their own, and notes on where they work that name them by given name alone. */
export async function contactBesideBusiness(by: Member): Promise<string> {
  const [id, work] = [await mentionedContact(by), await newCompany(by)];
  await inTenant(by.tenantId, async () => {
    await joinCompany(by, id, { companyId: work, role: '', first: true });
    for (const body of ['Kari ringer tilbake på fredag om prisen', 'Tilbudet går til Per, med kopi til Kari'])
      await recordActivity(by, { kind: 'note', subject: { kind: 'company', id: work }, title: '', body });
  });
  await inTenant(by.tenantId, async () => {
    const [contact] = await sql<{ name: string }>(
      `select family_name as name from contacts where tenant_id = $1 and id = $2`,
      [by.tenantId, id],
    );
    await insertCompanies([
      { name: `${contact?.name ?? ''} Snekkerverksted`, legalForm: 'ENK', email: `${word()}@snekker.example` },
    ]);
  });
  return id;
}

export async function trashedContact(by: Member): Promise<string> {
  const id = await newContact(by);
  await inTenant(by.tenantId, () => trashContact(by, id));
  return id;
}

/** A contact with an e-mail address. */
export async function newChannel(by: Member): Promise<{ id: string; channel: string }> {
  const id = await newContact(by);
  const typed = {
    kind: 'email',
    label: 'work',
    street: '',
    postalCode: '',
    place: '',
    countryCode: '',
    first: true,
  } as const;
  await inTenant(by.tenantId, () => addChannel(by, id, { ...typed, value: `kari.${word()}@firma.example` }));
  const [row] = await inTenant(by.tenantId, () =>
    sql<{ channel: string }>(`select id as channel from contact_emails where tenant_id = $1 and contact_id = $2`, [
      by.tenantId,
      id,
    ]),
  );
  return { id, channel: row?.channel ?? '' };
}

/** A contact with an address whose data was given to somebody. */
export async function disclosedContact(by: Member, email = 'bud@frakt.example'): Promise<string> {
  const { id } = await newChannel(by);
  await inTenant(by.tenantId, () => recordByHand(by, id, { ...disclosureForm(), email }));
  return id;
}

/** A line of the log of disclosures. */
export async function newDisclosure(by: Member): Promise<string> {
  const { id } = await newChannel(by);
  const form = disclosureForm();
  await inTenant(by.tenantId, () => recordByHand(by, id, form));
  return form.id;
}

/** A form that writes down a disclosure, each time another. */
export const disclosureForm = (): TypedDisclosure => ({
  id: randomUUID(),
  recipient: 'Bud og Frakt AS',
  email: '',
  categories: ['name', 'email'],
  why: 'Levering av bestillingen',
  givenOn: osloDay(),
});

/** A recipient who is to be told of a restriction; by mail, unless there is no address. */
export async function newNotice(by: Member, email = ''): Promise<string> {
  const contact = await disclosedContact(by, email);
  const [notice] = await inTenant(by.tenantId, async () => {
    const cause = await restrictContact(by, contact, { ground: 'accuracy' });
    return sql<{ id: string }>(`select id from recipient_notices where tenant_id = $1 and cause_id = $2`, [
      by.tenantId,
      cause,
    ]);
  });
  return notice?.id ?? '';
}

/** As `newNotice`, to be mailed. */
export const mailedNotice = (by: Member): Promise<string> => newNotice(by, 'bud@frakt.example');

/** A request for rectification of a contact's, who has shown who they are. */
export async function newRectification(by: Member, contact?: string): Promise<string> {
  const contactId = contact ?? (await disclosedContact(by));
  return inTenant(by.tenantId, async () => {
    const id = await keep({ contactId, kind: 'rectification' });
    await vouchIdentity(tenantDesk(by), id, 'Kjenner stemmen');
    return id;
  });
}
/** A purpose that was given to many at once: the act's id. */
export async function newGift(by: Member): Promise<string> {
  const purposeId = (await purposesOn(by))['bookkeeping'] ?? '';
  const search = word();
  return inTenant(by.tenantId, async () => {
    await createContact(by, { ...unaddressed, givenName: search });
    const filter = { ...everyContact, search };
    return (await giveToMany(by, { of: 'list', filter }, { purposeId, source: 'other', since: '' })).id;
  });
}

/** A field of the tenant's own, on contacts unless it says otherwise. */
export async function newField(by: Member, entity: FieldEntity = 'contact'): Promise<string> {
  const purpose = (await purposesOn(by))['bookkeeping'] ?? '';
  return inTenant(by.tenantId, () =>
    declareField(by, {
      entity,
      label: `Felt ${word()}`,
      category: 'user.behavior.purchase_history',
      purpose,
      retention: 'inactivity',
      portable: 'provided',
    }),
  );
}

export async function retiredField(by: Member): Promise<string> {
  const id = await newField(by);
  await inTenant(by.tenantId, () => retireField(by, id));
  return id;
}

export const fieldOfCompany = async (by: Member): Promise<{ id: string; field: string }> => ({
  id: await newCompany(by),
  field: await newField(by, 'company'),
});

export const fieldOfContact = async (by: Member): Promise<{ id: string; field: string }> => ({
  id: await newContact(by),
  field: await newField(by),
});

const suppressed = new Map<string, string>();

/** An address on the suppression list; which one says `suppressedAddress`. */
export const newSuppression = (by: Member): Promise<{ id: string }> =>
  inTenant(by.tenantId, async () => {
    const address = `sperret.${word()}@firma.example`;
    await suppressByHand(by, { address, purposeId: '', reason: 'said-no' });
    const [entry] = await suppressionsAt(by, addressesTyped(address));
    suppressed.set(entry?.id ?? '', address);
    return { id: entry?.id ?? '' };
  });

/** The address of `newSuppression`. */
export const suppressedAddress = ({ id = '' }: Readonly<Record<string, string>>): string => suppressed.get(id) ?? '';

/** A contact whose processing is restricted: the restriction's id. */
/** Somebody a mail can be sent to. */
export const newReachable = (by: Member): Promise<string> =>
  inTenant(by.tenantId, () =>
    createContact(by, {
      ...unaddressed,
      givenName: 'Kari',
      familyName: `Hansen ${word()}`,
      email: `${word()}@firma.example`,
    }),
  );

/** Somebody who need not be told that they are here, as a member wrote it down. */
export async function newSourceNotice(by: Member): Promise<string> {
  const contact = await newContact(by);
  const [line] = await inTenant(by.tenantId, async () => {
    const typed = { how: 'has-it', day: '', reason: 'Har fått brevet vårt.' };
    await recordNotices(by, { of: 'chosen', ids: [contact] }, typed);
    return sql<{ id: string }>(`select id from source_notices where tenant_id = $1 and contact_id = $2`, [
      by.tenantId,
      contact,
    ]);
  });
  return line?.id ?? '';
}

export async function newRestriction(by: Member): Promise<string> {
  const id = await newContact(by);
  return inTenant(by.tenantId, () => restrictContact(by, id, { ground: 'objected' }));
}

const named = new Map<string, string>();

/** A restriction of somebody who is named in a note about another; in which place says `placeDecisions`. */
export async function namedRestriction(by: Member): Promise<string> {
  const contact = await mentionedContact(by);
  return inTenant(by.tenantId, async () => {
    const id = await restrictContact(by, contact, { ground: 'objected' });
    const [place] = (await restrictedRecord(by, id)).places;
    named.set(id, place ? nameOfHit(place.hit) : '');
    return id;
  });
}

/** That the note of `namedRestriction` is about somebody else. */
export const placeDecisions = ({ id = '' }: Readonly<Record<string, string>>): Record<string, string> => ({
  [named.get(id) ?? 'activities.body']: 'keep:another-person',
});

/** As `newRestriction`, of somebody who knows that it will be lifted. */
export async function toldRestriction(by: Member): Promise<string> {
  const id = await newRestriction(by);
  await inTenant(by.tenantId, () => tellBeforeLifting(by, id, { how: 'phone', note: '' }));
  return id;
}

/** A note that a law keeps: the hold's id. */
export async function newHold(by: Member): Promise<string> {
  const contactId = await newContact(by);
  return inTenant(by.tenantId, async () => {
    const note = await recordActivity(by, {
      kind: 'note',
      subject: { kind: 'contact', id: contactId },
      title: 'Bilag 1044',
      body: 'Betalt kontant.',
    });
    return placeHold(
      asActor(by),
      { kind: 'contact', id: contactId },
      { table: 'activities', row: note, law: 'bookkeeping', reason: 'voucher', until: '2031-12-31' },
    );
  });
}

/** An erasure that nobody has begun. */
export async function newErasure(by: Member): Promise<string> {
  const id = await newContact(by);
  return inTenant(by.tenantId, () => {
    return decideErasure(by, id, { decisions: {}, confirmed: true, neverContact: false });
  });
}

/** One that found something after all. */
export async function erasureWithResidue(by: Member): Promise<string> {
  const id = await newErasure(by);
  await inTenant(by.tenantId, () =>
    change(
      `update erasures set state = 'residue', residue = '[{"place": "stages.name", "rows": ["x"]}]' where tenant_id = $1 and id = $2`,
      [by.tenantId, id],
    ),
  );
  return id;
}

/** One that is done, with its certificate. @param old signed before certificates said what is blocked */
export async function doneErasure(
  by: Member,
  { blocked = true, old = false }: { readonly blocked?: boolean; readonly old?: boolean } = {},
): Promise<string> {
  const id = await newErasure(by);
  const at = new Date('2026-11-23T12:00:00Z');
  const certificate = signCertificate({
    tenant: by.tenantId,
    erasure: id,
    contact: id,
    request: null,
    rule: 'GDPR art. 17(1)',
    askedAt: at.toISOString(),
    decidedAt: at.toISOString(),
    decidedBy: by.id,
    erasedAt: at.toISOString(),
    checkedAt: at.toISOString(),
    treated: [{ table: 'contacts', rows: 1 }],
    kept: [
      { place: 'deals.title', rows: 1, ground: 'hold:bookkeeping', law: 'bokføringsloven § 13', until: '2031-12-31' },
      {
        place: 'data_subject_requests.answer_address',
        rows: 1,
        ground: 'declared:accountability',
        law: 'GDPR art. 5(2)',
        until: null,
      },
      { place: 'suppressions', rows: 1, ground: 'declared:suppression', law: 'GDPR art. 21(3)', until: null },
    ],
    agesOut: { backupDays: 35 },
    openLinks: 0,
    ...(old ? { suppressed: blocked } : { suppressed: true, blocked: blocked ? 'all' : 'before' }),
  });
  await inTenant(by.tenantId, () =>
    change(
      `update erasures set state = 'done', step = 'done', done_at = $3, erased_at = $3, certificate = $4 where tenant_id = $1 and id = $2`,
      [by.tenantId, id, at, JSON.stringify(certificate)],
    ),
  );
  return id;
}

export const newCompany = (by: Member): Promise<string> =>
  inTenant(by.tenantId, () => addCompany(by, { name: `Berg og Dal ${word()}` }, 'nb'));

/** A token of the tenant's, made once: what it opens is counted by it. */
const tokens = new Map<string, Promise<string>>();

/** A token that may add companies. */
export function apiToken(by: Member): Promise<string> {
  const known = tokens.get(by.tenantId) ?? newApiToken(by);
  tokens.set(by.tenantId, known);
  return known;
}

// One for each call is too many for a tenant, so that the oldest go.
async function newApiToken(by: Member): Promise<string> {
  return inTenant(by.tenantId, async () => {
    await change(`delete from api_tokens where tenant_id = $1`, [by.tenantId]);
    return createApiToken(by, { name: 'Nettbutikken', role: 'member', days: 30 });
  });
}

/** The id of a token that works. */
export async function apiTokenId(by: Member): Promise<string> {
  await newApiToken(by);
  tokens.delete(by.tenantId);
  const [token] = await inTenant(by.tenantId, () => apiTokens(by));
  return token?.id ?? '';
}

/** The number of a company with one, as a path parameter. */
export async function numberOfCompany(by: Member): Promise<{ number: string }> {
  const id = await numberedCompany(by);
  const company = await inTenant(by.tenantId, () => findCompany(by, id));
  return { number: company.organisation_number ?? '' };
}

/** A company with an organisation number nobody else has. */
export async function numberedCompany(by: Member): Promise<string> {
  const digits = `9${String(randomInt(10_000_000)).padStart(7, '0')}`;
  const number = Array.from({ length: 10 }, (_, check) => digits + check).find(
    (one) => !organisationNumberProblem(one),
  );
  // One in eleven beginnings has no check digit at all.
  if (number === undefined) return numberedCompany(by);
  return inTenant(by.tenantId, () =>
    addCompany(by, { organisationNumber: number, name: `Berg og Dal ${word()}` }, 'nb'),
  );
}

/** Units of the register that may be found, in a mirror that is loaded. */
export async function foundUnits(): Promise<Record<string, string>> {
  await inPlatform(() =>
    Promise.all([
      change(`update register_mirrors set loaded_at = now(), checked_at = now(), made_at = now()`),
      change(
        `insert into register_units (organisation_number, kind, legal_form, name, search_text, status, place, industry, employees, registered_on, prominence, told_at)
         select '3' || lpad(n::text, 8, '0'), 'main', 'AS', 'RÅDGIVERNE ' || n || ' AS', ' radgiverne ' || n || ' as | oslo', 'active', 'OSLO',
                '70.200', 20, '2020-02-03', 3, now()
           from generate_series(1, 60) n on conflict do nothing`,
      ),
    ]),
  );
  return {};
}

/** A company without a number, looked for, with a unit of the register that it may be. */
export async function companyMatch(by: Member, number = '310529915'): Promise<{ id: string }> {
  const id = await newCompany(by);
  await inPlatform(() =>
    change(
      `insert into register_units (organisation_number, kind, legal_form, name, status, place, prominence, told_at)
       values ($1, 'main', 'AS', 'BERG OG DAL AS', 'bankrupt', 'OSLO', 0, now()) on conflict do nothing`,
      [number],
    ),
  );
  await inTenant(by.tenantId, () =>
    Promise.all([
      change(
        `insert into company_matchings (tenant_id, id, state, total, created_at) values ($1, $2, 'running', 9, now())
         on conflict do nothing`,
        [by.tenantId, id],
      ),
      change(
        `insert into company_matches (tenant_id, company_id, state, certainty, suggestions) values ($1, $2, 'open', 'sure', $3)`,
        [by.tenantId, id, JSON.stringify([{ number, certainty: 'sure', reasons: ['same-name', 'only-one'] }])],
      ),
    ]),
  );
  return { id };
}

/** A business that neighbouring registers may be asked about, with all of them on; what two of them said is kept. */
export async function askableCompany(by: Member): Promise<string> {
  const accounts = { to: '2025-12-31', currency: 'NOK', revenue: 4_500_000, result: -250_000, unaudited: true };
  // In one transaction, since a worker beside it would ask the register about a number that nobody has.
  const id = await inTenant(by.tenantId, async () => {
    const company = await numberedCompany(by);
    await change(`update outbox set done_at = now() where tenant_id = $1 and kind = 'enrichment' and key = $2`, [
      by.tenantId,
      company,
    ]);
    await change(
      `update companies set enrichment_state = 'found', enrichment_at = now(), legal_form = 'AS', vat_registered = true
        where tenant_id = $1 and id = $2`,
      [by.tenantId, company],
    );
    await change(
      `insert into neighbour_answers (organisation_number, neighbour, answer, told_at)
       select organisation_number, neighbour, answer::jsonb, now()
         from companies cross join (values ('e-invoice', '{"kind":"Receives"}'), ('accounts', $3)) as told (neighbour, answer)
        where tenant_id = $1 and id = $2`,
      [by.tenantId, company, JSON.stringify({ kind: 'Accounts', accounts })],
    );
    return company;
  });
  await switchOnNeighbours(by);
  return id;
}

/** Every neighbouring register on, for the whole tenant. */
export const switchOnNeighbours = (by: Member): Promise<void> =>
  inTenant(by.tenantId, async () => {
    for (const neighbour of neighbours) await switchNeighbour(by, neighbour, true);
  });

/** A company that the register has changed: its name and address, and then its standing. */
export async function companyNews(by: Member): Promise<{ id: string }> {
  const id = await numberedCompany(by);
  const was = { kind: 'name', was: 'BERG AS', becomes: 'BERG OG DAL AS' } as const;
  const moved = { kind: 'address', was: 'Kaia 1, 5003 BERGEN', becomes: 'Torget 2, 5014 BERGEN' } as const;
  await inTenant(by.tenantId, () => writeNotices(id, [was, moved, { kind: 'bankrupt' }], new Date()));
  return { id };
}
export async function trashedCompany(by: Member): Promise<string> {
  const id = await newCompany(by);
  await inTenant(by.tenantId, () => trashCompany(by, id));
  return id;
}

/** A contact whose only e-mail address was just removed. */
export async function newRemoval(by: Member): Promise<{ id: string; removed: string }> {
  const { id, channel } = await newChannel(by);
  const { sealed } = await inTenant(by.tenantId, () => removeChannel(by, id, channel));
  return { id, removed: sealed };
}

/** A contact who works at a company. */
export async function newEmployee(by: Member): Promise<{ id: string; company: string }> {
  const [id, company] = await Promise.all([newContact(by), newCompany(by)]);
  await inTenant(by.tenantId, () => joinCompany(by, id, { companyId: company, role: 'Innkjøper', first: true }));
  return { id, company };
}

export async function stageOf(by: Member): Promise<string> {
  const [stage] = await inTenant(by.tenantId, () => stages(by));
  return stage?.id ?? '';
}

export async function newDeal(by: Member): Promise<string> {
  const [{ id: contactId, company: companyId }, stageId] = await Promise.all([newEmployee(by), stageOf(by)]);
  return inTenant(by.tenantId, () =>
    addDeal(by, {
      title: `Årsavtale ${word()}`,
      stageId,
      companyId,
      contactId,
      ownerId: by.id,
      amountMinor: 12_500_000,
      expectedCloseOn: '2027-03-01',
    }),
  );
}

export async function trashedDeal(by: Member): Promise<string> {
  const id = await newDeal(by);
  await inTenant(by.tenantId, () => trashDeal(by, id));
  return id;
}

export async function newTask(by: Member): Promise<string> {
  const id = await newContact(by);
  return inTenant(by.tenantId, () =>
    recordActivity(by, { kind: 'task', subject: { kind: 'contact', id }, title: 'Ring om tilbudet', body: '' }),
  );
}

export async function removedActivity(by: Member): Promise<string> {
  const id = await newTask(by);
  await inTenant(by.tenantId, () => removeActivity(by, id));
  return id;
}

/** An export that waits. Earlier ones are taken back first: a member may have only a few under way. */
export const newExport = (by: Member): Promise<string> =>
  inTenant(by.tenantId, async () => {
    await change(
      `update exports set state = 'cancelled' where tenant_id = $1 and requested_by = $2 and state in ('waiting', 'running')`,
      [by.tenantId, by.id],
    );
    return requestExport(by, everyContact, 'nb');
  });

export async function finishedExport(by: Member): Promise<string> {
  const id = await newExport(by);
  await carryOut(by.tenantId, 'contact-export', id);
  return id;
}

/** Carries out what is owed, as the workers do. */
export async function carryOut(tenantId: string, kind: string, key: string): Promise<void> {
  const [owed] = await inTenant(tenantId, () =>
    sql<{ id: string }>(`select id from outbox where tenant_id = $1 and kind = $2 and key = $3`, [tenantId, kind, key]),
  );
  await carryOutObligation(duties, pino({ level: 'silent' }), { tenantId, id: owed?.id ?? '' });
}

/** A new rule about what was written, which nobody has approved. */
export const newOtherRule = (by: Member): Promise<string> =>
  inTenant(by.tenantId, async () => {
    await change(`delete from retention_rules where tenant_id = $1 and selector = 'activity-text'`, [by.tenantId]);
    return addRule(by, { kind: 'activity-text' }, '24');
  });

/** The fields that approve the tenant's retention rule as it stands, which is made if there is none. */
export const retentionApproval = (by: Member) =>
  inTenant(by.tenantId, async () => {
    if (!(await retentionRule(by))) await setRetentionRule(by, '36');
    const rule = await retentionRule(by);
    const { count } = await countDue(by.tenantId, retentionCutoff(rule?.months ?? 36));
    return { version: String(rule?.version ?? 0), count: String(count), confirmed: 'yes' };
  });

export async function retentionInForce(by: Member): Promise<void> {
  const { version, count } = await retentionApproval(by);
  await inTenant(by.tenantId, () =>
    approveRetentionRule(by, { version: Number(version), count: Number(count), confirmed: true }),
  );
}

export async function newRun(by: Member): Promise<string> {
  await retentionInForce(by);
  const id = await inTenant(by.tenantId, () => startRetentionRun(by));
  await carryOut(by.tenantId, 'retention-run', id);
  return id;
}

/** Somebody new in the member's tenant, with the cast's password. */
export const newColleague = async (of: Member, role: Role = 'member'): Promise<Member & { readonly email: string }> => {
  const email = `ny.${word()}@nordlys.example`;
  return { ...(await colleague(of, `Ny ${word()}`, email, PASSWORD_HASH, role)), email };
};

export async function newInvitation(by: Member): Promise<{ id: string; tenant: string; token: string }> {
  const email = `invitert.${word()}@nordlys.example`;
  let token = '';
  await invite(
    by,
    { email, role: 'member' },
    {
      language: 'nb',
      from: someNetwork(),
      linkTo: (made) => {
        token = made;
        return 'http://127.0.0.1/';
      },
    },
  );
  const [row] = await inTenant(by.tenantId, () =>
    sql<{ id: string }>(`select id from invitations where tenant_id = $1 and email = $2`, [by.tenantId, email]),
  );
  return { id: row?.id ?? '', tenant: by.tenantId, token };
}

/** A link for a new password that somebody new has asked for. */
export async function newResetToken(of: Member): Promise<string> {
  const { email } = await newColleague(of);
  let token = '';
  await requestPasswordReset({ email, from: someNetwork(), language: 'nb' }, (made) => {
    token = made;
    return 'http://127.0.0.1/';
  });
  return token;
}

/** The address that a member signs in with. */
export async function emailOfMember(by: Member): Promise<string> {
  const [user] = await platformRead<{ email: string }>(`select email from users where id = $1`, [by.userId]);
  return user?.email ?? '';
}

/** The certificate of an erased account as its link carries it. */
export const newAccountCertificate = (): string =>
  accountCertificateInLink(
    signAccountErasure({
      account: newId(),
      askedAt: '2026-11-22T11:00:00.000Z',
      erasedAt: '2026-11-22T11:01:00.000Z',
      erased: [
        { table: 'users', rows: 1 },
        { table: 'password_resets', rows: 2 },
      ],
      former: [{ table: 'activities', rows: 12 }],
      kept: [
        {
          table: 'agreement_acceptances',
          rows: 1,
          law: 'foreldelsesloven § 2',
          until: { nb: 'Tre år etter', en: 'Three years after' },
        },
      ],
      agesOut: { backupDays: 35, mailDays: 30 },
    }),
  );

/** A certificate of deletion as its link carries it. */
export const newDeletionCertificate = (): string =>
  certificateInLink(
    signDeletion({
      tenant: newId(),
      name: 'Borte AS',
      organisationNumber: '974760673',
      endedAt: '2026-11-22T11:00:00.000Z',
      closedAt: '2026-12-23T02:40:00.000Z',
      erasedAt: '2026-12-23T02:41:00.000Z',
      erased: [
        { table: 'contacts', rows: 12 },
        { table: 'contact_emails', rows: 9 },
      ],
      kept: [{ what: 'accounts', law: 'bokføringsloven § 13', until: '2031-12-31' }],
      agesOut: { backupDays: 35 },
    }),
  );

/** An edition of the data processing agreement is kept, which its page needs and its address does not name. */
export async function keptAgreement(): Promise<Readonly<Record<string, string>>> {
  await keepAgreement();
  return {};
}

export const newSignUpToken = (): Promise<string> => signUpTokenOf(undefined);

/** As `newSignUpToken`, for an organisation with a number. */
export async function signUpTokenOf(organisationNumber: string | undefined): Promise<string> {
  let token = '';
  await requestSignUp(
    {
      tenant: { name: `Nystartet ${word()} AS`, organisationNumber, addressLines: [], language: 'nb' },
      founder: {
        email: `eier.${word()}@ny.example`,
        name: 'Ny Eier',
        passwordHash: PASSWORD_HASH,
        language: 'nb',
      },
      agreement: firstAgreement,
    },
    {
      confirm: (made) => {
        token = made;
        return 'http://127.0.0.1/';
      },
      signIn: 'http://127.0.0.1/',
    },
  );
  return token;
}

/** The newest session of a user, as the account page names it. */
export const sessionOf = async (user: Member): Promise<string> => (await activeSessions(user.userId))[0]?.key ?? '';

/** An obligation that was given up. */
export async function deadLetter(of: Member): Promise<{ tenant: string; id: string }> {
  const id = newId();
  await inTenant(of.tenantId, () =>
    change(
      `insert into outbox (tenant_id, id, kind, key, attempts, dead_at, failure) values ($1, $2, 'mail', $3, 8, now(), 'smtp-550')`,
      [of.tenantId, id, word()],
    ),
  );
  return { tenant: of.tenantId, id };
}

/** A mail kept for the development page, rendered as the workers render it. */
export async function keptMail(): Promise<{ tenant: string; id: string }> {
  const key = `kept:${word()}`;
  await inPlatform(() =>
    writeMail('password-reset', {
      to: `${word()}@ny.example`,
      language: 'nb',
      params: { link: 'http://127.0.0.1/a' },
      key,
    }),
  );
  await carryOut(PLATFORM_TENANT_ID, 'mail', key);
  const [mail] = await inTenant(PLATFORM_TENANT_ID, () =>
    sql<{ id: string }>(`select subject_id as id from outbox where tenant_id = $1 and key = $2`, [
      PLATFORM_TENANT_ID,
      key,
    ]),
  );
  return { tenant: PLATFORM_TENANT_ID, id: mail?.id ?? '' };
}

const purposesByTenant = new Map<string, Promise<PurposeIds>>();

/** The purposes of a tenant by their code, all decided on. */
export function purposesOn(by: Member): Promise<PurposeIds> {
  const known = purposesByTenant.get(by.tenantId) ?? allPurposesOn(by);
  purposesByTenant.set(by.tenantId, known);
  return known;
}

/** A form that declares a field, each time another. */
export const fieldForm = async (by: Member): Promise<Readonly<Record<string, string>>> => ({
  label: `Felt ${randomUUID()}`,
  entity: 'contact',
  kind: 'text',
  about: 'person',
  category: 'user.behavior.purchase_history',
  purpose: (await purposesOn(by))['bookkeeping'] ?? '',
  retention: 'inactivity',
  portable: 'provided',
});

/** The fields of a purpose that is no marketing. */
export const purposeForm = {
  titleNb: 'Kundemøter',
  titleEn: 'Customer meetings',
  basis: 'contract',
  retentionRule: 'relationship',
};

export const newPurpose = (by: Member): Promise<string> =>
  inTenant(by.tenantId, () => addPurpose(by, { ...purposeForm, marketing: '', channels: [], forNewContacts: false }));

/** A contact with a consent, and one that was withdrawn. */
export async function consentedContact(by: Member): Promise<string> {
  const ids = await purposesOn(by);
  const { id } = await newChannel(by);
  const heard = { via: 'paper', on: osloDay(), language: 'nb', shownWording: true } as const;
  await inTenant(by.tenantId, async () => {
    await recordConsent(by, id, { ...heard, purposeId: ids['marketing-email'] ?? '' });
    await recordWithdrawal(by, id, { purposeId: ids['marketing-phone'] ?? '', via: 'phone' });
  });
  return id;
}

/** A contact with a purpose to take away. */
export async function heldContact(by: Member): Promise<{ id: string; purpose: string }> {
  const purpose = (await purposesOn(by))['customer-relationship'] ?? '';
  const id = await newContact(by);
  await inTenant(by.tenantId, () => setContactPurpose(by, id, { purposeId: purpose, source: 'contract', since: '' }));
  return { id, purpose };
}

/** The event that asks somebody for a consent, as the mail that asks leaves it behind. */
export async function askedOf(by: Member, contactId: string, purposeId: string): Promise<string> {
  const wording = await currentWording(purposeId);
  if (!wording) throw new Error('a purpose without a wording asks for nothing');
  return appendConsentEvent({
    contactId,
    purposeId,
    kind: 'asked',
    via: 'in-person',
    wording: seenIn(wording, 'nb'),
    by: asActor(by),
  });
}

/** The parameters of a link that a contact was sent. */
export const consentLink =
  (use: LinkUse) =>
  async (by: Member): Promise<{ tenant: string; token: string }> => {
    const ids = await purposesOn(by);
    const { id } = await newChannel(by);
    const token = await inTenant(by.tenantId, async () => {
      const [address] = (await addressesOf([id])).get(id) ?? [];
      const purposeId = ids['marketing-email'] ?? '';
      const about = use === 'consent' ? await askedOf(by, id, purposeId) : use === 'unsubscribe' ? purposeId : id;
      return address ? makeLink(use, id, about, address) : '';
    });
    return { tenant: by.tenantId, token };
  };

/** A request that somebody has sent by the public form, for a contact of the member's. */
export async function newRequest(by: Member): Promise<string> {
  const { id: contactId } = await newChannel(by);
  return inTenant(by.tenantId, () => keep({ contactId }));
}

/** A request of a contact who may have a business of their own, too. */
export async function requestBesideBusiness(by: Member): Promise<string> {
  const { id: contactId } = await newChannel(by);
  return inTenant(by.tenantId, async () => {
    const familyName = word();
    await insertCompanies([{ name: `${familyName} Snekkerverksted`, legalForm: 'ENK' }]);
    return keep({ contactId, requesterName: `Kari ${familyName}` });
  });
}

/** A request to OnNet itself. */
export const newOwnRequest = (): Promise<string> => inPlatform(() => keep({}));

/** A request to OnNet of one of its users to be erased, who they are shown. */
export async function newUserErasure(by: Member): Promise<string> {
  const { userId } = await colleague(by, 'Skal Bort', `${word()}@borte.example`, PASSWORD_HASH, 'reader');
  return inPlatform(() => keep({ kind: 'erasure', userId, verified: 'signed-in' }));
}

/** A request of a user about their account, that may be met. */
export async function newAccountRequest(by: Member, kind: RequestKind): Promise<string> {
  const { userId } = await colleague(by, 'Spør Om Kontoen', `${word()}@konto.example`, PASSWORD_HASH, 'reader');
  return inPlatform(() => keep({ kind, userId, verified: 'signed-in' }));
}

/** A link that asks whether an address is theirs. */
export async function newAddressLink(by: Member): Promise<{ token: string }> {
  const requestId = await newAccountRequest(by, 'rectification');
  let token = '';
  await inPlatform(async () => {
    const [asked] = await sql<{ userId: string }>(
      `select user_id as "userId" from data_subject_requests where tenant_id = $1 and id = $2`,
      [PLATFORM_TENANT_ID, requestId],
    );
    const email = `${word()}@ny.example`;
    await askNewAddress({ userId: asked?.userId ?? '', requestId, email, language: 'nb' }, (made) => {
      token = made;
      return 'http://127.0.0.1/';
    });
  });
  return { token };
}

/** A link that asks whether a request was theirs. */
export async function newIdentityLink(by: Member): Promise<{ tenant: string; token: string }> {
  const id = await newRequest(by);
  let token = '';
  await inTenant(by.tenantId, () =>
    askIdentity(tenantDesk(by), id, (_tenant, made) => {
      token = made;
      return 'http://127.0.0.1/';
    }),
  );
  return { tenant: by.tenantId, token };
}

async function keep({
  kind = 'access',
  ...whose
}: {
  readonly contactId?: string;
  readonly userId?: string;
  readonly kind?: RequestKind;
  readonly verified?: 'signed-in';
  readonly requesterName?: string;
}): Promise<string> {
  const id = await keepRequest(
    {
      kind,
      state: 'open',
      channel: 'form',
      language: 'nb',
      requesterName: `Kari ${word()}`,
      requesterEmail: `kari.${word()}@privat.example`,
      message: 'Hva har dere om meg?',
      receivedAt: now(),
      ...whose,
    },
    requester,
  );
  return id ?? '';
}

/** An invoice to the member's tenant. @returns its id */
export async function newDocument(by: Member): Promise<string> {
  const { id } = await issue(sale({ buyer: { ...nordlys, tenantId: by.tenantId } }));
  return id;
}
