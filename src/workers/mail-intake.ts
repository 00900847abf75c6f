import { once } from 'node:events';

import PostalMime, { type Email } from 'postal-mime';
import type { Logger } from 'pino';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';

import { TooManyAttempts } from '../domain/errors.ts';
import { readIntakeAddress } from '../domain/privacy/requests/intake-address.ts';
import { receiveMail, type ArrivedMail } from '../domain/privacy/requests/receive-mail.ts';
import { countAttempt } from '../domain/users/attempts.ts';
import { failureWord } from './failure-word.ts';
import { textOfHtml } from './mail/text-of-html.ts';

/** Largest mail taken in, attachments included. Only its text is kept. */
export const LARGEST_MAIL = 10 * 1024 * 1024;

const MOST_RECIPIENTS = 5;

export interface MailIntakeOptions {
  readonly port: number;
  /** Every interface when undefined. */
  readonly host: string | undefined;
}

export interface MailIntake {
  readonly port: number;
  /** Lets mail in hand finish and takes no more. */
  stop(): Promise<void>;
}

/**
 * The door that mail comes in by: an SMTP server for the addresses of data subject requests and no other, so it relays
 * nothing and takes no password. It stands behind the mail server of the house, which does TLS and spam. What is not
 * stored is refused while the sender still listens: nothing is lost between us, but what is for nobody.
 */
export async function startMailIntake({ port, host }: MailIntakeOptions, log: Logger): Promise<MailIntake> {
  const server = new SMTPServer({
    name: 'onnet-intake',
    banner: 'OnNet CRM',
    disabledCommands: ['AUTH', 'STARTTLS'],
    authOptional: true,
    size: LARGEST_MAIL,
    maxClients: 20,
    socketTimeout: 60_000,
    closeTimeout: 5_000,
    disableReverseLookup: true,
    logger: false,
    onRcptTo({ address }, session, answer) {
      answer(admit(address, session));
    },
    onData(stream, session, answer) {
      void take(stream, session, log).then(
        () => answer(null),
        (error: unknown) => {
          // A refusal that is ours has a code; anything else is our trouble, and the sender tries again.
          if (error instanceof Refusal) return answer(error);
          log.error({ failure: failureWord(error) }, 'a mail could not be taken in');
          answer(refusal(451, 'try again later'));
        },
      );
    },
  });
  // Senders that hang up in the middle are no news; what they sent was not taken.
  server.on('error', (error) => log.debug({ failure: failureWord(error) }, 'a sender of mail broke off'));
  const listening = server.listen(port, host);
  await once(listening, 'listening');
  const address = listening.address();
  if (address === null || typeof address === 'string') throw new Error('the mail intake has no port');
  return { port: address.port, stop: () => new Promise((resolve) => server.close(() => resolve())) };
}

/** A refusal with the code that SMTP tells the sender. It never repeats an address. */
class Refusal extends Error {
  readonly responseCode: number;

  constructor(responseCode: number, message: string) {
    super(message);
    this.name = 'Refusal';
    this.responseCode = responseCode;
  }
}

const refusal = (code: number, message: string): Refusal => new Refusal(code, message);

/**
 * Nobody is looked for here: whether an organisation is a customer is not told to who asks at a door. Mail to one that is not
 * is taken alike.
 */
function admit(address: string, session: SMTPServerSession): Refusal | null {
  if (session.envelope.rcptTo.length >= MOST_RECIPIENTS) return refusal(452, 'too many recipients');
  return readIntakeAddress(address) ? null : refusal(550, 'no such mailbox here');
}

async function take(stream: SMTPServerDataStream, session: SMTPServerSession, log: Logger): Promise<void> {
  const source = await readAll(stream);
  if (source === undefined) throw refusal(552, 'the mail is too large');
  const mail = await PostalMime.parse(source, { maxNestingDepth: 20, maxHeadersSize: 256 * 1024 }).catch(() => {
    throw refusal(554, 'the mail cannot be read');
  });
  const why = automatic(session, mail);
  if (why !== undefined) {
    log.info({ why }, 'an automatic mail was passed over');
    return;
  }
  const arrived = arrivedMail(mail);
  for (const { address } of session.envelope.rcptTo) {
    const addressee = readIntakeAddress(address);
    if (!addressee) continue;
    await limited({ about: addressee.slug, from: session.remoteAddress });
    log.info({ reception: await receiveMail(addressee, arrived) }, 'a mail was taken in');
  }
}

/** Undefined when there is more than is taken; the rest is read and forgotten, so that the sender hears why. */
async function readAll(stream: SMTPServerDataStream): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes <= LARGEST_MAIL) chunks.push(chunk);
  }
  return bytes > LARGEST_MAIL || stream.sizeExceeded ? undefined : Uint8Array.from(Buffer.concat(chunks));
}

/**
 * Why a mail is no person's request: an automatic answer (RFC 3834), a report of a mail that did not arrive (RFC 3461: from
 * nobody), or a mail of ours that came back. Such are taken and forgotten, for to refuse one makes another.
 */
function automatic(session: SMTPServerSession, mail: Email): string | undefined {
  const header = (name: string): string | undefined =>
    mail.headers
      .find(({ key }) => key === name)
      ?.value.trim()
      .toLowerCase();
  const sender = session.envelope.mailFrom;
  if (sender === false || sender.address === '') return 'from-nobody';
  const submitted = header('auto-submitted');
  if (submitted !== undefined && !submitted.startsWith('no')) return 'auto-submitted';
  if (header('x-autoreply') !== undefined || header('x-autorespond') !== undefined) return 'auto-reply';
  if (mail.headers.filter(({ key }) => key === 'received').length > 50) return 'loop';
  if (readIntakeAddress(mail.from?.address ?? '')?.slug !== undefined) return 'our-own';
  return undefined;
}

async function limited(attempt: { readonly about: string; readonly from: string }): Promise<void> {
  try {
    await countAttempt('privacy-mail', attempt);
  } catch (error) {
    if (error instanceof TooManyAttempts) throw refusal(451, 'too much mail: try again later');
    throw error;
  }
}

function arrivedMail(mail: Email): ArrivedMail {
  const sender = mail.replyTo?.[0] ?? mail.from;
  return {
    from: sender?.address ?? '',
    fromName: mail.from?.name ?? '',
    subject: mail.subject ?? '',
    text: mail.text ?? textOfHtml(mail.html ?? ''),
    attachments: mail.attachments.map(({ filename, mimeType, content }) => ({
      name: filename ?? '',
      type: mimeType,
      bytes: typeof content === 'string' ? content.length : content.byteLength,
    })),
    messageId: mail.messageId ?? '',
  };
}
