import type pg from 'pg';

import { sql } from '../../tenancy.ts';

const lock = `hashtextextended('register_units is being loaded', 0)`;

/** Says in the open transaction that the mirror is being changed as a whole, and waits for those who are writing single units. */
export async function beginChanging(client: pg.ClientBase): Promise<void> {
  await client.query(`select pg_advisory_xact_lock(${lock})`);
}

/** Whether single units can be written now, which is then so until the end of the open transaction; a load is not waited for. */
export async function mayWriteUnits(): Promise<boolean> {
  const [answer] = await sql<{ free: boolean }>(`select pg_try_advisory_xact_lock_shared(${lock}) as free`);
  return answer?.free ?? false;
}

/** Waits in the open transaction until no load is under way; then single units can be written until its end. */
export async function waitForLoad(): Promise<void> {
  await sql(`select pg_advisory_xact_lock_shared(${lock})`);
}
