import { pino } from 'pino';

import type { ObligationKind } from '../../src/domain/outbox.ts';
import { carryOutObligation } from '../../src/workers/carry-out.ts';
import { duties } from '../../src/workers/duties.ts';
import type { TestDatabase } from './database.ts';
import { asSuperuser } from './superuser.ts';

/** Carries out every due obligation of a kind, of every tenant, as the workers would. Answers how many there were. */
export async function carryOutDue(database: TestDatabase, kind: ObligationKind, moment = new Date()): Promise<number> {
  const due = await asSuperuser(database, (client) =>
    client.query<{ tenantId: string; id: string }>(
      `select tenant_id as "tenantId", id from outbox
        where kind = $1 and due_at <= $2 and done_at is null and dead_at is null order by due_at, id`,
      [kind, moment],
    ),
  );
  for (const one of due.rows) await carryOutObligation(duties, pino({ level: 'silent' }), one);
  return due.rows.length;
}
