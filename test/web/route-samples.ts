import { randomUUID } from 'node:crypto';

import { osloDay } from '../../src/domain/clock.ts';
import { stated } from '../../src/domain/privacy/policy/stated.ts';
import { newestAgreement } from '../../src/domain/privacy/agreement/editions.ts';
import { newId } from '../../src/domain/identifiers.ts';
import type { Member } from '../../src/domain/users/member.ts';
import { paths } from '../../src/web/paths.ts';
import { PASSWORD } from '../support/cast.ts';
import type { Form } from '../support/visitor.ts';
import { BROWSER } from '../domain/privacy/access/packages.ts';
import { subscribedAtStripe } from './billing-records.ts';
import * as copies from './copy-records.ts';
import { importIn } from './import-records.ts';
import * as records from './route-records.ts';
import * as books from './book-records.ts';
import * as registers from './register-records.ts';
import * as stripe from './stripe-records.ts';

export type Params = Readonly<Record<string, string>>;

/** One good call of a route. */
export interface RouteSample {
  readonly method: 'get' | 'post';
  readonly pattern: string;
  /** Path parameters besides tenant and language, for a fresh record of the member's own. */
  readonly params?: (by: Member) => Promise<Params>;
  readonly query?: string;
  readonly form?: Form | ((by: Member, params: Params) => Promise<Form>);
  /** What the right person is answered. */
  readonly status: number;
  /** The same to htmx; a redirect is a 200 there, with the address in a header. */
  readonly htmx?: number;
  /** Who calls: the owner of Nordlys unless it must be an operator, somebody new whom the call may throw out, or nobody. */
  readonly as?: 'operator' | 'newcomer' | 'nobody';
  /** What a made-up parameter is answered with, when it is not 404; for one parameter of several, by its name. */
  readonly unknown?: number | Readonly<Record<string, number>>;
  /** What the browser keeps from an earlier page of the same link. */
  readonly cookie?: string;
  /** The token a program sends. */
  readonly bearer?: (by: Member) => Promise<string>;
  /** The answer is no whole page: a part, a file, a word. */
  readonly noPage?: true;
}

/** The address of a sample's call, at a place made of tenant, language (bokmål when left out) and the sample's own parameters. What is left out is made up. */
export function addressOf({ pattern, query }: RouteSample, place: Params): string {
  const given: Params = { language: 'nb', ...place };
  const path = pattern.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(given[name] ?? randomUUID()));
  return query === undefined ? path : `${path}?${query}`;
}

type Rest = Omit<RouteSample, 'method' | 'pattern'>;
const get = (path: { readonly pattern: string }, rest: Rest = { status: 200 }): RouteSample => ({
  method: 'get',
  pattern: path.pattern,
  ...rest,
});
const post = (path: { readonly pattern: string }, rest: Rest = { status: 303 }): RouteSample => ({
  method: 'post',
  pattern: path.pattern,
  ...rest,
});

const id =
  (make: (by: Member) => Promise<string>) =>
  async (by: Member): Promise<Params> => ({ id: await make(by) });
const of =
  (make: (by: Member) => Promise<string>, rest: Params) =>
  async (by: Member): Promise<Params> => ({ id: await make(by), ...rest });
const token = (make: (by: Member) => Promise<string>) => async (by: Member) => ({ token: await make(by) });
const importRow = async (by: Member): Promise<Params> => ({ id: await importIn(by, 'review'), line: '2' });
const contact = id(records.newContact);
const company = id(records.newCompany);
const deal = async (by: Member): Promise<Form> => ({
  title: 'Årsavtale',
  stage: await records.stageOf(by),
  amount: '4 500,50',
});
const note = { kind: 'note', title: '', body: 'Ringte om tilbudet' };
const typedRequest = {
  kind: 'access',
  channel: 'phone',
  requesterName: 'Kari Hansen',
  receivedOn: '01.11.2026',
  language: 'nb',
};
const publicRequest = async (): Promise<Form> => ({
  kind: 'access',
  name: 'Kari Hansen',
  email: `kari.${Date.now()}.${Math.random()}@privat.example`,
});
const address = { kind: 'email', label: 'work', value: 'kari@firma.example', version: '1' };

