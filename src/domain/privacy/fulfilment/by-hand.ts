import { record } from '../../audit/audit.ts';
import { Invalid } from '../../errors.ts';
import { currentTenantId, sql } from '../../tenancy.ts';
import { carryOutRequest } from '../requests/carry-out.ts';
import type { RequestDesk } from '../requests/desk.ts';
import type { LockedRequest } from '../requests/locked-request.ts';
import type { FulfilmentFacts } from './state.ts';

/** Something that is done elsewhere, and written down on the request when it is. */
export interface ByHandFulfilment extends FulfilmentFacts {
  readonly way: 'by-hand';
}

/** Whether somebody has written down that it is done. The letter says it in the desk's own words. */
export async function byHandOf({ id }: Pick<LockedRequest, 'id'>): Promise<ByHandFulfilment> {
  const [done] = await sql(
    `select from data_subject_request_events
      where tenant_id = $1 and request_id = $2 and kind = 'carried-out' and details->>'step' = 'by-hand' limit 1`,
    [currentTenantId(), id],
  );
  return { way: 'by-hand', state: done ? 'done' : 'not-begun', told: [] };
}

/**
 * Writes down what was done for a request that the program does not carry out by itself.
 * @throws Invalid on `done` without words, on `identity`, on `request` when it has ended; NotFound
 */
export async function noteDoneByHand(desk: RequestDesk, id: string, done: string): Promise<void> {
  if (done.trim() === '') throw new Invalid({ done: 'form.required' });
  await carryOutRequest(desk, id, () => Promise.resolve({ step: 'by-hand' }), done.trim());
  await record(desk.actor, 'request.carried-out', { kind: 'request', id });
}
