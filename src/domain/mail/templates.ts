import type { DisputeReason } from '../billing/disputes/open-disputes.ts';
import type { NotFinalizedReason } from '../sales-documents/control/not-finalized.ts';

/**
 * What each mail needs to be written: the values that stand in it. Links are full addresses made from the configured
 * public URL, never from a request. `role` is one of the roles, worded when the mail is rendered.
 */
export interface MailParams {
  readonly 'confirm-sign-up': { readonly name: string; readonly link: string };
  readonly 'already-registered': { readonly link: string };
  /** Somebody signed up for an organisation that has an account, and asks its owners to be let in. */
  readonly 'asks-to-join': {
    readonly tenantName: string;
    readonly name: string;
    readonly email: string;
    readonly link: string;
  };
  readonly 'password-reset': { readonly link: string };
  readonly 'password-changed': { readonly [name in never]: string };
  readonly 'new-address': { readonly link: string };
  readonly 'address-changed': { readonly [name in never]: string };
  readonly invitation: {
    readonly tenantName: string;
    readonly inviter: string;
    readonly role: 'admin' | 'member' | 'reader';
    readonly link: string;
  };
  /** `amount` is øre with MVA, `nextAttemptOn` a day or empty when the card is not tried again, `link` Stripe's page for the invoice. */
  readonly 'payment-failed': {
    readonly tenantName: string;
    readonly amount: number;
    readonly confirm: 'yes' | 'no';
    readonly nextAttemptOn: string;
    readonly link: string;
    readonly billing: string;
  };
  /** `endsOn` is a day, `YYYY-MM-DD`. */
  readonly 'trial-ending': {
    readonly tenantName: string;
    readonly endsOn: string;
    readonly people: number;
    readonly link: string;
  };
  /** `expires` is a month, `YYYY-MM`; `amount` is øre with MVA; `chargedOn` a day. */
  readonly 'card-ending': {
    readonly tenantName: string;
    readonly last4: string;
    readonly expires: string;
    readonly amount: number;
    readonly chargedOn: string;
    readonly link: string;
  };
  readonly 'export-ready': { readonly link: string };
  /** `recorded` says who the controller is, by name, number and address, where it tells of a record that somebody has just made. */
  readonly 'person-page': { readonly controller: string; readonly link: string; readonly recorded?: string };
  readonly 'access-link': { readonly controller: string; readonly link: string; readonly about?: string };
  /** `hash` is that of the last line of the anchors, which stands for all of them. */
  readonly 'audit-anchor': { readonly day: string; readonly count: number; readonly hash: string };
  /** Double opt-in: `wording` is what the person says yes to, `unsubscribe` where they say no. */
  readonly 'consent-request': {
    readonly tenantName: string;
    readonly purpose: string;
    readonly wording: string;
    readonly link: string;
    readonly unsubscribe: string;
  };
  /** `effectiveOn` is a day, `YYYY-MM-DD`; whoever does not get in is led to the public register. */
  readonly 'sub-processor-notice': {
    readonly name: string;
    readonly change: 'new' | 'ending';
    readonly effectiveOn: string;
    readonly link: string;
    readonly getsIn: 'yes' | 'no';
  };
  /** `link` is empty for whoever gets in no more; the answer is then `answer`, else empty. */
  readonly 'sub-processor-answer': { readonly link: string; readonly answer: string };
  /** `effectiveOn` is a day, `YYYY-MM-DD`. */
  readonly 'policy-notice': { readonly effectiveOn: string; readonly link: string };
  readonly 'agreement-notice': { readonly link: string };
  /** `graceUntil` and `erasedBy` are days, `YYYY-MM-DD`. */
  readonly 'tenant-ended': {
    readonly tenantName: string;
    readonly graceUntil: string;
    readonly erasedBy: string;
    readonly link: string;
  };
  /** Days, as in `tenant-ended`. */
  readonly 'tenant-end-reminder': MailParams['tenant-ended'];
  readonly 'account-erased': { readonly link: string };
  /** `document` is the id of an invoice or credit note of OnNet's, whose files go along. */
  readonly 'sales-document': {
    readonly kind: 'invoice' | 'credit';
    readonly number: string;
    readonly document: string;
    /** Whether an e-invoice goes along too. */
    readonly ehf: 'yes' | 'no';
  };
  readonly 'deletion-certificate': { readonly tenantName: string; readonly link: string };
  readonly 'request-identity': { readonly controller: string; readonly link: string; readonly asker?: string };
  /** A letter as a desk wrote it: paragraphs with an empty line between them. Answers come back to `replyTo`. */
  readonly 'request-letter': {
    readonly controller: string;
    readonly subject: string;
    readonly body: string;
    readonly replyTo?: string;
    /** Where it is told how what people write is handled (Art. 13). */
    readonly handled?: string;
  };
  /** What a recipient of somebody's data is told (Art. 19): paragraphs with an empty line between them. Never kept among the mails. */
  readonly 'recipient-notice': { readonly controller: string; readonly subject: string; readonly body: string };
  readonly 'request-reminder': {
    readonly controller: string;
    readonly targetOn: string;
    /** Left; negative when it is overdue. */
    readonly days: number;
    /** `yes` when it has just come, and nobody is late. */
    readonly arrived: 'yes' | 'no';
    readonly link: string;
  };
  /** `more` is `yes` when the tenant has the case and this is what was not known before. */
  /** `link` is empty for those who get in no more; what is known of the breach is then `known`, else empty. */
  readonly 'breach-notice': { readonly more: 'yes' | 'no'; readonly link: string; readonly known: string };
  /**
   * `by` is the moment Datatilsynet must have been told, ISO 8601, or empty where nobody has to tell it; `customers` is whether
   * OnNet has customers to tell; `link` and `known` as in the notice.
   */
  readonly 'breach-reminder': {
    readonly by: string;
    readonly customers: 'yes' | 'no';
    readonly link: string;
    readonly known: string;
  };
  /** `tenantName` is empty for nobody we know, `reason` is Stripe's word and `reasonKind` one of ours, `by` the bank's deadline, ISO 8601, or empty, `link` the payment in Stripe's Dashboard. */
  readonly 'invoice-not-finalized': {
    readonly tenantName: string;
    readonly amount: number;
    readonly currency: string;
    readonly reason: string;
    readonly reasonKind: NotFinalizedReason;
    readonly link: string;
  };
  readonly 'dispute-opened': {
    readonly tenantName: string;
    readonly amount: number;
    readonly currency: string;
    readonly reason: string;
    readonly reasonKind: DisputeReason;
    readonly by: string;
    readonly link: string;
  };
}

