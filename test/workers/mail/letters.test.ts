import { expect } from 'chai';

import { mailTemplates, type MailParams } from '../../../src/domain/mail/templates.ts';
import { defaultLegalEntity } from '../../../src/domain/privacy/legal-entity.ts';
import { languages } from '../../../src/words/catalogue.ts';
import { mailWriter } from '../../../src/workers/mail/write-mail-text.ts';

const link = 'https://onnet.example/no/nb/a?x=1&y=2';
const hostile = '<img src=x onerror=alert(1)>';

const samples: MailParams = {
  'confirm-sign-up': { name: 'Kari', link },
  'already-registered': { link },
  'password-reset': { link },
  'password-changed': {},
  'new-address': { link },
  'address-changed': {},
  invitation: { tenantName: 'Nordlys & sønn', inviter: hostile, role: 'reader', link },
  'payment-failed': {
    tenantName: hostile,
    amount: 149_625,
    confirm: 'no',
    nextAttemptOn: '2026-12-24',
    link,
    billing: 'https://onnet.example/t/nordlys/billing',
  },
  'card-ending': {
    tenantName: hostile,
    last4: '4242',
    expires: '2027-04',
    amount: 149_625,
    chargedOn: '2027-05-03',
    link,
  },
  'trial-ending': { tenantName: hostile, endsOn: '2026-12-24', people: 3, link },
  'asks-to-join': { tenantName: hostile, name: hostile, email: 'kari@firma.example', link },
  'export-ready': { link },
  'person-page': { controller: hostile, link },
  'access-link': { controller: hostile, link },
  'audit-anchor': { day: '2026-11-22', count: 3, hash: 'ab'.repeat(32) },
  'consent-request': {
    tenantName: hostile,
    purpose: 'Nyhetsbrev',
    wording: 'Ja, send meg nyheter.',
    link,
    unsubscribe: 'https://onnet.example/no/nb/unsubscribe/a/b',
  },
  'sub-processor-notice': { name: hostile, change: 'new', effectiveOn: '2026-12-24', link, getsIn: 'yes' },
  'sub-processor-answer': { link, answer: '' },
  'account-erased': { link },
  'sales-document': { kind: 'invoice', number: '10001', document: 'an id', ehf: 'yes' },
  'agreement-notice': { link },
  'tenant-ended': { tenantName: hostile, graceUntil: '2026-12-24', erasedBy: '2027-02-20', link },
  'tenant-end-reminder': { tenantName: hostile, graceUntil: '2026-12-24', erasedBy: '2027-02-20', link },
  'deletion-certificate': { tenantName: hostile, link },
  'policy-notice': { effectiveOn: '2026-12-24', link },
  'request-identity': { controller: 'Nordlys & sønn', link },
  'recipient-notice': {
    controller: hostile,
    subject: 'Opplysninger dere har fått, er slettet',
    body: 'Hei.\n\nSlett dem.',
  },
  'request-letter': { controller: hostile, subject: 'Svar på kravet ditt', body: 'Hei.\n\nVi har gjort det du ba om.' },
  'request-reminder': { controller: 'Nordlys', targetOn: '2026-12-24', days: 14, arrived: 'no', link },
  'breach-notice': { more: 'no', link, known: '' },
  'breach-reminder': { by: '2026-11-25T12:00:00.000Z', customers: 'no', link, known: '' },
  'invoice-not-finalized': {
    tenantName: hostile,
    amount: 120_000,
    currency: 'NOK',
    reason: 'tax_id_prohibited',
    reasonKind: 'other',
    link,
  },
  'dispute-opened': {
    tenantName: hostile,
    amount: 120_000,
    currency: 'NOK',
    reason: 'fraudulent',
    reasonKind: 'fraudulent',
    by: '2026-12-03T12:00:00.000Z',
    link,
  },
};

const write = mailWriter(defaultLegalEntity);

for (const language of languages) {
  describe(`every mail in ${language}`, () => {
    for (const template of mailTemplates)
      it(`says the same as text and as HTML: ${template}`, () => {
        const mail = write(template, language, samples[template]);
        const hasLink = 'link' in samples[template];
        expect(mail.subject)
          .to.match(/\S/)
          .and.to.not.match(/[\r\n{}]/)
          // As a heading on a phone, which has room for no more on a line.
          .and.to.not.match(/\p{L}{24}/u);
        expect(mail.text.includes(link)).to.equal(hasLink);
        expect(mail.html.includes(`href="${link.replace('&', '&amp;')}"`)).to.equal(hasLink);
        for (const part of [mail.text, mail.html]) {
          expect(part).to.include(defaultLegalEntity.name);
          expect(part).to.not.match(/undefined|\[object|\{\w+\}/);
        }
        expect(mail.html).to.include(`<html lang="${language}">`);
      });

    it('says of an overdue request that it is overdue, and not when it is due', () => {
      const { subject, text } = write('request-reminder', language, { ...samples['request-reminder'], days: -3 });
      expect(subject).to.match(/ikke besvart i tide|not answered in time/);
      expect(text).to.not.match(/forleng fristen|extend it/);
    });

    it('says of a request that has come that it has come, and when it is due', () => {
      const { subject, text } = write('request-reminder', language, { ...samples['request-reminder'], arrived: 'yes' });
      expect(subject).to.match(/^(Ny personvernsak|New privacy request).*24/);
      expect(text).to.match(/henvendelse|received a request/);
    });

    it('takes no line end and no web address out of a name', () => {
      const mail = write('invitation', language, {
        ...samples.invitation,
        inviter: 'Kari\r\nBcc: alle@x.example https://evil.example/a?b',
        tenantName: 'www.evil.example HTTP://evil.example',
      });
      expect(mail.text).to.include('Kari Bcc: alle@x.\u200bexample');
      for (const part of [mail.subject, mail.text, mail.html]) expect(part).to.not.match(/evil\.example/i);
    });

    it('puts no words of a stranger in a subject, and makes nothing of them a link', () => {
      const name = 'Logg inn evil.example/a eller evil．example';
      for (const mail of [
        write('asks-to-join', language, { ...samples['asks-to-join'], name }),
        write('invitation', language, { ...samples.invitation, inviter: name }),
        write('invitation', language, { ...samples.invitation, tenantName: name }),
      ]) {
        expect(mail.subject).to.not.include('Logg inn');
        for (const part of [mail.text, mail.html]) {
          expect(part).to.include('Logg inn evil');
          expect(part).to.not.match(/evil[.．]example/);
        }
      }
    });

    it('makes links of the addresses in a letter and below it, without the full stop after them', () => {
      const no = samples['consent-request'].unsubscribe;
      expect(write('consent-request', language, samples['consent-request']).html).to.include(`href="${no}"`);
      const { html } = write('request-letter', language, {
        ...samples['request-letter'],
        body: 'Klag til Datatilsynet, https://www.datatilsynet.no/klage. Eller "https://x.example/<b>".',
      });
      expect(html).to.include('href="https://www.datatilsynet.no/klage"').and.to.include('</a>. Eller');
      expect(html).to.include('href="https://x.example/"').and.to.not.include('<b>');
    });

    it('escapes what people wrote in the HTML, and leaves the text as they wrote it', () => {
      const mail = write('invitation', language, samples.invitation);
      expect(mail.html).to.not.include('<img');
      expect(mail.html).to.include('Nordlys &amp; sønn');
      expect(mail.text).to.include(hostile).and.to.include('Nordlys & sønn');
    });
  });
}
