import { now, type Day } from '../../clock.ts';
import { Invalid } from '../../errors.ts';
import { PLATFORM_TENANT_ID } from '../../identifiers.ts';
import { inPlatform, readingTenant, sql } from '../../tenancy.ts';
import { countAttempt } from '../../users/attempts.ts';
import type { SignedInUser } from '../../users/sessions.ts';
import { isRequestKind, type Decision, type RequestKind, type RequestState } from './kinds.ts';
import { keepRequest } from './receive-request.ts';

/** What a user has asked of OnNet itself (L1), as they see it. */
export interface OwnRequest {
  readonly id: string;
  readonly kind: RequestKind;
  readonly state: RequestState;
  readonly receivedAt: Date;
  readonly targetOn: Day;
  readonly decision: Decision | null;
  readonly answeredAt: Date | null;
}

/** A user's own requests to OnNet, newest first, at most 50. */
export const ownRequests = (userId: string): Promise<OwnRequest[]> =>
  readingTenant(PLATFORM_TENANT_ID, () =>
    sql<OwnRequest>(
      `select id, kind, state, received_at as "receivedAt", target_on::text as "targetOn", decision,
              answered_at as "answeredAt"
         from data_subject_requests where tenant_id = $1 and user_id = $2
        order by received_at desc, id desc limit 50`,
      [PLATFORM_TENANT_ID, userId],
    ),
  );

/**
 * Takes in a request that a signed-in user makes to OnNet about what it holds of them. They are who they say, so nobody
 * asks them again. Opens its own transactions.
 * @param from the network address, as the trusted proxies tell it
 * @throws Invalid on `kind`; TooManyAttempts
 */
export async function askOnNet(
  user: SignedInUser,
  { kind, message }: { readonly kind: string; readonly message: string },
  from: string,
): Promise<void> {
  if (!isRequestKind(kind)) throw new Invalid({ kind: 'form.choose' });
  await countAttempt('privacy-request', { about: `${PLATFORM_TENANT_ID} ${user.id}`, from });
  await inPlatform(() =>
    keepRequest(
      {
        kind,
        state: 'open',
        channel: 'app',
        language: user.language,
        requesterName: user.name,
        requesterEmail: user.email,
        message,
        receivedAt: now(),
        userId: user.id,
        verified: 'signed-in',
      },
      { kind: 'user', id: user.id },
    ),
  );
}
