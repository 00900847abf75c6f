import { once } from 'node:events';

import { SMTPServer } from 'smtp-server';

/** A mail as the server took it. */
export interface ReceivedMail {
  readonly from: string;
  readonly to: readonly string[];
  /** Head and body as they came over the wire. */
  readonly source: string;
}

/** What the server answers to a mail: nothing for yes, an SMTP code for no, or a promise to keep the sender waiting. */
export type MailServerManner = (mail: ReceivedMail) => void | number | Promise<void | number | undefined>;

export interface MailServer {
  readonly url: string;
  /** What was said yes to, in order; a test may empty it. */
  readonly received: ReceivedMail[];
  /** How it answers from now on. */
  behave(manner: MailServerManner): void;
  stop(): Promise<void>;
}

/** A real mail server on loopback. */
export async function startMailServer(): Promise<MailServer> {
  const received: ReceivedMail[] = [];
  let manner: MailServerManner = () => undefined;
  const take = async (mail: ReceivedMail): Promise<null> => {
    const code = await manner(mail);
    if (code !== undefined) throw refusal(code, mail);
    received.push(mail);
    return null;
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    closeTimeout: 200,
    onData(stream, session, answer) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        const mail = {
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map((recipient) => recipient.address),
          source: Buffer.concat(chunks).toString(),
        };
        void take(mail).then(answer, answer);
      });
    },
  });
  // A sender that dies in mid-sentence is what some tests are about.
  server.on('error', () => undefined);
  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  const address = listening.address();
  if (address === null || typeof address === 'string') throw new Error('the mail server has no port');
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    received,
    behave(next) {
      manner = next;
    },
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}

/** As real servers do, the refusal repeats the address. */
function refusal(code: number, mail: ReceivedMail): Error {
  return Object.assign(new Error(`5.1.1 <${mail.to.join()}> does not exist here`), { responseCode: code });
}

/** The value of a header, unfolded. */
export function headerOf(mail: ReceivedMail, name: string): string | undefined {
  const head = mail.source.slice(0, mail.source.indexOf('\r\n\r\n')).replace(/\r\n[ \t]+/g, ' ');
  return new RegExp(`^${name}: (.*)$`, 'im').exec(head)?.[1]?.trim();
}
