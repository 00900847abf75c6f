import { startMailServer, type MailServer } from '../../bin/canary/mail-server.ts';
import { closeOutgoingMail, openOutgoingMail } from '../../src/domain/mail/outgoing-mail.ts';
import { defaultLegalEntity } from '../../src/domain/privacy/legal-entity.ts';
import { mailWriter } from '../../src/workers/mail/write-mail-text.ts';

export {
  headerOf,
  startMailServer,
  type MailServer,
  type MailServerManner,
  type ReceivedMail,
} from '../../bin/canary/mail-server.ts';

/** A mail server that what the program sends goes to; stopping it closes both. */
export async function startOutgoingMail(): Promise<MailServer> {
  const server = await startMailServer();
  openOutgoingMail({ smtpUrl: server.url, from: defaultLegalEntity.email, write: mailWriter(defaultLegalEntity) });
  return {
    ...server,
    async stop() {
      closeOutgoingMail();
      await server.stop();
    },
  };
}
