import { nameIn, type Letters } from './letter.ts';

/** Mail to OnNet’s own operators, and where its audit anchors are kept. */
export const operatorLetters = {
  'dispute-opened': ({ tenantName, amount, currency, reason, reasonKind, by, link }, { t, formats }) => {
    const params = {
      tenant: tenantName === '' ? t('disputes.nobody') : nameIn(tenantName),
      amount: formats.money(amount, currency),
      reason: t(`disputes.reason.${reasonKind}`, { reason }),
    };
    return {
      subject: t('mail.dispute-opened.subject', params),
      text: `${t('mail.dispute-opened.text', params)} ${by === '' ? '' : t('mail.dispute-opened.by', { time: formats.dateTime(new Date(by)) })}`.trim(),
      button: { text: t('disputes.answer'), link },
      note: t('mail.dispute-opened.note'),
    };
  },
  'invoice-not-finalized': ({ tenantName, amount, currency, reason, reasonKind, link }, { t, formats }) => {
    const params = {
      tenant: tenantName === '' ? t('disputes.nobody') : nameIn(tenantName),
      amount: formats.money(amount, currency),
    };
    return {
      subject: t('mail.invoice-not-finalized.subject', params),
      text: `${t('mail.invoice-not-finalized.text', params)} ${t(`documents.unfinished.${reasonKind}`, { reason })}`,
      button: { text: t('documents.lookAt.link'), link },
    };
  },
  'audit-anchor': ({ day, count, hash }, { t }) => ({
    subject: t('mail.audit-anchor.subject', { day }),
    text: t('mail.audit-anchor.text', { count, hash }),
    note: t('mail.audit-anchor.note'),
  }),
} satisfies Partial<Letters>;
