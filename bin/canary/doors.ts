// Every way personal data comes in by, and whether the canary goes it. test/canary holds the lists against the routes, the jobs
// and the sources; a run of the canary holds them against where it went.
import type { ObligationKind } from '../../src/domain/outbox.ts';
import { paths } from '../../src/web/paths.ts';

/** The routes that the canary's data is posted to. */
export const doors: ReadonlySet<string> = new Set(
  [
    // A member writes about them.
    paths.contacts.index,
    paths.contacts.duplicates,
    paths.contacts.field,
    paths.fields.new,
    paths.contacts.customField,
    paths.contacts.channels,
    paths.contacts.channel,
    paths.contacts.channelRemoval,
    paths.contacts.companies,
    paths.contacts.companyRemoval,
    paths.contacts.activities,
    paths.contacts.trashing,
    paths.contacts.restoration,
    paths.companies.new,
    paths.companies.field,
    paths.companies.trashing,
    paths.companies.restoration,
    paths.companies.activities,
    paths.activities.completion,
    paths.activities.reopening,
    paths.activities.removal,
    paths.activities.restoration,
    // A list of companies, and a program of the tenant's own.
    paths.imports.index,
    paths.imports.columns,
    paths.imports.mending,
    paths.imports.row,
    paths.imports.running,
    paths.apiTokens.index,
    paths.api.companies,
    paths.deals.new,
    paths.deals.edit,
    paths.deals.activities,
    paths.deals.trashing,
    paths.deals.restoration,
    // What they said yes and no to.
    paths.consents.washes,
    paths.contacts.manyPurposes,
    paths.suppressions.index,
    paths.contacts.purposes,
    paths.contacts.purposeRemoval,
    paths.contacts.consents,
    paths.contacts.withdrawals,
    paths.contacts.consentRequests,
    paths.contacts.marketingObjection,
    paths.public.consent,
    paths.public.preferences,
    paths.public.marketingObjection,
    paths.public.withdrawal,
    paths.webhooks.unsubscribe,
    // Their rights.
    paths.restrictions.activity,
    paths.restrictions.contact,
    paths.restrictions.telling,
    paths.restrictions.lifting,
    paths.holds.contact,
    paths.holds.ending,
    paths.exports.index,
    paths.disclosures.contact,
    paths.rectifications.show,
    paths.disclosures.telling,
    paths.informing.recording,
    paths.informing.undoing,
    paths.access.personPage,
    paths.public.copy,
    paths.public.personRequests,
    paths.public.request,
    paths.privacy.newRequest,
    paths.privacy.requestAct,
    paths.public.identity,
    paths.erasures.contact,
    // As a user of OnNet.
    paths.people.invitations,
    paths.people.resending,
    paths.people.role,
    paths.people.removal,
    paths.public.invitation,
    paths.public.signIn,
    paths.public.forgotten,
    paths.public.newPassword,
    paths.public.signUp,
    paths.public.cookies,
    paths.account.preferences,
    paths.account.password,
    paths.account.data,
    paths.public.ownRequest,
    paths.operator.newRequest,
    paths.operator.requestAct,
  ].map(({ pattern }) => pattern),
);

