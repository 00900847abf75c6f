import { now } from '../../clock.ts';
import { faultPoint } from '../../fault-points.ts';
import { PLATFORM_TENANT_ID } from '../../identifiers.ts';
import { writeMail } from '../../mail/mail.ts';
import { settle, type LeasedObligation } from '../../outbox.ts';
import { outside } from '../../outside.ts';
import { retentionCodes } from '../../privacy/inventory/retention-codes.ts';
import { answerErasedUser } from '../../privacy/requests/answer-erased-user.ts';
import { inPlatform, platformRead, readingTenant, sql } from '../../tenancy.ts';
import { forgetUser } from '../forget-users.ts';
import { forgetMember } from '../former-user.ts';
import { accountCertificateInLink, signAccountErasure } from './certificate.ts';
import { countsOf, type ErasedCounts } from './counts.ts';

interface Leaver {
  readonly email: string;
  readonly language: 'nb' | 'en';
  readonly askedAt: Date;
}

/**
 * Carries out the obligation to erase a user who asked for it: what they wrote becomes the former user's in each tenant, then
 * the account goes with every way in, and a mail with the certificate is the last thing written to them, with the answer
 * where they had sent OnNet a request for it. Stopped half-way
 * it goes on; what was counted first stands in the trail, so that the certificate tells all of it.
 */
export async function eraseAccount(obligation: LeasedObligation): Promise<void> {
  const userId = obligation.subjectId ?? '';
  const [leaver] = await platformRead<Leaver>(
    `select email, language, disabled_at as "askedAt" from users where id = $1 and disabled_at is not null`,
    [userId],
  );
  if (!leaver) return inPlatform(() => settle(obligation));
  const before = await countedBefore(userId);
  const tenants = await platformRead<{ tenant_id: string }>(`select tenant_id from directory.tenants_ever_of($1)`, [
    userId,
  ]);
  for (const { tenant_id: tenantId } of tenants) {
    const members = await readingTenant(tenantId, () =>
      sql<{ id: string }>(`select id from members where tenant_id = $1 and user_id = $2 and ended_at is not null`, [
        tenantId,
        userId,
      ]),
    );
    for (const { id } of members) await forgetMember(tenantId, id);
    await faultPoint('tenant left');
  }
  await forgetUser(userId, {
    asked: true,
    last: async () => {
      await certify(userId, leaver, before);
      await answerErasedUser(userId, leaver.email);
      await settle(obligation);
    },
  });
}

async function countedBefore(userId: string): Promise<ErasedCounts> {
  const [asked] = await readingTenant(PLATFORM_TENANT_ID, () =>
    sql<{ details: Readonly<Record<string, number>> }>(
      `select details from audit_entries
        where tenant_id = $1 and action = 'user.erasure-asked' and subject = 'user' and subject_id = $2
        order by id desc limit 1`,
      [PLATFORM_TENANT_ID, userId],
    ),
  );
  if (!asked) throw new Error('a user is erased who has not asked for it');
  return countsOf(asked.details);
}

const certify = (userId: string, leaver: Leaver, done: ErasedCounts): Promise<void> =>
  writeMail('account-erased', {
    to: leaver.email,
    language: leaver.language,
    params: {
      link: `${outside().publicUrl}/no/${leaver.language}/account-certificate/${accountCertificateInLink(
        signAccountErasure({
          account: userId,
          askedAt: leaver.askedAt.toISOString(),
          erasedAt: now().toISOString(),
          erased: [...done.deleted],
          former: [...done.former],
          kept: [...done.kept],
          agesOut: { backupDays: retentionCodes.backup.period.number, mailDays: retentionCodes.mail.period.number },
        }),
      )}`,
    },
    key: `account-erased:${userId}`,
  });
