import { newId } from '../../identifiers.ts';
import { currentTenantId, sql } from '../../tenancy.ts';
import { asActor, type Member } from '../../users/member.ts';
import { notifyRecipients } from './notify-recipients.ts';
import { endNotice } from './recipient-notices.ts';

/** A restriction of a contact that is being lifted. */
interface Lifted {
  readonly id: string;
  readonly contactId: string;
  readonly requestId: string | null;
}

/**
 * Owes those who were told of a restriction the notice that it is lifted: they were asked to leave the data alone until they
 * hear otherwise. Who has not been told yet need hear of neither. In the open case and the transaction that lifts it.
 *
 * @returns how many are to be told
 */
export async function tellOfLifting(by: Member, { id, contactId, requestId }: Lifted): Promise<number> {
  const notices = await sql<{ id: string; recipient: string; email: string | null; waits: boolean; told: boolean }>(
    `select id, recipient, email, letter is not null as waits,
            sent_at is not null or coalesce(done_how in ('email', 'letter', 'phone', 'in-person'), false) as told
       from recipient_notices where tenant_id = $1 and contact_id = $2 and cause = 'restriction' and cause_id = $3
      order by id for update`,
    [currentTenantId(), contactId, id],
  );
  for (const notice of notices) if (notice.waits) await endNotice(by, notice.id, 'overtaken');
  const told = notices.filter((notice) => notice.told);
  return notifyRecipients({ cause: 'lifting', contactId, causeId: newId(), requestId, among: told }, asActor(by));
}
