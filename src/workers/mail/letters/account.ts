import { nameIn, type Letters } from './letter.ts';

/** Mail to whoever signs in: signing up, joining, passwords, addresses, files they asked for. */
export const accountLetters = {
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
    // The name is a stranger's own words: it stands in no subject, where it would look like ours.
    subject: t('mail.asks-to-join.subject', { tenantName: nameIn(tenantName) }),
    text: t('mail.asks-to-join.text', { name: nameIn(name), email, tenantName: nameIn(tenantName) }),
    button: { text: t('mail.asks-to-join.button'), link },
    note: t('mail.asks-to-join.note'),
  }),
  invitation: ({ tenantName, inviter, role, link }, { t }) => {
    const names = { inviter: nameIn(inviter), tenantName: nameIn(tenantName) };
    return {
      // Both names are a stranger's own words, as above: they stand in no subject.
      subject: t('mail.invitation.subject'),
      text: t('mail.invitation.text', { ...names, role: t(`role.${role}`).toLowerCase() }),
      button: { text: t('mail.invitation.button'), link },
      note: t('mail.invitation.note', names),
    };
  },
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
  'export-ready': ({ link }, { t }) => ({
    subject: t('mail.export-ready.subject'),
    text: t('mail.export-ready.text'),
    button: { text: t('mail.export-ready.button'), link },
  }),
  'account-erased': ({ link }, { t }) => ({
    subject: t('mail.account-erased.subject'),
    text: t('mail.account-erased.text'),
    button: { text: t('mail.deletion-certificate.button'), link },
    note: t('mail.deletion-certificate.note'),
  }),
} satisfies Partial<Letters>;
