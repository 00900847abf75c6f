import { PLATFORM_TENANT_ID } from '../../identifiers.ts';
import { sql } from '../../tenancy.ts';
import { answerRequest } from './answer-request.ts';
import { unattendedDesk } from './desk.ts';

/**
 * When a user is gone, in the transaction in which they go: notes where answers to what they still wait for are sent, and
 * answers those that asked for just this. One of whom it is not shown that it is theirs stays with the desk.
 */
export async function answerErasedUser(userId: string, email: string): Promise<void> {
  const waiting = await sql<{ id: string; met: boolean }>(
    `update data_subject_requests set answer_address = $3
      where tenant_id = $1 and user_id = $2 and state in ('draft', 'open')
     returning id, kind = 'erasure' and verified_at is not null as met`,
    [PLATFORM_TENANT_ID, userId, email],
  );
  for (const { id, met } of waiting)
    if (met) await answerRequest(unattendedDesk(), id, { decision: 'granted', ground: '', text: '' });
}
