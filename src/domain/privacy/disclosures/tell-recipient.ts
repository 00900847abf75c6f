import { record, system } from '../../audit/audit.ts';
import { now } from '../../clock.ts';
import { faultPoint } from '../../fault-points.ts';
import { destroyKeyOf, openFor } from '../../keys/subject-keys.ts';
import { outgoingMail, type RenderedMail } from '../../mail/outgoing-mail.ts';
import { settle, type LeasedObligation } from '../../outbox.ts';
import { inTenant, sql } from '../../tenancy.ts';
import { readLetter } from './notice-letter.ts';

/**
 * Carries out the duty to tell one recipient (Art. 19): the letter is opened, handed to the mail server between
 * transactions, and gone with its key in the one that marks the recipient told. It never stands among the mails, since it
 * names somebody who may be erased by now. Like every mail it can arrive twice, under one Message-ID, when a worker dies
 * between the server's yes and the commit. Where no mail server is set up, it stays for a member to tell.
 *
 * @throws MailNotSent when the server does not take it
 */
export async function tellRecipient(obligation: LeasedObligation): Promise<void> {
  const { tenantId, key: id } = obligation;
  const { send } = outgoingMail();
  const mail = send ? await inTenant(tenantId, () => letterOf(tenantId, id)) : undefined;
  await faultPoint('letter opened');
  if (mail && send) {
    await send(mail);
    await faultPoint('letter sent');
  }
  await inTenant(tenantId, async () => {
    if (mail) await markSent(tenantId, id);
    await settle(obligation);
  });
}

interface Waiting {
  readonly email: string;
  readonly language: 'nb' | 'en';
  readonly letter: Buffer;
  readonly controller: string;
}

async function letterOf(tenantId: string, id: string): Promise<RenderedMail | undefined> {
  const [notice] = await sql<Waiting>(
    `select n.email, n.language, n.letter, t.name as controller
       from recipient_notices n join tenants t on t.id = n.tenant_id
      where n.tenant_id = $1 and n.id = $2 and n.letter is not null and n.email is not null`,
    [tenantId, id],
  );
  const opened = notice && (await openFor({ kind: 'recipient-notice', id }, notice.letter));
  if (!notice || opened === undefined) return undefined;
  const { email: to, language, controller } = notice;
  const { write, domain } = outgoingMail();
  const text = write('recipient-notice', language, { controller, ...readLetter(opened) });
  return { to, language, messageId: `<${id}@${domain}>`, ...text };
}

async function markSent(tenantId: string, id: string): Promise<void> {
  const [told] = await sql<{ contactId: string; cause: string }>(
    `update recipient_notices set sent_at = $3, letter = null
      where tenant_id = $1 and id = $2 and letter is not null returning contact_id as "contactId", cause`,
    [tenantId, id, now()],
  );
  if (!told) return;
  await destroyKeyOf({ kind: 'recipient-notice', id });
  await record(system, 'recipient.told', { kind: 'contact', id: told.contactId }, { cause: told.cause, how: 'email' });
}
