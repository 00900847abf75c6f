import { now } from '../../clock.ts';
import { Invalid } from '../../errors.ts';
import { PLATFORM_TENANT_ID } from '../../identifiers.ts';
import { currentTenantId, readingTenant, sql } from '../../tenancy.ts';
import { beginErasure } from '../../users/own-erasure/ask.ts';
import { ownErasurePreview, type OwnErasurePreview } from '../../users/own-erasure/preview.ts';
import { retentionCodes } from '../inventory/retention-codes.ts';
import { noteCarriedOut } from '../requests/carry-out.ts';
import type { RequestDesk } from '../requests/desk.ts';
import type { AskedTogether } from '../requests/also-asks.ts';
import { needTheirData } from '../requests/needs-data.ts';
import { lockOpenRequest, type LockedRequest } from '../requests/locked-request.ts';
import { dayIn, say, type FulfilmentFacts } from './state.ts';
import { userOfRequest } from './user-of-request.ts';

/** The erasure of a user's account, which OnNet does for who asks it to (L1). */
export interface AccountErasureFulfilment extends FulfilmentFacts {
  readonly way: 'account-erasure';
}

const sentences = {
  erased: {
    nb: 'Brukeren ble slettet {date}, med alt som hørte til den. En attest er sendt i en egen e-post. Sikkerhetskopier er borte innen {days} dager.',
    en: 'The account was erased on {date}, with all that belonged to it. A certificate is sent in a mail of its own. Backups are gone within {days} days.',
  },
  kept: {
    nb: 'Det {who} har skrevet for en virksomhet, tilhører virksomheten og står der uten navn. Loggen over hva som ble gjort for personvernet, beholdes med numre og uten navn (art. 5 nr. 2).',
    en: 'What {who} wrote for an organisation belongs to it and stays there without a name. The trail of what was done for data protection is kept with numbers and without names (Art. 5(2)).',
  },
} as const;

/** How far the erasure of a user is, whether they asked the desk or did it themselves. */
export async function accountErasureOf(
  request: LockedRequest & { readonly userId: string },
): Promise<AccountErasureFulfilment> {
  const [found] = await sql<{ exists: boolean; owed: boolean; erasedAt: Date | null }>(
    `select exists (select from users where id = $2) as exists,
            exists (select from outbox where tenant_id = $1 and kind = 'account-erasure' and key = $2::text and done_at is null) as owed,
            (select max(at) from audit_entries
              where tenant_id = $1 and action = 'user.forgotten' and subject = 'user' and subject_id = $2) as "erasedAt"`,
    [currentTenantId(), request.userId],
  );
  if (found?.exists) return { way: 'account-erasure', state: found.owed ? 'under-way' : 'not-begun', told: [] };
  const date = dayIn(request, found?.erasedAt ?? now());
  const days = String(retentionCodes.backup.period.number);
  return {
    way: 'account-erasure',
    state: 'done',
    told: [say(request, sentences.erased, { date, days }), say(request, sentences.kept)],
  };
}

/** What erasing the user of a request does, before it is done. */
export interface UserErasurePreview extends OwnErasurePreview {
  readonly name: string;
  /** What they have asked for that cannot be given once they are gone: it is answered first. */
  readonly waitsFor: readonly AskedTogether[];
}

/** The preview. Opens its own transactions. @throws as `eraseUserFor`, but for `copies` */
export async function userErasurePreview(desk: RequestDesk, id: string): Promise<UserErasurePreview> {
  const leaver = await userOfRequest(desk, id, 'erasure');
  const [preview, waitsFor] = await Promise.all([ownErasurePreview(leaver), waitsForTheirData(leaver.id)]);
  return { ...preview, name: leaver.name, waitsFor };
}

/** What a user has asked OnNet for that cannot be given once they are gone, oldest first. Opens its own transaction. */
export const waitsForTheirData = (userId: string): Promise<AskedTogether[]> =>
  readingTenant(PLATFORM_TENANT_ID, () => waitingHere(userId));

const waitingHere = (userId: string): Promise<AskedTogether[]> =>
  sql<AskedTogether>(
    `select id, kind from data_subject_requests
      where tenant_id = $1 and user_id = $2 and state in ('draft', 'open') and kind = any($3) order by received_at, id`,
    [PLATFORM_TENANT_ID, userId, needTheirData],
  );

/** Refuses while a copy waits. @throws Invalid on `copies` */
function demandNoneWaits(waiting: readonly AskedTogether[]): void {
  if (waiting.length > 0) throw new Invalid({ copies: 'requests.account.erase.first' });
}

/**
 * Erases the user who has asked OnNet for it: nobody can sign in as them from here on, a worker does the rest, and the
 * request is answered when that is done. Opens its own transactions.
 *
 * @throws Invalid on `identity` when it is not shown who asks, on `operator` for one of OnNet's operators, on `owner` for the
 * sole owner of a tenant that goes on, on `copies` while they wait for an answer that needs what is held about them, on `request` when it
 * has ended or asks for something else; NotFound
 */
export async function eraseUserFor(desk: RequestDesk, id: string): Promise<void> {
  const leaver = await userOfRequest(desk, id, 'erasure');
  // Before anything is done, and once more where it is: a request that comes meanwhile holds the user until it is seen.
  demandNoneWaits(await waitsForTheirData(leaver.id));
  await beginErasure(leaver, desk.actor, async () => {
    await sql(`select from users where id = $1 for update`, [leaver.id]);
    await lockOpenRequest(desk, id);
    demandNoneWaits(await waitingHere(leaver.id));
    await noteCarriedOut(id, desk.actor, { step: 'account-closed' });
  });
}
