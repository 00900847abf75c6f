import { createHash } from 'node:crypto';

import { seenName } from '../../clean-text.ts';
import { now } from '../../clock.ts';
import { oneLine } from '../../names.ts';
import { inTenant, sql, change } from '../../tenancy.ts';
import { readWrittenAddress } from '../../users/email-address.ts';
import { addEvent, requester } from './events.ts';
import { intakeAddress, type IntakeAddressee } from './intake-address.ts';
import { LONGEST_MESSAGE, type ListedAttachment } from './kinds.ts';
import { controllerOf, onNet } from './receive-form.ts';
import { keepRequest, keptText } from './receive-request.ts';
import { draftOf, inLine } from './same-request.ts';

/** A mail that arrived, read. Its own date is not among it: the clock starts when it reached us. */
export interface ArrivedMail {
  /** The address in `From`; empty when there is none. */
  readonly from: string;
  readonly fromName: string;
  readonly subject: string;
  /** The text alone; HTML has been read as text. */
  readonly text: string;
  readonly attachments: readonly ListedAttachment[];
  readonly messageId: string;
}

/** What became of a mail. */
export type Reception = 'draft' | 'added' | 'seen-before';

const MOST_ATTACHMENTS = 20;

/**
 * Makes a draft request of a mail, or adds it to the request it answers, or to what the same person wrote before and nobody
 * has read yet. It is never matched with a contact here: anybody
 * can write any address into `From`, and many share one. What is for an organisation that is not here comes to OnNet, with the
 * address it was sent to above it.
 */
export async function receiveMail({ slug, requestId }: IntakeAddressee, mail: ArrivedMail): Promise<Reception> {
  // Whoever mistyped an address has asked all the same, and the clock has begun: OnNet's own desk finds out whom they meant.
  const meant = await controllerOf(slug);
  const controller = meant ?? onNet();
  const mailId = mailIdOf(mail);
  const message = [meant ? '' : (intakeAddress(slug) ?? ''), oneLine(mail.subject), mail.text.trim()]
    .filter((part) => part !== '')
    .join('\n\n');
  const address = readWrittenAddress(mail.from);
  const name = mail.fromName === '' ? mail.from : mail.fromName;
  const attachments = mail.attachments.slice(0, MOST_ATTACHMENTS).map(({ name: file, type, bytes }) => ({
    name: keptText(seenName(oneLine(file)), 120),
    type: keptText(oneLine(type), 80),
    bytes,
  }));
  const { tenantId } = controller;
  return inTenant(tenantId, async () => {
    const added = { message, mailId, attachments };
    if (requestId !== undefined && (await addToRequest(tenantId, requestId, added))) return 'added';
    if (address !== undefined) await inLine(tenantId, address);
    if (await isKept(tenantId, mailId)) return 'seen-before';
    const draft = address === undefined ? undefined : await draftOf(tenantId, address, name);
    if (draft !== undefined && (await addToRequest(tenantId, draft, added))) return 'added';
    const id = await keepRequest(
      {
        kind: 'other',
        state: 'draft',
        channel: 'mail',
        language: controller.language,
        requesterName: name,
        requesterEmail: address,
        message,
        attachments,
        receivedAt: now(),
        mailId,
      },
      requester,
    );
    return id === undefined ? 'seen-before' : 'draft';
  });
}

/**
 * What a mail is known by when its sender hands it over again: a hash, since a Message-ID names its author's computer, and
 * of the text too, so that nobody can hide a mail behind the id of another.
 */
const mailIdOf = ({ messageId, from, subject, text }: ArrivedMail): string =>
  createHash('sha256')
    .update(JSON.stringify([messageId, from, subject, text]))
    .digest('base64url');

/** Whether a request was made of this mail before. */
const isKept = async (tenantId: string, mailId: string): Promise<boolean> =>
  (await sql(`select from data_subject_requests where tenant_id = $1 and mail_id = $2`, [tenantId, mailId])).length > 0;

/** What a mail adds to a request. */
interface AddedMail {
  readonly message: string;
  readonly mailId: string;
  readonly attachments: readonly ListedAttachment[];
}

/** False when there is no such request of the tenant's that still waits: then the mail is a request of its own. */
async function addToRequest(
  tenantId: string,
  requestId: string,
  { message, mailId, attachments }: AddedMail,
): Promise<boolean> {
  const locked = await sql(
    `select from data_subject_requests where tenant_id = $1 and id = $2 and state in ('draft', 'open') for update`,
    [tenantId, requestId],
  );
  if (locked.length === 0) return false;
  const before = await sql(
    `select from data_subject_request_events
      where tenant_id = $1 and request_id = $2 and kind = 'message' and details->>'mail' = $3 limit 1`,
    [tenantId, requestId, mailId],
  );
  if (before.length > 0) return true;
  await change(
    `update data_subject_requests set attachments = attachments || $3::jsonb, version = version + 1
      where tenant_id = $1 and id = $2`,
    [tenantId, requestId, JSON.stringify(attachments)],
  );
  await addEvent(requestId, 'message', requester, {
    details: { mail: mailId },
    note: keptText(message, LONGEST_MESSAGE),
  });
  return true;
}
