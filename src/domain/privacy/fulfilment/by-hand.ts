import { record } from '../../audit/audit.ts';
import { Invalid } from '../../errors.ts';
import { carryOutRequest } from '../requests/carry-out.ts';
import type { RequestDesk } from '../requests/desk.ts';

/**
 * Writes down what was done for a request that the program does not carry out by itself.
 * @throws Invalid on `done` without words, on `identity`, on `request` when it has ended; NotFound
 */
export async function noteDoneByHand(desk: RequestDesk, id: string, done: string): Promise<void> {
  if (done.trim() === '') throw new Invalid({ done: 'form.required' });
  await carryOutRequest(desk, id, () => Promise.resolve({ step: 'by-hand' }), done.trim());
  await record(desk.actor, 'request.carried-out', { kind: 'request', id });
}
