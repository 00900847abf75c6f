import { now } from '../../clock.ts';
import { Invalid } from '../../errors.ts';
import { newId } from '../../identifiers.ts';
import { writeMail } from '../../mail/mail.ts';
import { outside } from '../../outside.ts';
import { change, currentTenantId, sql } from '../../tenancy.ts';
import { PLATFORM_SLUG, type RequestDesk } from './desk.ts';
import { channelOnFile, newerAddresses } from './channel-on-file.ts';
import { replyAddress } from './intake-address.ts';
import { mustTellOfRemedies, tellsOfRemedies, type LetterKind, type LetterText } from './letter-text.ts';
import type { LockedRequest } from './locked-request.ts';

/**
 * Where a letter about a request goes: to who asks for somebody else, at the address they gave; otherwise the address that was on file for the person before
 * the request came, which is noted on the request when they are erased, or a newer one that they have confirmed from the old, or the desk with them (hard case 23). Only when
 * nobody is matched does it go to the address the request came with, and then it can hold no data.
 * Undefined when there is no such address: the letter is printed and posted.
 */
export async function answerAddress(tenantId: string, request: LockedRequest): Promise<string | undefined> {
  const given = request.requesterEmail ?? undefined;
  // Who asks for somebody else is answered where they are. Until it is shown that they may, nothing is said that is not their own.
  if (request.representedAs !== null || (request.contactId === null && request.userId === null)) return given;
  if (request.newAddressConfirmed && given !== undefined) return given;
  if (request.answerAddress !== null) return request.answerAddress;
  return (await confirmedAddress(tenantId, request)) ?? (await channelOnFile(tenantId, request))?.address;
}

/** The address that the desk has confirmed, while it is the one the request came with or still on file: one that was put right since is another. */
async function confirmedAddress(tenantId: string, request: LockedRequest): Promise<string | undefined> {
  const { confirmedAddress: confirmed, requesterEmail } = request;
  if (confirmed === null) return undefined;
  const theirs =
    confirmed === requesterEmail?.toLowerCase() || (await newerAddresses(tenantId, request)).includes(confirmed);
  return theirs ? confirmed : undefined;
}

/**
 * Keeps a letter and has it mailed, in the open transaction. The only way a letter leaves.
 *
 * @returns whether it is mailed; false when it must be printed and posted
 * @throws Invalid on `letter` for one that does less than was asked for and does not tell of the complaint and the court (Art. 12(4))
 */
export async function sendLetter(
  desk: RequestDesk,
  request: LockedRequest,
  kind: LetterKind,
  { subject, body }: LetterText,
): Promise<boolean> {
  if (mustTellOfRemedies(kind) && !tellsOfRemedies(body, request.language))
    throw new Invalid({ letter: 'requests.letter.remedies' });
  const id = newId();
  const to = await desk.see(() => answerAddress(desk.tenantId, request));
  await change(
    `insert into data_subject_request_letters (tenant_id, id, request_id, kind, language, to_address, subject, body, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [desk.tenantId, id, request.id, kind, request.language, to ?? '', subject, body, now()],
  );
  if (to === undefined) return false;
  const replyTo = replyAddress(desk.slug, request.id);
  await writeMail('request-letter', {
    to,
    language: request.language,
    params: {
      controller: desk.controllerName,
      subject,
      body,
      ...(replyTo === undefined ? {} : { replyTo }),
      handled: handledLink(desk.slug, request.language),
    },
    key: `request-letter:${id}`,
    // It may name who was erased since, or whom somebody asked for.
    goneWhenSent: request.answerAddress !== null || request.representedAs !== null,
  });
  return true;
}

/** Where the public form tells how what people write is handled: who wrote a mail has not seen it (Art. 13). */
const handledLink = (slug: string, language: 'nb' | 'en'): string =>
  `${outside().publicUrl}/no/${language}/privacy-request${slug === PLATFORM_SLUG ? '' : `/${encodeURIComponent(slug)}`}#handled`;

/** A letter as it was sent. */
export interface SentLetter {
  readonly id: string;
  readonly kind: LetterKind;
  readonly language: 'nb' | 'en';
  /** Empty when it was to be posted. */
  readonly toAddress: string;
  readonly subject: string;
  readonly body: string;
  readonly createdAt: Date;
}

/** The letters of a request, newest first. */
export const lettersOf = (requestId: string): Promise<SentLetter[]> =>
  sql<SentLetter>(
    `select id, kind, language, to_address as "toAddress", subject, body, created_at as "createdAt"
       from data_subject_request_letters where tenant_id = $1 and request_id = $2 order by created_at desc, id desc`,
    [currentTenantId(), requestId],
  );
