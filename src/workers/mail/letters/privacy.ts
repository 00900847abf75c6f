import { nameIn, type Letters } from './letter.ts';

/** Mail to those who answer for an organisation: deadlines, breaches, notices, agreements, the end of the account. */
export const privacyLetters = {
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
  'breach-reminder': ({ by, customers, link, known }, { t, formats, contactEmail }) => {
    const time = by === '' ? '' : formats.dateTime(new Date(by));
    const subject = t(time === '' ? 'mail.breach-reminder.customers.subject' : 'mail.breach-reminder.subject', {
      time,
    });
    // As in the notice.
    if (link === '')
      return {
        subject,
        text: `${t('mail.breach-reminder.closed.text', { time })}\n\n${known}`,
        note: t('mail.breach-reminder.closed.note', { email: contactEmail }),
      };
    const parts = [
      ...(customers === 'yes' ? [t('mail.breach-reminder.customers.text')] : []),
      ...(time === '' ? [] : [t('mail.breach-reminder.text', { time })]),
    ];
    return { subject, text: parts.join('\n\n'), button: { text: t('mail.breach-notice.button'), link } };
  },
  'sub-processor-notice': ({ name, change, effectiveOn, link, getsIn }, { t, formats, contactEmail }) => {
    const params = { name: nameIn(name), date: formats.longDate(effectiveOn), email: contactEmail };
    return change === 'new'
      ? {
          subject: t('mail.sub-processor-notice.new.subject', params),
          text: t('mail.sub-processor-notice.new.text', params),
          button: { text: t('mail.sub-processor-notice.button'), link },
          note: t(getsIn === 'no' ? 'mail.sub-processor-notice.closed.note' : 'mail.sub-processor-notice.note', params),
        }
      : {
          subject: t('mail.sub-processor-notice.ending.subject', params),
          text: t('mail.sub-processor-notice.ending.text', params),
          button: { text: t('mail.sub-processor-notice.button'), link },
        };
  },
  'sub-processor-answer': ({ link, answer }, { t }) => {
    const subject = t('mail.sub-processor-answer.subject');
    if (link === '') return { subject, text: `${t('mail.sub-processor-answer.closed.text')}\n\n${answer}` };
    return {
      subject,
      text: t('mail.sub-processor-answer.text'),
      button: { text: t('mail.sub-processor-answer.button'), link },
    };
  },
  'policy-notice': ({ effectiveOn, link }, { t, formats }) => ({
    subject: t('mail.policy-notice.subject', { date: formats.longDate(effectiveOn) }),
    text: t('mail.policy-notice.text', { date: formats.longDate(effectiveOn) }),
    button: { text: t('mail.policy-notice.button'), link },
  }),
  'agreement-notice': ({ link }, { t }) => ({
    subject: t('mail.agreement-notice.subject'),
    text: t('mail.agreement-notice.text'),
    button: { text: t('mail.agreement-notice.button'), link },
    note: t('mail.agreement-notice.note'),
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
} satisfies Partial<Letters>;