/** Every route of the product. A route that is not here fails test/web/route-table.test.ts, and so does a line without a route. */
export const routeSamples: readonly RouteSample[] = [
  get(paths.live, { status: 200, noPage: true }),
  get(paths.ready, { status: 200, noPage: true }),
  // Not signed by Stripe; what Stripe itself may do is proven in test/web/webhooks.
  post(paths.webhooks.stripe, { status: 400, as: 'nobody' }),
  post(paths.webhooks.stripeEndpoint, { status: 400, as: 'nobody' }),

  get(paths.home, { status: 303, as: 'nobody' }),
  get(paths.public.home, { status: 200, as: 'nobody' }),
  get(paths.public.privacy, { status: 200, as: 'nobody' }),
  get(paths.public.policyEditions, { status: 200, as: 'nobody' }),
  get(paths.public.policyProof, { status: 200, as: 'nobody' }),
  get(paths.public.agreement, { status: 200, as: 'nobody' }),
  get(paths.public.cookies, { status: 200, as: 'nobody' }),
  post(paths.public.cookies, { status: 303, as: 'nobody', form: { choice: 'none', from: 'banner' } }),
  get(paths.public.subProcessors, { status: 200, as: 'nobody' }),
  get(paths.public.subProcessorFeed, { status: 200, as: 'nobody', noPage: true }),
  get(paths.design, { status: 200, as: 'nobody' }),
  get(paths.development.mail, { status: 200, as: 'nobody' }),
  get(paths.development.message, { status: 200, as: 'nobody', params: records.keptMail }),

  get(paths.public.signIn, { status: 200, as: 'nobody' }),
  post(paths.public.signIn, { status: 422, as: 'nobody', form: { email: 'nobody@nordlys.example', password: 'feil' } }),
  post(paths.signOut, { status: 303, as: 'newcomer' }),
  get(paths.public.forgotten, { status: 200, as: 'nobody' }),
  post(paths.public.forgotten, { status: 200, as: 'nobody', form: { email: 'nobody@nordlys.example' } }),
  get(paths.public.newPassword, { status: 200, as: 'nobody', params: token(records.newResetToken), unknown: 410 }),
  post(paths.public.newPassword, {
    status: 303,
    as: 'nobody',
    params: token(records.newResetToken),
    form: { password: 'fire brune bjørner i skogen' },
    unknown: 410,
  }),

  get(paths.public.signUp, { status: 200, as: 'nobody' }),
  get(paths.public.signUpCompany, { status: 200, as: 'nobody', query: 'organisationNumber=923609016', noPage: true }),
  post(paths.public.signUp, {
    status: 200,
    as: 'nobody',
    form: async () => ({
      organisationNumber: '923609016',
      name: 'Eva Lund',
      email: `eva.${Date.now()}@equinor.example`,
      password: PASSWORD,
      accepted: 'yes',
      agreement: (await newestAgreement('nb')).hash,
    }),
  }),
  get(paths.public.signUpConfirmation, {
    status: 200,
    as: 'nobody',
    params: token(records.newSignUpToken),
    unknown: 410,
  }),
  post(paths.public.signUpConfirmation, {
    status: 303,
    as: 'nobody',
    params: token(records.newSignUpToken),
    unknown: 410,
  }),

  // Who has one tenant is led straight into it.
  get(paths.account.tenants, { status: 303 }),
  get(paths.account.show),
  post(paths.account.preferences, { status: 303, form: { field: 'theme', value: 'dark' } }),
  post(paths.account.password, {
    status: 303,
    as: 'newcomer',
    form: { current: PASSWORD, password: 'fem svarte katter på taket' },
  }),
  post(paths.account.endOtherSessions, { status: 303, as: 'newcomer' }),
  post(paths.account.endSession, {
    status: 303,
    as: 'newcomer',
    params: async (by) => ({ session: await records.sessionOf(by) }),
  }),

  get(paths.account.keys),
  get(paths.account.requests),
  post(paths.account.requests, {
    status: 303,
    as: 'newcomer',
    form: { kind: 'rectification', message: 'Navnet er feil' },
  }),
  get(paths.account.erasure),
  post(paths.account.erasure, {
    status: 200,
    as: 'newcomer',
    form: async (by) => ({ email: await records.emailOfMember(by), password: PASSWORD }),
  }),
  get(paths.public.accountCertificate, {
    status: 200,
    as: 'nobody',
    params: async () => ({ certificate: records.newAccountCertificate() }),
  }),
  get(paths.public.accountCertificateFile, {
    status: 200,
    as: 'nobody',
    params: async () => ({ certificate: records.newAccountCertificate() }),
    noPage: true,
  }),

  get(paths.tenant.home),
  get(paths.tenant.search, { status: 200, query: 'q=kari' }),

  get(paths.people.index),
  post(paths.people.invitations, {
    status: 303,
    form: async () => ({ email: `invitert.${Date.now()}.${Math.random()}@nordlys.example`, role: 'member' }),
  }),
  post(paths.people.resending, { status: 303, params: async (by) => ({ id: (await records.newInvitation(by)).id }) }),
  post(paths.people.revocation, { status: 303, params: async (by) => ({ id: (await records.newInvitation(by)).id }) }),
  post(paths.people.role, {
    status: 303,
    params: async (by) => ({ id: (await records.newColleague(by)).id }),
    form: { role: 'reader' },
  }),
  get(paths.people.removal, { status: 200, params: async (by) => ({ id: (await records.newColleague(by)).id }) }),
  post(paths.people.removal, { status: 303, params: async (by) => ({ id: (await records.newColleague(by)).id }) }),
  get(paths.public.invitation, {
    status: 200,
    as: 'nobody',
    params: async (by) => invitationLink(by),
    unknown: 410,
  }),
  post(paths.public.invitation, {
    status: 303,
    as: 'nobody',
    params: async (by) => invitationLink(by),
    form: { name: 'Nina Invitert', password: PASSWORD },
    unknown: 410,
  }),

  get(paths.contacts.index, { status: 200, query: 'sort=-activity&owner=me&q=kari' }),
  get(paths.contacts.count, { status: 200, noPage: true }),
  get(paths.contacts.filters),
  get(paths.contacts.new),
  post(paths.contacts.index, { status: 303, form: { givenName: 'Ola', familyName: 'Moen', confirmed: 'yes' } }),
  post(paths.contacts.duplicates, { status: 200, form: { givenName: 'Ola', familyName: 'Moen' } }),
  get(paths.contacts.trash),
  get(paths.contacts.show, { status: 200, params: contact }),
  get(paths.contacts.field, { status: 200, params: of(records.newContact, { field: 'jobTitle' }) }),
  post(paths.contacts.field, {
    status: 303,
    htmx: 200,
    params: of(records.newContact, { field: 'jobTitle' }),
    form: { value: 'Innkjøper', version: '1' },
  }),
  get(paths.contacts.channels, { status: 200, params: contact, query: 'kind=email' }),
  post(paths.contacts.channels, { status: 303, params: contact, form: address }),
  get(paths.contacts.channel, { status: 200, params: records.newChannel }),
  post(paths.contacts.channel, { status: 303, params: records.newChannel, form: { ...address, version: '2' } }),
  post(paths.contacts.channelRemoval, { status: 303, params: records.newChannel }),
  get(paths.contacts.companies, { status: 200, params: contact }),
  post(paths.contacts.companies, {
    status: 303,
    params: contact,
    form: async (by) => ({ companyId: await records.newCompany(by), role: 'Daglig leder' }),
  }),
  // Leaving a company one is not at is done already.
  post(paths.contacts.companyRemoval, { status: 303, params: records.newEmployee, unknown: { company: 303 } }),
  post(paths.contacts.removalUndo, { status: 303, params: records.newRemoval }),
  post(paths.contacts.trashing, { status: 303, params: contact }),
  post(paths.contacts.restoration, { status: 303, params: id(records.trashedContact) }),
  // A part of the page; without htmx it leads to the page.
  get(paths.contacts.activities, { status: 303, htmx: 200, params: contact, unknown: 303 }),
  post(paths.contacts.activities, { status: 303, params: contact, form: note }),
  get(paths.contacts.privacy, { status: 200, params: id(records.consentedContact) }),
  post(paths.contacts.purposes, {
    status: 303,
    params: contact,
    form: async (by) => ({
      purpose: (await records.purposesOn(by))['customer-relationship'] ?? '',
      source: 'contract',
      since: '01.03.2026',
    }),
  }),
  post(paths.contacts.purposeRemoval, { status: 303, params: records.heldContact }),
  post(paths.contacts.consentRequests, {
    status: 303,
    params: async (by) => ({ id: (await records.newChannel(by)).id }),
    form: async (by) => ({
      purpose: (await records.purposesOn(by))['marketing-email'] ?? '',
      via: 'in-person',
      language: 'nb',
    }),
  }),
  post(paths.contacts.consents, {
    status: 303,
    params: contact,
    form: async (by) => ({
      purpose: (await records.purposesOn(by))['marketing-email'] ?? '',
      via: 'paper',
      on: osloDay(),
      shownWording: 'yes',
    }),
  }),
  // A no is taken about whoever it is, also when the record is gone.
  post(paths.contacts.withdrawals, {
    status: 303,
    params: contact,
    form: async (by) => ({ purpose: (await records.purposesOn(by))['marketing-email'] ?? '', via: 'phone' }),
  }),
  post(paths.contacts.marketingObjection, { status: 303, params: contact, form: { via: 'phone' } }),

  get(paths.public.consent, { status: 200, as: 'nobody', params: records.consentLink('consent'), unknown: 410 }),
  post(paths.public.consent, { status: 200, as: 'nobody', params: records.consentLink('consent'), unknown: 410 }),
  post(paths.public.consentDisowning, {
    status: 200,
    as: 'nobody',
    params: records.consentLink('consent'),
    unknown: 410,
  }),
  get(paths.public.withdrawal, { status: 200, as: 'nobody', params: records.consentLink('unsubscribe'), unknown: 410 }),
  post(paths.public.withdrawal, {
    status: 200,
    as: 'nobody',
    params: records.consentLink('unsubscribe'),
    unknown: 410,
  }),
  get(paths.public.preferences, {
    status: 200,
    as: 'nobody',
    params: records.consentLink('preferences'),
    unknown: 410,
  }),
  post(paths.public.preferences, {
    status: 200,
    as: 'nobody',
    params: records.consentLink('preferences'),
    unknown: 410,
  }),
  post(paths.public.marketingObjection, {
    status: 200,
    as: 'nobody',
    params: records.consentLink('preferences'),
    unknown: 410,
  }),
  // A mail program is told the same whatever it asks about.
  post(paths.webhooks.unsubscribe, {
    status: 200,
    as: 'nobody',
    params: records.consentLink('unsubscribe'),
    unknown: 410,
    noPage: true,
  }),
  get(paths.webhooks.unsubscribe, { status: 303, htmx: 303, as: 'nobody' }),

  get(paths.consents.index),
  post(paths.consents.washes, { status: 303, form: { day: '01.03.2026', reserved: '400 00 001' } }),
  get(paths.consents.newPurpose),
  post(paths.consents.newPurpose, { status: 303, form: records.purposeForm }),
  get(paths.consents.purpose, { status: 200, params: id(records.newPurpose) }),
  post(paths.consents.purpose, { status: 303, params: id(records.newPurpose), form: records.purposeForm }),
  post(paths.consents.assessment, {
    status: 303,
    params: id(records.newPurpose),
    form: { interest: 'Salg', necessity: 'Trengs', balance: 'Ventet' },
  }),
  post(paths.consents.wordings, {
    status: 303,
    params: async (by) => ({ id: (await records.purposesOn(by))['marketing-sms'] ?? '' }),
    form: { textNb: 'Ja til tilbud.', textEn: 'Yes to offers.' },
  }),
  post(paths.consents.decision, { status: 303, params: id(records.newPurpose), form: { enabled: 'no' } }),
  post(paths.consents.deletion, { status: 303, params: id(records.newPurpose) }),

  post(paths.activities.completion, { status: 303, params: id(records.newTask) }),
  post(paths.activities.reopening, { status: 303, params: id(records.newTask) }),
  post(paths.activities.removal, { status: 303, params: id(records.newTask) }),
  post(paths.activities.restoration, { status: 303, params: id(records.removedActivity) }),

  get(paths.companies.index, { status: 200, query: 'sort=-activity&owner=me&q=berg' }),
  get(paths.companies.count, { status: 200, noPage: true }),
  get(paths.companies.filters),
  get(paths.companies.choices, { status: 200, query: 'q=berg', noPage: true }),
  get(paths.companies.new),
  post(paths.companies.new, { status: 303, form: { company: 'Berg og Dal', number: 'none' } }),
  get(paths.companies.lookup, { status: 200, query: 'company=equinor' }),
  get(paths.companies.trash),
  get(paths.companies.news, { status: 200, query: 'which=all', params: records.companyNews }),
  post(paths.companies.newsSeen, { status: 303, form: { until: '2026-01-01T00:00:00.000Z' } }),
  get(paths.companies.finding, { status: 200, query: 'industry=konsulent', params: records.foundUnits }),
  post(paths.companies.finding, { status: 303, form: { number: '310529915' } }),
  get(paths.companies.matching, { status: 200, query: 'shelf=sure', params: records.companyMatch }),
  post(paths.companies.matching),
  // A number of its own: the others' unit has become a company by now.
  post(paths.companies.sureMatches, { status: 303, params: (by) => records.companyMatch(by, '310529923') }),
  get(paths.companies.match, { status: 200, params: records.companyMatch, query: 'q=equinor' }),
  post(paths.companies.match, { status: 303, params: records.companyMatch, form: { act: 'skip' } }),
  post(paths.companies.matchTakingBack, { status: 303, params: records.companyMatch }),
  get(paths.api.document, { status: 200, as: 'nobody', noPage: true }),
  post(paths.api.companies, {
    status: 201,
    as: 'nobody',
    noPage: true,
    bearer: records.apiToken,
    form: async () => ({ name: `Berg og Dal ${Math.random()}` }),
  }),
  get(paths.api.company, {
    status: 200,
    as: 'nobody',
    noPage: true,
    bearer: records.apiToken,
    params: records.numberOfCompany,
  }),
  get(paths.apiTokens.index),
  post(paths.apiTokens.index, { status: 200, form: { name: 'Nettbutikken', role: 'reader', days: '30' } }),
  post(paths.apiTokens.revocation, { status: 303, params: id(records.apiTokenId) }),
  get(paths.imports.index),
  post(paths.imports.index, { status: 303, form: { text: 'Firma;E-post\nBerg og Dal AS;post@bergogdal.example' } }),
  get(paths.imports.show, { status: 200, params: id((by) => importIn(by, 'review')), query: 'shelf=named' }),
  post(paths.imports.columns, {
    status: 303,
    params: id((by) => importIn(by, 'columns')),
    form: { 'column-0': 'number', 'column-1': 'name', 'column-2': 'email' },
  }),
  post(paths.imports.checking, { status: 303, params: id((by) => importIn(by, 'review')) }),
  post(paths.imports.sure, { status: 303, params: id((by) => importIn(by, 'review')) }),
  post(paths.imports.unreadable, { status: 303, params: id((by) => importIn(by, 'review')) }),
  post(paths.imports.row, { status: 303, params: importRow, form: { act: 'drop', shelf: 'new' } }),
  post(paths.imports.mending, {
    status: 303,
    params: importRow,
    form: { 'cell-1': 'Berg og Dal', 'cell-2': 'post@bergogdal.example', shelf: 'new' },
  }),
  post(paths.imports.running, { status: 303, params: id((by) => importIn(by, 'review')) }),
  post(paths.imports.undo, { status: 303, params: id((by) => importIn(by, 'finished')) }),
  post(paths.imports.discarding, { status: 303, params: id((by) => importIn(by, 'review')) }),
  get(paths.imports.file, { status: 200, params: id((by) => importIn(by, 'finished')), noPage: true }),
  get(paths.companies.show, { status: 200, params: company }),
  get(paths.companies.field, { status: 200, params: of(records.newCompany, { field: 'website' }) }),
  post(paths.companies.field, {
    status: 303,
    params: of(records.newCompany, { field: 'website' }),
    form: { value: 'berg.example', version: '1', was: '' },
  }),
  get(paths.companies.enrichment, { status: 303, htmx: 200, params: company, query: 'shown=waiting' }),
  post(paths.companies.enrichment, { status: 303, params: id(records.numberedCompany) }),
  get(paths.companies.structure, { status: 200, params: id(records.numberedCompany), query: 'what=group' }),
  get(paths.companies.neighbour, { status: 200, params: of(records.askableCompany, { neighbour: 'accounts' }) }),
  post(paths.companies.trashing, { status: 303, params: company }),
  post(paths.companies.restoration, { status: 303, params: id(records.trashedCompany) }),
  get(paths.companies.activities, { status: 303, htmx: 200, params: company, unknown: 303 }),
  post(paths.companies.activities, { status: 303, params: company, form: note }),

  get(paths.deals.index),
  get(paths.deals.contactChoices, { status: 200, query: 'contact=kari', noPage: true }),
  get(paths.deals.closed),
  get(paths.deals.trash),
  get(paths.deals.new),
  post(paths.deals.new, { status: 303, form: deal }),
  get(paths.deals.show, { status: 200, params: id(records.newDeal) }),
  get(paths.deals.edit, { status: 200, params: id(records.newDeal) }),
  post(paths.deals.edit, {
    status: 303,
    params: id(records.newDeal),
    form: async (by) => ({ ...(await deal(by)), version: '1' }),
  }),
  post(paths.deals.stage, {
    status: 303,
    params: id(records.newDeal),
    form: async (by) => ({ stage: await records.stageOf(by) }),
  }),
  post(paths.deals.trashing, { status: 303, params: id(records.newDeal) }),
  post(paths.deals.restoration, { status: 303, params: id(records.trashedDeal) }),
  get(paths.deals.activities, { status: 303, htmx: 200, params: id(records.newDeal), unknown: 303 }),
  post(paths.deals.activities, { status: 303, params: id(records.newDeal), form: note }),

  get(paths.exports.index),
  post(paths.exports.index, {
    status: 303,
    form: async (by) => {
      await records.newExport(by);
      return { q: 'kari' };
    },
  }),
  get(paths.exports.show, { status: 200, params: id(records.newExport) }),
  get(paths.exports.file, { status: 200, params: id(records.finishedExport), noPage: true }),
  post(paths.exports.cancellation, { status: 303, params: id(records.newExport) }),

  get(paths.access.contact, { status: 200, params: contact }),
  post(paths.access.personPage, { status: 303, params: async (by) => ({ id: (await records.newChannel(by)).id }) }),
  get(paths.certificateKeys, { status: 200, as: 'nobody', noPage: true }),
  get(paths.personalDataSchema, { status: 200, as: 'nobody', noPage: true }),
  get(paths.public.copy, { status: 200, as: 'nobody', params: copies.sealedLink, unknown: 410 }),
  post(paths.public.copy, {
    status: 303,
    as: 'nobody',
    params: copies.sealedLink,
    cookie: `onnet-copy=${BROWSER}`,
    unknown: 410,
  }),
  get(paths.public.copyFile, {
    status: 200,
    as: 'nobody',
    params: async (by) => ({ ...(await copies.openedLink(by)), format: 'zip' }),
    cookie: `onnet-copy=${BROWSER}`,
    unknown: 410,
    noPage: true,
  }),
  get(paths.public.person, { status: 200, as: 'nobody', params: copies.personLink, unknown: 410 }),
  post(paths.public.personRequests, {
    status: 200,
    as: 'nobody',
    params: copies.personLink,
    form: { kind: 'rectification', message: 'Etternavnet er feil' },
    unknown: 410,
  }),
  get(paths.account.data),
  post(paths.account.data, { status: 303, form: { copy: 'access' } }),
  get(paths.account.dataCopy, { status: 200, params: id(copies.ownCopy) }),
  get(paths.account.dataFile, {
    status: 200,
    params: async (by) => ({ id: await copies.ownCopy(by), format: 'json' }),
    noPage: true,
  }),

  get(paths.privacy.desk),
  get(paths.privacy.requests),
  get(paths.privacy.newRequest),
  post(paths.privacy.newRequest, { status: 303, form: typedRequest }),
  get(paths.privacy.request, { status: 200, params: id(records.newRequest), query: 'find=kari' }),
  get(paths.privacy.requestCopy, { status: 200, params: id(copies.requestWithCopy) }),
  get(paths.privacy.requestCopyFile, {
    status: 200,
    params: of(copies.requestWithCopy, { format: 'zip' }),
    noPage: true,
  }),
  post(paths.privacy.requestAct, {
    status: 303,
    params: of(records.newRequest, { act: 'notes' }),
    form: { note: 'Ringte tilbake.' },
  }),
  get(paths.operator.requests, { status: 200, as: 'operator', query: 'ended=yes' }),
  get(paths.operator.newRequest, { status: 200, as: 'operator' }),
  post(paths.operator.newRequest, { status: 303, as: 'operator', form: typedRequest }),
  get(paths.operator.request, { status: 200, as: 'operator', params: id(records.newOwnRequest) }),
  ...(['restriction', 'rectification', 'right-to-object', 'withdrawal'] as const).map((kind) =>
    get(paths.operator.request, {
      status: 200,
      as: 'operator',
      params: id((by) => records.newAccountRequest(by, kind)),
    }),
  ),
  get(paths.operator.requestErasure, { status: 200, as: 'operator', params: id(records.newUserErasure) }),
  get(paths.operator.requestCopy, { status: 200, as: 'operator', params: id(copies.ownRequestWithCopy) }),
  get(paths.operator.requestCopyFile, {
    status: 200,
    as: 'operator',
    params: of(copies.ownRequestWithCopy, { format: 'json' }),
    noPage: true,
  }),
  post(paths.operator.requestAct, {
    status: 303,
    as: 'operator',
    params: of(records.newOwnRequest, { act: 'notes' }),
    form: { note: 'Ringte tilbake.' },
  }),
  get(paths.public.ownRequest, { status: 200, as: 'nobody' }),
  post(paths.public.ownRequest, { status: 200, as: 'nobody', form: publicRequest }),
  get(paths.public.request, { status: 200, as: 'nobody', params: async (by) => ({ controller: by.tenantSlug }) }),
  post(paths.public.request, {
    status: 200,
    as: 'nobody',
    params: async (by) => ({ controller: by.tenantSlug }),
    form: publicRequest,
  }),
  get(paths.public.newAddress, { status: 200, as: 'nobody', params: records.newAddressLink, unknown: 410 }),
  post(paths.public.newAddress, { status: 200, as: 'nobody', params: records.newAddressLink, unknown: 410 }),
  get(paths.public.identity, { status: 200, as: 'nobody', params: records.newIdentityLink, unknown: 410 }),
  post(paths.public.identity, {
    status: 200,
    as: 'nobody',
    params: records.newIdentityLink,
    form: { answer: 'me' },
    unknown: 410,
  }),
  get(paths.privacy.agreement),
  post(paths.privacy.agreement, {
    status: 303,
    form: async () => ({ accepted: 'yes', agreement: (await newestAgreement('nb')).hash }),
  }),
  get(paths.privacy.agreementEdition, { status: 200, query: 'version=1', params: records.keptAgreement }),
  get(paths.ending.show),
  // What is open must be seen first; the whole way is walked in test/web/ending.
  post(paths.ending.show, { status: 422, form: { name: 'Nordlys AS' } }),
  post(paths.ending.resumption, { status: 422 }),
  post(paths.ending.archive),
  get(paths.public.deletionCertificate, {
    status: 200,
    as: 'nobody',
    params: async () => ({ certificate: records.newDeletionCertificate() }),
  }),
  get(paths.public.deletionCertificateFile, {
    status: 200,
    as: 'nobody',
    params: async () => ({ certificate: records.newDeletionCertificate() }),
    noPage: true,
  }),
  get(paths.privacy.processing),
  get(paths.privacy.processingFile, { status: 200, noPage: true }),

  post(paths.contacts.suppressed, { status: 200, form: { value: 'kari@firma.example' } }),
  get(paths.contacts.manyPurposes),
  post(paths.contacts.manyPurposes, {
    status: 200,
    form: async (by) => ({ purpose: (await records.purposesOn(by))['bookkeeping'] ?? '', source: 'other', since: '' }),
  }),
  post(paths.contacts.purposesUndo, { status: 303, params: id(records.newGift) }),

  get(paths.fields.index),
  get(paths.fields.new),
  post(paths.fields.new, {
    status: 303,
    form: records.fieldForm,
  }),
  get(paths.fields.show, { status: 200, params: id((by) => records.newField(by)) }),
  post(paths.fields.show, {
    status: 303,
    params: id((by) => records.newField(by)),
    form: async () => ({ label: `Felt ${randomUUID()}` }),
  }),
  post(paths.fields.retirement, { status: 303, params: id((by) => records.newField(by)), form: { retired: 'yes' } }),
  post(paths.fields.emptying, {
    status: 303,
    params: id(records.retiredField),
    form: { sure: 'yes', confirmed: '0' },
  }),
  get(paths.companies.customField, { status: 200, params: records.fieldOfCompany }),
  post(paths.companies.customField, { status: 303, params: records.fieldOfCompany, form: { value: 'Blå' } }),
  get(paths.contacts.customField, { status: 200, params: records.fieldOfContact }),
  post(paths.contacts.customField, {
    status: 303,
    htmx: 200,
    params: records.fieldOfContact,
    form: { value: 'Blå' },
  }),

  get(paths.informing.index, {
    status: 200,
    params: async (by) => {
      await records.newSourceNotice(by);
      await records.newReachable(by);
      await records.newContact(by);
      return {};
    },
  }),
  post(paths.informing.mailing, {
    status: 303,
    form: async (by) => ({ contact: await records.newReachable(by), who: 'chosen', language: 'nb' }),
  }),
  post(paths.informing.recording, {
    status: 303,
    form: async (by) => ({
      contact: await records.newContact(by),
      who: 'chosen',
      how: 'has-it',
      day: '',
      reason: 'Har fått brevet vårt.',
    }),
  }),
  post(paths.informing.undoing, { status: 303, params: id(records.newSourceNotice) }),
  get(paths.suppressions.index),
  post(paths.suppressions.index, {
    status: 303,
    form: async () => ({ address: `fred.${randomUUID()}@firma.example`, purpose: '', reason: 'said-no' }),
  }),
  post(paths.suppressions.check, { status: 200, form: { address: 'kari@firma.example' } }),
  get(paths.suppressions.lifting, { status: 200, params: records.newSuppression }),
  post(paths.suppressions.lifting, {
    status: 303,
    params: records.newSuppression,
    form: async (by, params) => ({
      address: records.suppressedAddress(params),
      purpose: (await records.purposesOn(by))['marketing-email'] ?? '',
      via: 'paper',
      on: new Intl.DateTimeFormat('nb', { timeZone: 'Europe/Oslo', dateStyle: 'short' }).format(new Date()),
    }),
  }),

  get(paths.suppressions.takingBack, { status: 200, params: records.newSuppression }),
  post(paths.suppressions.takingBack, {
    status: 303,
    params: records.newSuppression,
    form: async (_by, params) => ({ address: records.suppressedAddress(params), mistake: 'mistyped' }),
  }),

  get(paths.restrictions.index, { status: 200, params: id(records.namedRestriction) }),
  get(paths.restrictions.show, { status: 200, params: id(records.namedRestriction) }),
  post(paths.restrictions.places, {
    status: 303,
    params: id(records.namedRestriction),
    form: async (_by, params) => records.placeDecisions(params),
  }),
  post(paths.restrictions.telling, {
    status: 303,
    params: id(records.newRestriction),
    form: { how: 'letter', note: 'Sendt i dag' },
  }),
  post(paths.restrictions.lifting, { status: 303, params: id(records.toldRestriction) }),
  get(paths.restrictions.contact, { status: 200, params: id(records.contactBesideBusiness) }),
  post(paths.restrictions.contact, { status: 303, params: contact, form: { ground: 'accuracy', note: 'Bestrides' } }),
  get(paths.restrictions.activity, { status: 200, params: id(records.newTask) }),
  post(paths.restrictions.activity, { status: 303, params: id(records.newTask), form: { ground: 'claims' } }),

  get(paths.holds.index, {
    status: 200,
    // Something is held, so that there is something on the page.
    params: async (by) => {
      await records.newHold(by);
      return {};
    },
  }),
  get(paths.holds.show, { status: 200, params: id(records.newHold) }),
  post(paths.holds.ending, { status: 303, params: id(records.newHold), form: { because: 'elsewhere' } }),
  get(paths.holds.contact, { status: 200, params: id(records.mentionedContact) }),
  post(paths.holds.contact, {
    status: 303,
    params: contact,
    form: async (_by, { id = '' }) => ({ item: `contacts.${id}`, reason: 'invoice', day: '15.03.2026' }),
  }),

  get(paths.disclosures.contact, { status: 200, params: id(records.disclosedContact) }),
  post(paths.disclosures.contact, {
    status: 303,
    params: contact,
    form: async () => ({ ...records.disclosureForm(), id: newId() }),
  }),
  get(paths.disclosures.correction, { status: 200, params: id(records.newDisclosure) }),
  post(paths.disclosures.correction, {
    status: 303,
    params: id(records.newDisclosure),
    form: { reason: 'Skrevet på feil person' },
  }),
  get(paths.disclosures.recipients, {
    status: 200,
    // Somebody is to be told, so that there is something on the page.
    params: async (by) => {
      await records.newNotice(by);
      return {};
    },
  }),
  post(paths.disclosures.telling, { status: 303, params: id(records.newNotice), form: { how: 'phone' } }),
  post(paths.disclosures.mailing, { status: 303, params: id(records.mailedNotice) }),
  get(paths.rectifications.show, { status: 200, params: id(records.newRectification) }),
  post(paths.rectifications.show, {
    status: 303,
    params: id(records.newRectification),
    form: { confirmed: 'yes', version: '2', givenName: 'Karin', familyName: 'Hansen', jobTitle: '' },
  }),

  get(paths.erasures.index),
  get(paths.erasures.show, { status: 200, htmx: 200, params: id(records.newErasure) }),
  post(paths.erasures.again, { status: 303, params: id(records.erasureWithResidue) }),
  get(paths.erasures.certificate, { status: 200, params: id(records.doneErasure) }),
  get(paths.erasures.certificateFile, { status: 200, params: id(records.doneErasure), noPage: true }),
  get(paths.erasures.contact, { status: 200, params: id(records.contactBesideBusiness) }),
  post(paths.erasures.contact, { status: 303, params: contact, form: { confirmed: 'on' } }),

  get(paths.retention.show),
  post(paths.retention.rule, { status: 303, form: { months: '36' } }),
  get(paths.retention.dryRun),
  post(paths.retention.approval, { status: 303, form: records.retentionApproval }),
  post(paths.retention.removal),
  post(paths.retention.runs, {
    status: 303,
    form: async (by) => {
      await records.retentionInForce(by);
      return records.retentionApproval(by);
    },
  }),
  get(paths.retention.run, { status: 200, params: id(records.newRun) }),
  post(paths.retention.rules, { status: 303, form: { about: 'activity-text', months: '24' } }),
  get(paths.retention.otherRule, { status: 200, params: id(records.newOtherRule) }),
  post(paths.retention.otherRuleApproval, {
    status: 303,
    params: id(records.newOtherRule),
    form: { version: '1', count: '1000000', confirmed: 'yes' },
  }),
  post(paths.retention.otherRuleRemoval, { status: 303, params: id(records.newOtherRule) }),

  get(paths.audit.index),

  get(paths.billing.show),
  post(paths.billing.checkout, { status: 200, form: { price: 'team_month', seats: '300' } }),
  get(paths.billing.returned, { status: 303 }),
  post(paths.billing.portal, { status: 200 }),
  post(paths.billing.refresh),
  get(paths.billing.documents),
  get(paths.billing.document, { status: 200, params: of(records.newDocument, { format: 'pdf' }), noPage: true }),
  get(paths.operator.salesDocuments, { status: 200, as: 'operator', params: stripe.unfinishedInvoice }),
  get(paths.operator.rates, { status: 200, as: 'operator' }),
  post(paths.operator.rates, {
    status: 303,
    as: 'operator',
    form: { currency: 'EUR', rate: '11,7345', units: '1', day: osloDay(), source: 'Norges Bank' },
  }),
  get(paths.operator.salesDocument, {
    status: 200,
    as: 'operator',
    params: of(records.newDocument, { format: 'xml' }),
    noPage: true,
  }),
  // After those that ask Stripe about the customer: what they find must not be this.
  get(paths.billing.change, { status: 200, params: subscribedAtStripe, query: 'price=team_year&seats=300' }),
  post(paths.billing.change, {
    status: 409,
    params: subscribedAtStripe,
    form: { price: 'team_year', seats: '300', at: '0', dueNow: '0' },
  }),
  post(paths.billing.plannedChange),
  post(paths.billing.payment),

  get(paths.breaches.index),
  post(paths.breaches.index, { status: 303, form: registers.breachForm() }),
  get(paths.breaches.new),
  get(paths.breaches.show, { status: 200, params: id(registers.newBreach) }),
  post(paths.breaches.show, {
    status: 303,
    params: id(registers.newBreach),
    form: { ...registers.breachForm(), version: '1' },
  }),
  post(paths.breaches.words, {
    status: 303,
    params: id(registers.newBreach),
    form: { kind: 'people', body: 'Ringte.' },
  }),
  post(paths.breaches.people, {
    status: 422,
    params: id(registers.newBreach),
    form: { emails: 'ingen@firma.example' },
  }),
  post(paths.breaches.closing, { status: 303, params: id(registers.judgedBreach) }),
  get(paths.breaches.form, { status: 200, params: id(registers.newBreach) }),
  get(paths.breaches.json, { status: 200, params: id(registers.newBreach), noPage: true }),
  get(paths.operator.breaches.index, { status: 200, as: 'operator' }),
  post(paths.operator.breaches.index, { status: 303, as: 'operator', form: registers.breachForm() }),
  get(paths.operator.breaches.new, { status: 200, as: 'operator' }),
  get(paths.operator.breaches.show, { status: 200, as: 'operator', params: id(registers.newBreachAtOnNet) }),
  post(paths.operator.breaches.show, {
    status: 303,
    as: 'operator',
    params: id(registers.newBreachAtOnNet),
    form: { ...registers.breachForm(), version: '1' },
  }),
  post(paths.operator.breaches.words, { status: 303, as: 'operator', params: id(registers.newBreachAtOnNet) }),
  post(paths.operator.breaches.tenants, {
    status: 303,
    as: 'operator',
    params: id(registers.newBreachAtOnNet),
    form: { which: 'all' },
  }),
  post(paths.operator.breaches.closing, { status: 303, as: 'operator', params: id(registers.judgedBreachAtOnNet) }),
  get(paths.operator.breaches.form, { status: 200, as: 'operator', params: id(registers.newBreachAtOnNet) }),
  get(paths.operator.breaches.json, {
    status: 200,
    as: 'operator',
    params: id(registers.newBreachAtOnNet),
    noPage: true,
  }),
  get(paths.subProcessors.show),
  get(paths.neighbours.index),
  post(paths.neighbours.show, { status: 303, params: async () => ({ neighbour: 'vat' }), form: { on: 'no' } }),
  post(paths.subProcessors.protest, {
    status: 303,
    params: id(registers.newNotice),
    form: { protest: 'Vi vil ikke ha opplysningene dit.' },
  }),
  get(paths.operator.books, { status: 200, as: 'operator', params: books.postedSale }),
  get(paths.operator.booksFile, {
    status: 200,
    as: 'operator',
    params: async () => ({ file: 'saft.xml' }),
    noPage: true,
  }),
  get(paths.operator.bookMovement, { status: 200, as: 'operator', params: books.unknownMovement }),
  post(paths.operator.bookMovement, {
    status: 303,
    as: 'operator',
    params: books.unknownMovement,
    form: { account: '7790', vatCode: '', document: '', text: 'Avklart med Stripe' },
  }),
  post(paths.operator.booksClosing, { status: 303, as: 'operator', form: { year: '2020', term: '1' } }),
  post(paths.operator.bookReaders, { status: 303, as: 'operator', form: { email: 'bjorn@nordlys.example' } }),
  post(paths.operator.bookReaderEnd, { status: 303, as: 'operator', params: books.accountant }),
  get(paths.operator.stripe.show, { status: 200, as: 'operator', params: stripe.newEvent }),
  post(paths.operator.stripe.replayParked, { status: 303, as: 'operator' }),
  post(paths.operator.stripe.replay, { status: 303, as: 'operator', params: stripe.newEvent }),
  post(paths.operator.stripe.setAside, { status: 303, as: 'operator', params: stripe.newEvent }),
  post(paths.operator.stripe.endpoints, { status: 303, as: 'operator', form: async () => stripe.endpointForm() }),
  post(paths.operator.stripe.endEndpoint, { status: 303, as: 'operator', params: stripe.newEndpoint }),
  post(paths.operator.stripe.secrets, {
    status: 303,
    as: 'operator',
    params: stripe.newEndpoint,
    form: { secret: stripe.SECRET },
  }),
  post(paths.operator.stripe.endSecret, { status: 303, as: 'operator', params: stripe.newEndpoint }),
  get(paths.operator.policy, { status: 200, as: 'operator' }),
  // Its organisation number is not valid; that it can be published is proven in test/domain/privacy/policy.
  post(paths.operator.policy, { status: 422, as: 'operator', form: { effectiveOn: '2030-01-01', nb: 'a', en: 'b' } }),
  post(paths.operator.policyConfirmation, {
    status: 303,
    as: 'operator',
    form: { fact: 'officer', value: stated.noOfficer.nb },
  }),
  get(paths.operator.subProcessors, { status: 200, as: 'operator' }),
  get(paths.operator.newSubProcessor, { status: 200, as: 'operator' }),
  post(paths.operator.newSubProcessor, { status: 303, as: 'operator', form: async () => registers.subProcessorForm() }),
  get(paths.operator.subProcessor, { status: 200, as: 'operator', params: id(registers.newSubProcessor) }),
  post(paths.operator.subProcessor, {
    status: 303,
    as: 'operator',
    params: id(registers.newSubProcessor),
    form: async () => registers.formAgain(),
  }),
  post(paths.operator.subProcessorUse, {
    status: 303,
    as: 'operator',
    params: id(registers.newSubProcessor),
    form: { use: 'on' },
  }),
  post(paths.operator.subProcessorEnd, {
    status: 303,
    as: 'operator',
    params: id(registers.newSubProcessor),
    form: { until: '2099-12-31' },
  }),
  post(paths.operator.protestAnswer, {
    status: 303,
    as: 'operator',
    params: registers.newProtest,
    form: { answer: 'Vi lar være å bruke dem til dere.' },
  }),
  post(paths.operator.refusals, { status: 303, as: 'operator' }),
  get(paths.operator.show, { status: 200, as: 'operator', params: stripe.openDispute }),
  get(paths.operator.subscriptions, { status: 200, as: 'operator', params: stripe.openDispute }),
  post(paths.operator.mirrorLoad, { status: 303, as: 'operator' }),
  get(paths.operator.processing, { status: 200, as: 'operator' }),
  get(paths.operator.processingFile, { status: 200, as: 'operator', noPage: true }),
  post(paths.operator.retry, { status: 303, as: 'operator', params: records.deadLetter }),
  get(paths.operator.deadLetterAside, { status: 200, as: 'operator', params: records.deadLetter }),
  post(paths.operator.deadLetterAside, {
    status: 303,
    as: 'operator',
    params: records.deadLetter,
    form: async () => ({ reason: 'not-needed' }),
  }),
];

async function invitationLink(by: Member): Promise<Params> {
  const { tenant, token } = await records.newInvitation(by);
  return { tenant, token };
}
