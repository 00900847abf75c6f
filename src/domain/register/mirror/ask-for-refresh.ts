import { record } from '../../audit/audit.ts';
import { now } from '../../clock.ts';
import { NotAllowed } from '../../errors.ts';
import { PLATFORM_TENANT_ID } from '../../identifiers.ts';
import { owe } from '../../outbox.ts';
import { inPlatform, sql } from '../../tenancy.ts';
import type { SignedInUser } from '../../users/sessions.ts';
import { keyOf } from './refresh-mirror.ts';

/** An operator has the mirror brought up to date now rather than next morning. @throws NotAllowed */
export async function askForRefresh(operator: Pick<SignedInUser, 'id' | 'operator'>): Promise<void> {
  if (!operator.operator) throw new NotAllowed('operator');
  // Pressed twice in a minute it is one wish.
  const key = keyOf('enheter', now().toISOString().slice(0, 16));
  await inPlatform(async () => {
    await owe('mirror-load', key);
    const [owed] = await sql<{ id: string }>(
      `select id from outbox where tenant_id = $1 and kind = 'mirror-load' and key = $2`,
      [PLATFORM_TENANT_ID, key],
    );
    await record({ kind: 'operator', id: operator.id }, 'obligation.retried', {
      kind: 'obligation',
      id: owed?.id ?? key,
    });
  });
}
