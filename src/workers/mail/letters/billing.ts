import { nameIn, type Letters } from './letter.ts';

/** Mail about the subscription and its documents to who pays. */
export const billingLetters = {
  'payment-failed': ({ tenantName, amount, confirm, nextAttemptOn, link, billing }, { t, formats }) => {
    const what = confirm === 'yes' ? 'confirm' : 'pay';
    const params = { tenantName: nameIn(tenantName), amount: formats.money(amount) };
    const next =
      nextAttemptOn === ''
        ? t('mail.payment-failed.last')
        : t('mail.payment-failed.next', { when: formats.longDate(nextAttemptOn) });
    return {
      subject: t(`mail.payment-failed.${what}.subject`, params),
      text: `${t(`mail.payment-failed.${what}.text`, params)} ${next}`,
      button: { text: t(`mail.payment-failed.${what}.button`), link },
      note: t('mail.payment-failed.note', { billing }),
    };
  },
  'trial-ending': ({ tenantName, endsOn, people, link }, { t, formats }) => ({
    subject: t('mail.trial-ending.subject', { when: formats.longDate(endsOn) }),
    text: t('mail.trial-ending.text', {
      tenantName: nameIn(tenantName),
      when: formats.longDate(endsOn),
      count: people,
    }),
    button: { text: t('mail.trial-ending.button'), link },
    note: t('mail.trial-ending.note'),
  }),
  'card-ending': ({ tenantName, last4, expires, amount, chargedOn, link }, { t, formats }) => ({
    subject: t('mail.card-ending.subject', { last4 }),
    text: t('mail.card-ending.text', {
      tenantName: nameIn(tenantName),
      last4,
      expires: `${expires.slice(5)}/${expires.slice(0, 4)}`,
      amount: formats.money(amount),
      when: formats.longDate(chargedOn),
    }),
    button: { text: t('mail.card-ending.button'), link },
    note: t('mail.card-ending.note'),
  }),
  'sales-document': ({ kind, number, ehf }, { t, contactEmail }) => ({
    subject: t(`mail.sales-document.${kind}.subject`, { number }),
    text: [
      t(`mail.sales-document.${kind}.text`, { number }),
      ...(ehf === 'yes' ? [t('mail.sales-document.ehf')] : []),
    ].join(' '),
    note: t('mail.sales-document.note', { email: contactEmail }),
  }),
} satisfies Partial<Letters>;
