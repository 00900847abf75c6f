import { record, system } from '../../audit/audit.ts';
import { now } from '../../clock.ts';
import { faultPoint } from '../../fault-points.ts';
import { destroyKeyOf, openFor } from '../../keys/subject-keys.ts';
import { outgoingMail, type RenderedMail } from '../../mail/outgoing-mail.ts';
import { settle, type LeasedObligation } from '../../outbox.ts';
import { inTenant, sql } from '../../tenancy.ts';
import { recordGiven, type ToldNotice } from './given-by-notice.ts';
import { readFacts, writeNotice, type NoticeFacts } from './notice-letter.ts';

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
  const letter = send ? await inTenant(tenantId, () => letterOf(tenantId, id)) : undefined;
  await faultPoint('letter opened');
  if (letter && send) {
    await send(letter.mail);
    await faultPoint('letter sent');
  }
  await inTenant(tenantId, async () => {
    if (letter) await markSent(tenantId, letter);
    await settle(obligation);
  });
}

/** A letter that can be mailed, with what it says. */
interface Letter {
  readonly notice: ToldNotice;
  readonly facts: NoticeFacts;
  readonly mail: RenderedMail;
}

interface Waiting extends ToldNotice {
  readonly email: string;
  readonly letter: Buffer;
}

async function letterOf(tenantId: string, id: string): Promise<Letter | undefined> {
  const [notice] = await sql<Waiting>(
    `select id, contact_id as "contactId", recipient, email, letter from recipient_notices
      where tenant_id = $1 and id = $2 and letter is not null and email is not null`,
    [tenantId, id],
  );
  const opened = notice && (await openFor({ kind: 'recipient-notice', id }, notice.letter));
  if (!notice || opened === undefined) return undefined;
  const facts = readFacts(opened);
  const { language, controllerName: controller } = facts;
  const { write, domain } = outgoingMail();
  const text = write('recipient-notice', language, { controller, ...writeNotice(facts) });
  return { notice, facts, mail: { to: notice.email, language, messageId: `<${id}@${domain}>`, ...text } };
}

async function markSent(tenantId: string, { notice, facts }: Letter): Promise<void> {
  // Also when a member ended the notice meanwhile: the letter has left.
  await recordGiven(notice, facts);
  const [told] = await sql<{ contactId: string; cause: string }>(
    `update recipient_notices set sent_at = $3, letter = null
      where tenant_id = $1 and id = $2 and letter is not null returning contact_id as "contactId", cause`,
    [tenantId, notice.id, now()],
  );
  if (!told) return;
  await destroyKeyOf({ kind: 'recipient-notice', id: notice.id });
  await record(system, 'recipient.told', { kind: 'contact', id: told.contactId }, { cause: told.cause, how: 'email' });
}
