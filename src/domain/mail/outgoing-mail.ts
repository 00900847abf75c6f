import { createTransport, type Transporter } from 'nodemailer';

import type { Attachment } from '../sales-documents/delivery/attachments.ts';
import { leaveFor } from '../outbound/door.ts';
import type { MailParams, MailTemplate } from './templates.ts';

/** A mail as people read it. */
export interface MailText {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** Puts a mail into words. It comes from the worker, since the domain knows no views. */
export type WriteMailText = <Template extends MailTemplate>(
  template: Template,
  language: 'nb' | 'en',
  params: MailParams[Template],
) => MailText;

export interface OutgoingMailOptions {
  /** `smtp://` or `smtps://`. Absent: mail is kept, rendered, and shown on the development page. */
  readonly smtpUrl: string | undefined;
  /** The address mail comes from; its domain is also the domain of every Message-ID. */
  readonly from: string;
  readonly write: WriteMailText;
}

/** A rendered mail on its way out. The same `messageId` at every attempt, so that a mailbox can tell it is the same. */
export interface RenderedMail extends MailText {
  readonly to: string;
  readonly language: 'nb' | 'en';
  readonly messageId: string;
  /** Where a POST says no to more of this kind: the button of mail programs (RFC 8058). */
  readonly unsubscribe?: string;
  /** Where an answer goes, when not to the sender. */
  readonly replyTo?: string | undefined;
  readonly attachments?: readonly Attachment[];
}

interface OutgoingMail {
  readonly write: WriteMailText;
  readonly domain: string;
  /** Undefined where mail is kept instead. @throws MailNotSent, HostNotInRegister */
  readonly send: ((mail: RenderedMail) => Promise<void>) | undefined;
  readonly close: () => void;
}

let opened: OutgoingMail | undefined;

/** Sets up sending once, from configuration. Makes no connection yet. */
export function openOutgoingMail({ smtpUrl, from, write }: OutgoingMailOptions): void {
  const transport = smtpUrl === undefined ? undefined : transportTo(smtpUrl);
  opened = {
    write,
    domain: from.slice(from.lastIndexOf('@') + 1),
    send:
      transport &&
      (async (mail) => {
        await leaveFor('mail', new URL(smtpUrl ?? '').hostname);
        await hand(transport, from, mail);
      }),
    close: () => transport?.close(),
  };
}

/** Ends the connections to the mail server. */
export function closeOutgoingMail(): void {
  opened?.close();
  opened = undefined;
}

/** How mail leaves. @throws Error before `openOutgoingMail` */
export function outgoingMail(): OutgoingMail {
  if (!opened) throw new Error('outgoing mail is not set up');
  return opened;
}

/** The mail server did not take a mail. Its answer repeats addresses, so only a word of it is kept. */
export class MailNotSent extends Error {
  /** For the operators: `smtp-550`, or the kind of trouble, such as `smtp-econnection`. */
  readonly failure: string;

  constructor(failure: string) {
    super(failure);
    this.name = 'MailNotSent';
    this.failure = failure;
  }
}

/** All waits together stay below the lease of an obligation (120 s), so that no other worker starts meanwhile. */
function transportTo(smtpUrl: string): Transporter {
  return createTransport({
    url: smtpUrl,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

async function hand(transport: Transporter, from: string, mail: RenderedMail): Promise<void> {
  try {
    await transport.sendMail({
      from: { name: 'OnNet CRM', address: from },
      // An object, so that a comma in what somebody typed cannot add a recipient.
      to: { name: '', address: mail.to },
      ...(mail.replyTo === undefined ? {} : { replyTo: { name: '', address: mail.replyTo } }),
      messageId: mail.messageId,
      subject: mail.subject,
      text: mail.text,
      html: mail.html,
      ...(mail.attachments === undefined ? {} : { attachments: [...mail.attachments] }),
      // RFC 3834: no out-of-office answer is wanted.
      headers: {
        'Auto-Submitted': 'auto-generated',
        'Content-Language': mail.language,
        ...(mail.unsubscribe === undefined
          ? {}
          : {
              'List-Unsubscribe': `<${mail.unsubscribe}>`,
              'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
            }),
      },
    });
  } catch (error) {
    throw new MailNotSent(`smtp-${trouble(error)}`);
  }
}

function trouble(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  if ('responseCode' in error && typeof error.responseCode === 'number') return String(error.responseCode);
  return 'code' in error && typeof error.code === 'string' ? error.code.toLowerCase() : error.name.toLowerCase();
}
