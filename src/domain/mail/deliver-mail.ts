import { faultPoint } from '../fault-points.ts';
import { MAX_ATTEMPTS, settle, type LeasedObligation } from '../outbox.ts';
import { refusedAtHandOff } from '../privacy/consent/ask-consent.ts';
import { attachmentsOf } from '../sales-documents/delivery/attachments.ts';
import { change, inTenant, sql } from '../tenancy.ts';
import { outgoingMail, type RenderedMail } from './outgoing-mail.ts';
import type { MailParams, MailTemplate } from './templates.ts';

/**
 * Carries out the obligation to send a mail, whose id is the obligation's subject. The mail is rendered and gets its
 * Message-ID in one transaction, goes to the mail server between transactions, and is marked and settled in another.
 *
 * A crash between the server's yes and the second transaction sends it once more, under the same Message-ID: mail
 * servers offer no way to ask. It is the product's one effect that can happen twice (docs/adr/0003-outbox.md).
 *
 * Mail to a contact for a purpose passes the gate once more as it is rendered: what the person has said no to meanwhile is
 * not sent, and the row says why.
 *
 * @throws MailNotSent when the server does not take it
 */
export async function deliverMail(obligation: LeasedObligation): Promise<void> {
  const { tenantId, subjectId } = obligation;
  const mail = await inTenant(tenantId, () => renderedMail(tenantId, subjectId));
  await faultPoint('mail rendered');
  const { send } = outgoingMail();
  if (mail && send) {
    await handOff(() => send(mail), obligation);
    await faultPoint('mail sent');
  }
  await inTenant(tenantId, async () => {
    if (mail && send) await markSent(tenantId, subjectId);
    await faultPoint('mail marked');
    await settle(obligation);
  });
}

interface MailRow {
  template: MailTemplate;
  language: 'nb' | 'en';
  to_address: string;
  params: MailParams[MailTemplate];
  subject: string | null;
  body_text: string | null;
  body_html: string | null;
  message_id: string | null;
  contact_id: string | null;
  purpose_id: string | null;
}

/** The mail to send, rendered now if it never was. Undefined when it was sent, blocked or forgotten before, or is blocked now. */
async function renderedMail(tenantId: string, id: string | null): Promise<RenderedMail | undefined> {
  const [row] = await sql<MailRow>(
    `select template, language, to_address, params, subject, body_text, body_html, message_id, contact_id, purpose_id
       from mails where tenant_id = $1 and id = $2 and sent_at is null and blocked is null for update`,
    [tenantId, id],
  );
  if (!row || (await isBlocked(tenantId, id, row))) return undefined;
  const { language, to_address: to } = row;
  const unsubscribe = 'unsubscribe' in row.params ? { unsubscribe: row.params.unsubscribe } : {};
  const attachments = 'document' in row.params ? { attachments: await attachmentsOf(row.params.document) } : {};
  const replyTo = 'replyTo' in row.params ? row.params.replyTo : undefined;
  if (row.message_id !== null)
    return {
      to,
      language,
      replyTo,
      messageId: row.message_id,
      subject: row.subject ?? '',
      text: row.body_text ?? '',
      html: row.body_html ?? '',
      ...unsubscribe,
      ...attachments,
    };
  const { write, domain } = outgoingMail();
  const written = write(row.template, language, row.params);
  const messageId = `<${id}@${domain}>`;
  await change(
    `update mails set subject = $3, body_text = $4, body_html = $5, message_id = $6 where tenant_id = $1 and id = $2`,
    [tenantId, id, written.subject, written.text, written.html, messageId],
  );
  return { to, language, replyTo, messageId, ...written, ...unsubscribe, ...attachments };
}

/** Asks the gate about a mail to a contact, and notes a refusal in place of the mail's text. */
async function isBlocked(tenantId: string, id: string | null, mail: MailRow): Promise<boolean> {
  const { template, contact_id: contactId, purpose_id: purposeId, to_address: to } = mail;
  if (contactId === null || purposeId === null) return false;
  const refusal = await refusedAtHandOff({ template, contactId, purposeId, to });
  if (refusal === undefined) return false;
  await change(
    `update mails set blocked = $3, params = '{}', body_text = null, body_html = null where tenant_id = $1 and id = $2`,
    [tenantId, id, refusal],
  );
  return true;
}

/** Sends it; a mail to somebody who is erased and that nobody will try again goes, and its address with it. */
async function handOff(send: () => Promise<void>, { tenantId, subjectId, attempts }: LeasedObligation): Promise<void> {
  try {
    await send();
  } catch (error) {
    if (attempts >= MAX_ATTEMPTS) await inTenant(tenantId, () => forgetErased(tenantId, subjectId));
    throw error;
  }
}

const forgetErased = (tenantId: string, id: string | null): Promise<number> =>
  change(`delete from mails where tenant_id = $1 and id = $2 and gone_when_sent`, [tenantId, id]);

/** A mail that is sent keeps no text: the links in it open accounts. Of one to somebody who is erased nothing stays. */
async function markSent(tenantId: string, id: string | null): Promise<void> {
  if ((await forgetErased(tenantId, id)) > 0) return;
  await change(
    `update mails set sent_at = now(), params = '{}', body_text = null, body_html = null
      where tenant_id = $1 and id = $2`,
    [tenantId, id],
  );
}
