import { nameIn, type Letters } from './letter.ts';

/** Mail to the people whom a controller holds, and to whom it has told of them. */
export const peopleLetters = {
  'consent-request': ({ tenantName, purpose, wording, link, unsubscribe }, { t }) => {
    const names = { tenantName: nameIn(tenantName), purpose: nameIn(purpose), wording: nameIn(wording) };
    return {
      subject: t('mail.consent-request.subject', { tenantName: names.tenantName }),
      text: t('mail.consent-request.text', names),
      button: { text: t('mail.consent-request.button'), link },
      note: t('mail.consent-request.note', { link: unsubscribe }),
    };
  },
  'person-page': ({ controller, link, recorded }, { t }) => ({
    subject: t(recorded === undefined ? 'mail.person-page.subject' : 'mail.person-page.recorded.subject', {
      controller: nameIn(controller),
    }),
    text:
      recorded === undefined
        ? t('mail.person-page.text', { controller: nameIn(controller) })
        : t('mail.person-page.recorded.text', { controller: nameIn(controller), who: nameIn(recorded) }),
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
  'request-letter': ({ controller, subject, body, replyTo, handled }, { t }) => ({
    subject,
    text: body,
    note: [
      t('mail.request-letter.note', { controller: nameIn(controller) }),
      ...(replyTo === undefined ? [] : [t('mail.request-letter.reply')]),
      ...(handled === undefined ? [] : [t('mail.request-letter.handled', { link: handled })]),
    ].join(' '),
  }),
  'recipient-notice': ({ controller, subject, body }, { t }) => ({
    subject,
    text: body,
    note: t('mail.recipient-notice.note', { controller: nameIn(controller) }),
  }),
} satisfies Partial<Letters>;
