import { expect } from 'chai';

import { mailTemplates, type MailForPurpose, type MailTemplate } from '../../../src/domain/mail/templates.ts';

/**
 * Why each mail that asks no gate is no marketing. A new template does not compile before it stands here with its reason, or
 * has a way to say no in it and so passes the gate.
 */
const noMarketing: Readonly<Record<Exclude<MailTemplate, MailForPurpose>, string>> = {
  'confirm-sign-up': 'asked for by whoever signs up',
  'already-registered': 'asked for by whoever signs up',
  'asks-to-join': 'somebody wants to join them, which only they can decide',
  'password-reset': 'asked for by the user',
  'password-changed': 'warns the user of a change',
  'new-address': 'asks whether an address is the user’s',
  'address-changed': 'warns the user of a change',
  invitation: 'a colleague lets them in',
  'payment-failed': 'tells owners that an invoice was not paid',
  'card-ending': 'tells owners that a payment they owe is about to fail',
  'trial-ending': 'tells owners that what they have is about to change',
  'export-ready': 'asked for by the member',
  'person-page': 'the person’s own right of access',
  'access-link': 'the person’s own right of access',
  'audit-anchor': 'to whoever keeps the anchors',
  'sub-processor-notice': 'a notice that Art. 28(2) demands',
  'sub-processor-answer': 'answers a protest of the customer',
  'policy-notice': 'tells users of a change of policy',
  'request-identity': 'asks whether a request is theirs',
  'request-letter': 'answers a data subject request',
  'request-reminder': 'reminds members of a time limit',
  'breach-notice': 'a notice that Art. 33(2) demands',
  'breach-reminder': 'reminds members of a time limit',
  'invoice-not-finalized': 'tells operators of what somebody must mend',
  'dispute-opened': 'tells operators of a bank’s time limit',
  'agreement-notice': 'tells owners of a new agreement',
  'tenant-ended': 'tells owners that their customer relationship has ended',
  'tenant-end-reminder': 'reminds owners that what they have is about to be deleted',
  'deletion-certificate': 'proves to the last owners that everything is deleted',
  'sales-document': 'carries an invoice or a credit note',
  'account-erased': 'proves to a user that their account is erased',
  'recipient-notice': 'tells a recipient, as Art. 19 demands',
};

describe('invariant I1: no mail goes to a contact for a purpose past the gate', () => {
  it('knows of every other mail why it is no marketing', () => {
    const forPurpose = mailTemplates.filter((template) => !(template in noMarketing));
    expect(forPurpose).to.deep.equal(['consent-request']);
    for (const [template, reason] of Object.entries(noMarketing))
      expect(reason.split(' ').length, template).to.be.at.least(3);
  });
});
