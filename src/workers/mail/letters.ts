import { oneLine } from '../../domain/names.ts';
import type { MailParams, MailTemplate } from '../../domain/mail/templates.ts';
import type { Translate } from '../../words/catalogue.ts';
import type { Formats } from '../../words/formats.ts';

/** What stands in a mail, top to bottom. Written once; the HTML and the plain text are made from the same letter. */
export interface Letter {
  readonly subject: string;
  readonly greeting?: string;
  readonly text: string;
  readonly button?: { readonly text: string; readonly link: string };
  /** Set apart below: what to do when the mail was not expected. */
  readonly note?: string;
}

/** What a letter may mention besides its own values. */
export interface LetterContext {
  readonly t: Translate;
  readonly formats: Formats;
  /** Where people write when something is wrong. */
  readonly contactEmail: string;
}

/**
 * A name that somebody chose for themselves, as it stands in a mail to somebody else: on one line, and with no web
 * address, or our mail would carry a stranger's link to whomever they invite.
 */
const nameIn = (name: string): string =>
  oneLine(name.replace(/(?:https?:\/\/|www\.)\S*/gi, '')).replace(/ {2,}/g, ' ') || '–';

type Letters = {
  readonly [Template in MailTemplate]: (params: MailParams[Template], context: LetterContext) => Letter;
};

