import { randomUUID } from 'node:crypto';

import { writeMail } from '../../../src/domain/mail/mail.ts';
import { inTenant, sql } from '../../../src/domain/tenancy.ts';
import { headerOf, startOutgoingMail, type MailServer } from '../../support/mail-server.ts';
import { proveDuty } from '../prove-duty.ts';

let server: MailServer;

/**
 * A mail whose worker died between the server's yes and the commit is sent again: what is proven is that every copy has
 * the same Message-ID, and that the database is alike.
 */
export const mailProof = proveDuty({
  kind: 'mail',

  async surround() {
    server = await startOutgoingMail();
    return () => server.stop();
  },

  async arrange({ astrid }) {
    const key = `proof:${randomUUID()}`;
    const to = `${randomUUID()}@nordlys.example`;
    await inTenant(astrid.tenantId, () =>
      writeMail('password-reset', { to, language: 'nb', params: { link: 'https://onnet.example/x' }, key }),
    );
    return { tenantId: astrid.tenantId, key, to };
  },

  async effect({ tenantId, to }) {
    const [row] = await inTenant(tenantId, () =>
      sql<{ sent: boolean; text: string | null; params: object; message_id: string }>(
        `select sent_at is not null as sent, body_text as text, params, message_id
           from mails where tenant_id = $1 and to_address = $2`,
        [tenantId, to],
      ),
    );
    const copies = server.received.filter((mail) => mail.to.includes(to));
    const messageIds = new Set(copies.map((mail) => headerOf(mail, 'Message-ID')));
    return {
      sent: row?.sent,
      keptText: row?.text,
      keptParams: row?.params,
      arrived: copies.length > 0,
      underTheStoredId: messageIds.size === 1 && row !== undefined && messageIds.has(row.message_id),
    };
  },
});
