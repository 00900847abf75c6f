import { randomUUID } from 'node:crypto';

import { loadConfig } from '../../../src/config.ts';
import { PLATFORM_TENANT_ID } from '../../../src/domain/identifiers.ts';
import { openOutside, outside } from '../../../src/domain/outside.ts';
import { keepingForOnNet } from '../../../src/domain/privacy/breaches/keeping.ts';
import { tellAffected } from '../../../src/domain/privacy/breaches/tell-tenants.ts';
import { addSubProcessor } from '../../../src/domain/privacy/registers/write-sub-processor.ts';
import { inPlatform, inTenant, sql } from '../../../src/domain/tenancy.ts';
import { headerOf, startOutgoingMail, type MailServer } from '../../support/mail-server.ts';
import { SECRET_KEY } from '../../support/secret-key.ts';
import { newBreach, newBreachAtOnNet, operator, subProcessorForm } from '../../web/register-records.ts';
import { newNotice } from '../../web/route-records.ts';
import { proveDuty } from '../prove-duty.ts';

/** The outside as configuration sets it up, with nobody there. */
export async function nobodyOutside(): Promise<() => Promise<void>> {
  openOutside(
    loadConfig({ NODE_ENV: 'test', PUBLIC_URL: 'http://127.0.0.1:1', SECRET_KEY, REGISTER_URL: 'http://127.0.0.1:9' }),
  );
  return async () => outside().register.close();
}

/** Every tenant is told of a new sub-processor once, and so is each of its owners. */
export const subProcessorNoticeProof = proveDuty({
  kind: 'sub-processor-notice',
  surround: nobodyOutside,

  async arrange({ astrid, clara }) {
    const id = await addSubProcessor(operator, subProcessorForm());
    return { tenantId: PLATFORM_TENANT_ID, key: `new:${id}`, id, told: [astrid.tenantId, clara.tenantId] };
  },

  effect: ({ id, told }) =>
    Promise.all(
      told.map((tenantId) =>
        inTenant(tenantId, async () => ({
          notices: await sql(
            `select change, noticed_at is not null as told from sub_processor_notices where tenant_id = $1 and sub_processor_id = $2`,
            [tenantId, id],
          ),
          mails: await sql(
            `select m.template, m.language from mails m join outbox o on o.tenant_id = m.tenant_id and o.subject_id = m.id
              where m.tenant_id = $1 and o.key like $2`,
            [tenantId, `sub-processor:new:${id}:%`],
          ),
        })),
      ),
    ),
});

/** Every tenant that a breach of OnNet's touches gets one case of its own, with its reminders, and one mail to each owner. */
export const breachNoticeProof = proveDuty({
  kind: 'breach-notice',
  surround: nobodyOutside,

  async arrange({ astrid, clara }) {
    const told = [astrid.tenantId, clara.tenantId];
    const id = await newBreachAtOnNet(astrid);
    const [owed] = await inPlatform(async () => {
      await tellAffected(keepingForOnNet(operator), id, told);
      return sql<{ key: string }>(
        `select key from outbox where tenant_id = $1 and kind = 'breach-notice' and subject_id = $2`,
        [PLATFORM_TENANT_ID, id],
      );
    });
    return { tenantId: PLATFORM_TENANT_ID, key: owed?.key ?? '', id, told };
  },

  effect: ({ id, told }) =>
    Promise.all(
      told.map((tenantId) =>
        inTenant(tenantId, async () => ({
          cases: await sql(`select nature, version, closed_at from breaches where tenant_id = $1 and origin_id = $2`, [
            tenantId,
            id,
          ]),
          mails: await sql(
            `select m.template from mails m join outbox o on o.tenant_id = m.tenant_id and o.subject_id = m.id
              where m.tenant_id = $1 and o.key like $2`,
            [tenantId, `breach:${id}:%`],
          ),
        })),
      ),
    ),
});

/** The owner is reminded once of a breach that nobody has notified. */
export const breachReminderProof = proveDuty({
  kind: 'breach-reminder',
  surround: nobodyOutside,

  async arrange({ astrid }) {
    const id = await newBreach(astrid);
    const [first] = await inTenant(astrid.tenantId, () =>
      sql<{ key: string }>(
        `update outbox set due_at = now() where tenant_id = $1 and kind = 'breach-reminder' and key like $2 returning key`,
        [astrid.tenantId, `${id}:24:%`],
      ),
    );
    return { tenantId: astrid.tenantId, key: first?.key ?? '' };
  },

  effect: ({ tenantId, key }) =>
    inTenant(tenantId, () =>
      sql(
        `select m.template from mails m join outbox o on o.tenant_id = m.tenant_id and o.subject_id = m.id
          where m.tenant_id = $1 and o.key like $2`,
        [tenantId, `breach:${key}:%`],
      ),
    ),
});

let server: MailServer;

/**
 * A recipient is told once that somebody was restricted, and the letter that names them is gone with its key. A letter whose
 * worker died behind the server's yes arrives again, under the same Message-ID.
 */
export const recipientNoticeProof = proveDuty({
  kind: 'recipient-notice',

  async surround() {
    server = await startOutgoingMail();
    return () => server.stop();
  },

  async arrange({ astrid }) {
    const to = `${randomUUID()}@frakt.example`;
    return { tenantId: astrid.tenantId, key: await newNotice(astrid, to), to };
  },

  async effect({ tenantId, key, to }) {
    const [notice] = await inTenant(tenantId, () =>
      sql<{ sent: boolean; letter: boolean; keys: number }>(
        `select sent_at is not null as sent, letter is not null as letter,
                (select count(*)::int from subject_keys where tenant_id = $1 and subject_kind = 'recipient-notice' and subject_id = $2) as keys
           from recipient_notices where tenant_id = $1 and id = $2`,
        [tenantId, key],
      ),
    );
    const copies = server.received.filter((mail) => mail.to.includes(to));
    const messageIds = new Set(copies.map((mail) => headerOf(mail, 'Message-ID')));
    return { ...notice, arrived: copies.length > 0, underOneId: messageIds.size <= 1 };
  },
});