/** Every mail of the product, put together from the catalogue. */
export const letters: Letters = {
  'confirm-sign-up': ({ name, link }, { t }) => ({
    subject: t('mail.confirm-sign-up.subject'),
    greeting: t('mail.greeting', { name: nameIn(name) }),
    text: t('mail.confirm-sign-up.text'),
    button: { text: t('mail.confirm-sign-up.button'), link },
    note: t('mail.confirm-sign-up.note'),
  }),
  'already-registered': ({ link }, { t }) => ({
    subject: t('mail.already-registered.subject'),
    text: t('mail.already-registered.text'),
    button: { text: t('mail.already-registered.button'), link },
    note: t('mail.already-registered.note'),
  }),
  'asks-to-join': ({ tenantName, name, email, link }, { t }) => ({
    subject: t('mail.asks-to-join.subject', { name: nameIn(name), tenantName: nameIn(tenantName) }),
    text: t('mail.asks-to-join.text', { name: nameIn(name), email, tenantName: nameIn(tenantName) }),
    button: { text: t('mail.asks-to-join.button'), link },
    note: t('mail.asks-to-join.note'),
  }),
  'password-reset': ({ link }, { t }) => ({
    subject: t('mail.password-reset.subject'),
    text: t('mail.password-reset.text'),
    button: { text: t('mail.password-reset.button'), link },
    note: t('mail.password-reset.note'),
  }),
  'password-changed': (_params, { t, contactEmail }) => ({
    subject: t('mail.password-changed.subject'),
    text: t('mail.password-changed.text'),
    note: t('mail.password-changed.note', { email: contactEmail }),
  }),
  'new-address': ({ link }, { t, contactEmail }) => ({
    subject: t('mail.new-address.subject'),
    text: t('mail.new-address.text'),
    button: { text: t('mail.new-address.button'), link },
    note: t('mail.new-address.note', { email: contactEmail }),
  }),
  'address-changed': (_params, { t, contactEmail }) => ({
    subject: t('mail.address-changed.subject'),
    text: t('mail.address-changed.text'),
    note: t('mail.address-changed.note', { email: contactEmail }),
  }),
  invitation: ({ tenantName, inviter, role, link }, { t }) => {
    const names = { inviter: nameIn(inviter), tenantName: nameIn(tenantName) };
    return {
      subject: t('mail.invitation.subject', names),
      text: t('mail.invitation.text', { ...names, role: t(`role.${role}`).toLowerCase() }),
      button: { text: t('mail.invitation.button'), link },
      note: t('mail.invitation.note', names),
    };
  },
  'consent-request': ({ tenantName, purpose, wording, link, unsubscribe }, { t }) => {
    const names = { tenantName: nameIn(tenantName), purpose: nameIn(purpose), wording: nameIn(wording) };
    return {
      subject: t('mail.consent-request.subject', { tenantName: names.tenantName }),
      text: t('mail.consent-request.text', names),
      button: { text: t('mail.consent-request.button'), link },
      note: t('mail.consent-request.note', { link: unsubscribe }),
    };
  },
  'export-ready': ({ link }, { t }) => ({
    subject: t('mail.export-ready.subject'),
    text: t('mail.export-ready.text'),
    button: { text: t('mail.export-ready.button'), link },
  }),
  'person-page': ({ controller, link }, { t }) => ({
    subject: t('mail.person-page.subject', { controller: nameIn(controller) }),
    text: t('mail.person-page.text', { controller: nameIn(controller) }),
    button: { text: t('mail.person-page.button'), link },
    note: t('mail.person-page.note'),
  }),
  'access-link': ({ controller, link, about }, { t }) => ({
    subject:
      about === undefined
        ? t('mail.access-link.subject', { controller: nameIn(controller) })
        : t('mail.access-link.other.subject', { controller: nameIn(controller), about: nameIn(about) }),
    text:
      about === undefined
        ? t('mail.access-link.text', { controller: nameIn(controller) })
        : t('mail.access-link.other.text', { controller: nameIn(controller), about: nameIn(about) }),
    button: { text: t('mail.access-link.button'), link },
    note: t(about === undefined ? 'mail.access-link.note' : 'mail.access-link.other.note'),
  }),
  'audit-anchor': ({ day, count, hash }, { t }) => ({
    subject: t('mail.audit-anchor.subject', { day }),
    text: t('mail.audit-anchor.text', { count, hash }),
    note: t('mail.audit-anchor.note'),
  }),
  'sub-processor-notice': ({ name, change, effectiveOn, link }, { t, formats }) => {
    const params = { name: nameIn(name), date: formats.longDate(effectiveOn) };
    return change === 'new'
      ? {
          subject: t('mail.sub-processor-notice.new.subject', params),
          text: t('mail.sub-processor-notice.new.text', params),
          button: { text: t('mail.sub-processor-notice.button'), link },
          note: t('mail.sub-processor-notice.note', params),
        }
      : {
          subject: t('mail.sub-processor-notice.ending.subject', params),
          text: t('mail.sub-processor-notice.ending.text', params),
          button: { text: t('mail.sub-processor-notice.button'), link },
        };
  },
  'breach-notice': ({ more, link, known }, { t, contactEmail }) => {
    const subject = t(more === 'yes' ? 'mail.breach-notice.more.subject' : 'mail.breach-notice.subject');
    // Whose account is closed gets into no case: the mail says what the case would.
    if (link === '')
      return {
        subject,
        text: `${t(more === 'yes' ? 'mail.breach-notice.closed.more' : 'mail.breach-notice.closed.text')}\n\n${known}`,
        note: t('mail.breach-notice.closed.note', { email: contactEmail }),
      };
    return {
      subject,
      text: t(more === 'yes' ? 'mail.breach-notice.more.text' : 'mail.breach-notice.text'),
      button: { text: t('mail.breach-notice.button'), link },
      note: t('mail.breach-notice.note'),
    };
  },
  'breach-reminder': ({ by, link }, { t, formats }) => ({
    subject: t('mail.breach-reminder.subject', { time: formats.dateTime(new Date(by)) }),
    text: t('mail.breach-reminder.text', { time: formats.dateTime(new Date(by)) }),
    button: { text: t('mail.breach-notice.button'), link },
  }),
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
  'policy-notice': ({ effectiveOn, link }, { t, formats }) => ({
    subject: t('mail.policy-notice.subject', { date: formats.longDate(effectiveOn) }),
    text: t('mail.policy-notice.text', { date: formats.longDate(effectiveOn) }),
    button: { text: t('mail.policy-notice.button'), link },
  }),
  'tenant-ended': ({ tenantName, graceUntil, erasedBy, link }, { t, formats }) => {
    const params = {
      tenantName: nameIn(tenantName),
      until: formats.longDate(graceUntil),
      erased: formats.longDate(erasedBy),
    };
    return {
      subject: t('mail.tenant-ended.subject', { tenantName: params.tenantName }),
      text: t('mail.tenant-ended.text', params),
      button: { text: t('mail.tenant-ended.button'), link },
      note: t('mail.tenant-ended.note'),
    };
  },
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
  'tenant-end-reminder': ({ tenantName, graceUntil, erasedBy, link }, { t, formats }) => {
    const params = { tenantName: nameIn(tenantName), until: formats.longDate(graceUntil) };
    return {
      subject: t('mail.tenant-end-reminder.subject', { tenantName: params.tenantName, when: params.until }),
      text: t('mail.tenant-end-reminder.text', { ...params, erased: formats.longDate(erasedBy) }),
      button: { text: t('mail.tenant-ended.button'), link },
      note: t('mail.tenant-ended.note'),
    };
  },
  'deletion-certificate': ({ tenantName, link }, { t }) => ({
    subject: t('mail.deletion-certificate.subject', { tenantName: nameIn(tenantName) }),
    text: t('mail.deletion-certificate.text', { tenantName: nameIn(tenantName) }),
    button: { text: t('mail.deletion-certificate.button'), link },
    note: t('mail.deletion-certificate.note'),
  }),
  'account-erased': ({ link }, { t }) => ({
    subject: t('mail.account-erased.subject'),
    text: t('mail.account-erased.text'),
    button: { text: t('mail.deletion-certificate.button'), link },
    note: t('mail.deletion-certificate.note'),
  }),
  'sales-document': ({ kind, number, ehf }, { t, contactEmail }) => ({
    subject: t(`mail.sales-document.${kind}.subject`, { number }),
    text: [
      t(`mail.sales-document.${kind}.text`, { number }),
      ...(ehf === 'yes' ? [t('mail.sales-document.ehf')] : []),
    ].join(' '),
    note: t('mail.sales-document.note', { email: contactEmail }),
  }),
  'agreement-notice': ({ link }, { t }) => ({
    subject: t('mail.agreement-notice.subject'),
    text: t('mail.agreement-notice.text'),
    button: { text: t('mail.agreement-notice.button'), link },
    note: t('mail.agreement-notice.note'),
  }),
  'sub-processor-answer': ({ link }, { t }) => ({
    subject: t('mail.sub-processor-answer.subject'),
    text: t('mail.sub-processor-answer.text'),
    button: { text: t('mail.sub-processor-answer.button'), link },
  }),
  'request-identity': ({ controller, link, asker }, { t }) => ({
    subject:
      asker === undefined
        ? t('mail.request-identity.subject', { controller: nameIn(controller) })
        : t('mail.request-identity.other.subject', { controller: nameIn(controller) }),
    text:
      asker === undefined
        ? t('mail.request-identity.text', { controller: nameIn(controller) })
        : t('mail.request-identity.other.text', { controller: nameIn(controller), asker: nameIn(asker) }),
    button: { text: t('mail.request-identity.button'), link },
    note: t(asker === undefined ? 'mail.request-identity.note' : 'mail.request-identity.other.note'),
  }),
  'request-letter': ({ controller, subject, body, replyTo }, { t }) => ({
    subject,
    text: body,
    note: [
      t('mail.request-letter.note', { controller: nameIn(controller) }),
      ...(replyTo === undefined ? [] : [t('mail.request-letter.reply')]),
    ].join(' '),
  }),
  'recipient-notice': ({ controller, subject, body }, { t }) => ({
    subject,
    text: body,
    note: t('mail.recipient-notice.note', { controller: nameIn(controller) }),
  }),
  'request-reminder': ({ controller, targetOn, days, arrived, link }, { t, formats }) => {
    const named = { controller: nameIn(controller), date: formats.longDate(targetOn) };
    const button = { text: t('mail.request-reminder.button'), link };
    if (arrived === 'yes')
      return {
        subject: t('mail.request-reminder.arrived.subject', { date: named.date }),
        text: t('mail.request-reminder.arrived.text', named),
        button,
      };
    if (days < 0)
      return {
        subject: t('mail.request-reminder.overdue.subject'),
        text: t('mail.request-reminder.overdue.text', named),
        button,
      };
    return {
      subject: t('mail.request-reminder.subject', { when: formats.days(days) }),
      text: t('mail.request-reminder.text', named),
      button,
    };
  },
};
