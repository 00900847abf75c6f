import { record } from '../../audit/audit.ts';
import { now, osloDay } from '../../clock.ts';
import { Invalid } from '../../errors.ts';
import { change } from '../../tenancy.ts';
import type { RequestDesk } from './desk.ts';
import { addEvent } from './events.ts';
import { writeLetter } from './letter-text.ts';
import { clockOf, lockOpenRequest, storeClock } from './locked-request.ts';
import { sendLetter } from './send-letter.ts';

/**
 * Gives the desk two more months and tells the person so, with the reason. Possible once, and only inside the first month:
 * the law wants the person told before it has passed (Art. 12(3)).
 *
 * @throws Invalid on `reason` without one, on `extension` when it is too late or has been done, on `request` when it has
 * ended; NotFound
 */
export async function extendRequest(desk: RequestDesk, id: string, reason: string): Promise<void> {
  const text = reason.trim();
  if (text === '') throw new Invalid({ reason: 'form.required' });
  const request = await lockOpenRequest(desk, id);
  if (request.extendedAt !== null) throw new Invalid({ extension: 'requests.extension.done' });
  const clock = clockOf(request);
  if (osloDay() > clock.dueOn) throw new Invalid({ extension: 'requests.extension.tooLate' });
  const letter = writeLetter({
    kind: 'extension',
    language: request.language,
    controllerName: desk.controllerName,
    layer: desk.layer,
    requestKind: request.kind,
    receivedOn: clock.receivedOn,
    latestOn: clock.latestOn,
    done: [],
    text,
    ground: undefined,
    addressee: undefined,
    about: request.representedName,
  });
  const mailed = await sendLetter(desk, request, 'extension', letter);
  await Promise.all([
    change(
      `update data_subject_requests set extended_at = $3, extension_reason = $4, state = 'open' where tenant_id = $1 and id = $2`,
      [desk.tenantId, id, now(), text],
    ),
    addEvent(id, 'extended', desk.actor, { details: { until: clock.latestOn, mailed }, note: text }),
    record(desk.actor, 'request.extended', { kind: 'request', id }, { until: clock.latestOn }),
  ]);
  await storeClock(desk.tenantId, id, clockOf({ ...request, extendedAt: now() }));
}