/** Routes that store something about a person and that the canary passes by, each with its reason. */
export const passedBy: Readonly<Record<string, string>> = {
  [paths.public.signUpConfirmation.pattern]:
    'makes the same rows of a user as an invitation does; the end of a tenant is proven in test/domain/tenants/lifecycle.test.ts',
  [paths.privacy.agreement.pattern]: 'that the tenant accepted an agreement, by the number of who did',
  [paths.disclosures.correction.pattern]:
    'why a line of the log of disclosures was a slip, emptied as the reason of the line is (test/domain/privacy/disclosures)',
  [paths.informing.mailing.pattern]:
    'the mail of a person’s own page, which the canary is sent too, and a line that it went',
  [paths.operator.bookReaders.pattern]: 'whether a user who is there reads OnNet’s books, which goes with the user',
  [paths.operator.bookReaderEnd.pattern]: 'that a user reads OnNet’s books no longer',
  [paths.suppressions.lifting.pattern]: 'takes back a hash that is there, and stores no address',
  [paths.suppressions.takingBack.pattern]: 'takes back a hash that is there, and stores no address',
  [paths.contacts.removalUndo.pattern]:
    'puts back what its own form brought, sealed under the contact’s key since its removal and opened by nobody after an erasure',
  [paths.companies.sureMatches.pattern]: 'gives companies that are there the numbers the register knows them by',
  [paths.companies.customField.pattern]: 'a company’s value of the same kind of field as the canary’s own',
  [paths.imports.checking.pattern]: 'empties what was found out about lines that are to be checked again',
  [paths.imports.undo.pattern]: 'puts into the trash what a list brought, and empties what it filled',
  [paths.companies.finding.pattern]: 'companies by their numbers, from a mirror in which nothing is of people',
  [paths.public.newAddress.pattern]:
    'the user’s yes to an address that OnNet’s desk wrote down; it becomes theirs, and goes as the one before it would have',
  [paths.fields.emptying.pattern]: 'empties a field that the tenant has made',
  [paths.account.requests.pattern]: 'makes the same rows as OnNet’s own public form, which the canary sends',
  [paths.account.erasure.pattern]: 'takes a user away; test/domain/users/own-erasure.test.ts looks for them everywhere',
  [paths.people.revocation.pattern]: 'takes an invitation back',
  [paths.public.consentDisowning.pattern]: 'somebody else says that the address is theirs; nothing of them is stored',
  [paths.exports.cancellation.pattern]: 'empties what was asked for',
  [paths.breaches.people.pattern]: 'who a breach concerns, by number, which the record of it keeps (Art. 33(5))',
  [paths.billing.checkout.pattern]: 'the number of a customer at Stripe; who pays is typed there',
  [paths.billing.payment.pattern]: 'how the subscription stands at Stripe; who pays stands there',
  [paths.operator.protestAnswer.pattern]: 'a mail to the owner who has objected to a sub-processor',
};

/** Tables that every act writes to alike, whoever it is about. */
export const ofEveryAct: Readonly<Record<string, string>> = {
  audit_entries: 'who did what to which record: numbers alone, on every act; the canary’s own are looked through',
  sessions: 'who is signed in; a message that waits there is sealed under the cookie’s token',
};

/** The jobs: whether the canary's data goes through them, or why nobody's comes in by them. */
export const jobs: Readonly<Record<ObligationKind, 'by the canary' | { readonly passedBy: string }>> = {
  mail: 'by the canary',
  'contact-export': 'by the canary',
  'export-expiry': 'by the canary',
  'access-search': 'by the canary',
  'access-package': 'by the canary',
  'access-expiry': 'by the canary',
  'request-reminder': { passedBy: 'tells the desk that a date is near, by number' },
  erasure: 'by the canary',
  'audit-anchor': 'by the canary',
  'sales-document': { passedBy: 'an invoice to an organisation, of what Stripe billed it for' },
  'ehf-delivery': { passedBy: 'hands an invoice that is issued to the access point' },
  'tenant-export': {
    passedBy:
      'a file of what is there already, taken back at an erasure and removed after its days as the canary’s own is',
  },
  'account-erasure': 'by the canary',
  'end-reminder': { passedBy: 'mails to owners, as the mail of the end itself' },
  'subscription-end': { passedBy: 'a subscription at Stripe, by number' },
  'billing-details': {
    passedBy: 'the card, the next invoice and what is unpaid of a customer of OnNet’s, from Stripe',
  },
  'billing-seats': { passedBy: 'how many people a tenant has, as a number' },
  'retention-night': { passedBy: 'owes the runs of a tenant’s rules, adds nothing' },
  'mirror-load': { passedBy: 'reads the register’s file, and takes nothing of people from it' },
  'company-matching': { passedBy: 'writes down numbers of the register that are nobody’s own business' },
  'import-check': 'by the canary',
  'company-import': 'by the canary',
  enrichment: { passedBy: 'asks the register about a number; what it answers is the register’s' },
  'retention-run': { passedBy: 'takes away what a rule says, adds nothing' },
  'stripe-event': { passedBy: 'subscriptions and seats by number; who pays stands at Stripe' },
  'sub-processor-notice': { passedBy: 'tells owners what changes in a register' },
  'agreement-notice': { passedBy: 'tells owners that the agreement has a new edition' },
  'recipient-notice': { passedBy: 'takes away the sealed letter that names somebody once it is sent, adds nothing' },
  'policy-notice': { passedBy: 'tells owners that an edition is published' },
  'breach-notice': { passedBy: 'tells a customer’s owners that something happened, by number' },
  'breach-reminder': { passedBy: 'tells the desk that a date is near, by number' },
};

/** Where the program listens, and how the canary comes in there. */
export const intakes: Readonly<Record<string, string>> = {
  'src/web/server.ts': 'every route above, on the web process',
  'src/workers/mail-intake.ts': 'a mail to the tenant’s desk, on the worker process',
};