/** The mails the product sends. Each has a view in views/mail and its words in src/words/mail.ts. */
export type MailTemplate = keyof MailParams;

/**
 * Mail to a contact for a purpose of a tenant: what has a way to say no in it. It cannot be written without saying to whom
 * and for what, so that the gate is asked when it leaves.
 */
export type MailForPurpose = {
  [Template in MailTemplate]: 'unsubscribe' extends keyof MailParams[Template] ? Template : never;
}[MailTemplate];

/** The names of all templates, for the checks that look at every one. */
export const mailTemplates = [
  'confirm-sign-up',
  'already-registered',
  'asks-to-join',
  'password-reset',
  'password-changed',
  'new-address',
  'address-changed',
  'invitation',
  'payment-failed',
  'trial-ending',
  'card-ending',
  'export-ready',
  'access-link',
  'person-page',
  'audit-anchor',
  'consent-request',
  'sub-processor-notice',
  'sub-processor-answer',
  'policy-notice',
  'agreement-notice',
  'tenant-ended',
  'tenant-end-reminder',
  'deletion-certificate',
  'account-erased',
  'sales-document',
  'request-identity',
  'request-letter',
  'request-reminder',
  'recipient-notice',
  'breach-notice',
  'breach-reminder',
  'dispute-opened',
  'invoice-not-finalized',
] as const satisfies readonly MailTemplate[];
