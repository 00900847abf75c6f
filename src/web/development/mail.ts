import { NotFound } from '../../domain/errors.ts';
import { keptMail, newestKeptMails } from '../../domain/mail/kept-mail.ts';
import { publicPage } from '../answers.ts';
import type { Answer, Visit } from '../visit.ts';

/** GET: the newest mail that was kept instead of being sent. */
export async function index(visit: Visit): Promise<Answer> {
  return publicPage('development/mail', visit.t('development.mail.title'), { mails: await newestKeptMails() });
}

/** GET: one mail, with links that can be followed. */
export async function show(visit: Visit): Promise<Answer> {
  const mail = await keptMail(visit.param('tenant'), visit.param('id'));
  if (!mail) throw new NotFound('mail');
  const lines = mail.text.split('\n').map((text) => ({ text, isLink: /^https?:\/\/\S+$/.test(text) }));
  return publicPage('development/message', mail.subject, { mail, lines });
}
