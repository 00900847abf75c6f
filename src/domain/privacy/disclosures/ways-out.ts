import type { MailTemplate } from '../../mail/templates.ts';
import type { Party } from '../../outbound/parties.ts';

/**
 * Who a way out of the program leads to. `member`: one of the tenant's own or a user of OnNet; `person`: whoever it is about;
 * `standing`: a recipient by purpose, in the register of sub-processors; `recipient`: somebody in the log, where the giving is
 * written by the act itself.
 */
type LeadsTo = 'member' | 'person' | 'standing' | 'recipient';

/** Every mail there is. A new one is decided here before it can be sent: a test compares. */
export const mailLeadsTo: Readonly<Record<MailTemplate, LeadsTo>> = {
  'confirm-sign-up': 'member',
  'already-registered': 'member',
  'asks-to-join': 'member',
  'password-reset': 'member',
  'password-changed': 'member',
  'new-address': 'member',
  'address-changed': 'member',
  invitation: 'member',
  'payment-failed': 'member',
  'trial-ending': 'member',
  'card-ending': 'member',
  'export-ready': 'member',
  'access-link': 'person',
  'person-page': 'person',
  'audit-anchor': 'member',
  'consent-request': 'person',
  'sub-processor-notice': 'member',
  'sub-processor-answer': 'member',
  'policy-notice': 'member',
  'agreement-notice': 'member',
  'tenant-ended': 'member',
  'tenant-end-reminder': 'member',
  'deletion-certificate': 'member',
  'account-erased': 'member',
  'sales-document': 'member',
  'request-identity': 'person',
  'request-letter': 'person',
  'request-reminder': 'member',
  'breach-notice': 'member',
  'breach-reminder': 'member',
  'dispute-opened': 'member',
  'invoice-not-finalized': 'member',
  'recipient-notice': 'recipient',
};

/** Every party the program calls. They handle data all the time, or are asked about a number, and are told to people by purpose. */
export const partyLeadsTo: Readonly<Record<Party, LeadsTo>> = {
  stripe: 'standing',
  register: 'standing',
  mail: 'standing',
  peppol: 'standing',
  accounts: 'standing',
};
