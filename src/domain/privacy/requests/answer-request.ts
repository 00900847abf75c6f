import { record } from '../../audit/audit.ts';
import { now, osloDay } from '../../clock.ts';
import { Invalid } from '../../errors.ts';
import { change } from '../../tenancy.ts';
import type { RequestDesk } from './desk.ts';
import { addEvent } from './events.ts';
import { needsIdentity, type Decision } from './kinds.ts';
import { legalGround, needsGround } from './legal-grounds.ts';
import { writeLetter, type LetterFacts, type LetterText } from './letter-text.ts';
import { clockOf, lockOpenRequest, type LockedRequest } from './locked-request.ts';
import { sendLetter } from './send-letter.ts';

/** How a desk answers. */
export interface TypedAnswer {
  readonly decision: Decision;
  /** A code of legal-grounds.ts; empty where none is needed. */
  readonly ground: string;
  /** What was done, or why not, in the desk's own words. */
  readonly text: string;
}

/**
 * Answers a request: the decision, the letter with it, and the end of the clock, in one transaction.
 *
 * @throws Invalid on `decision`, `ground` or `text` when something is missing, on `identity` when it has not been shown,
 * on `letter` for a refusal without remedies, on `request` when it has ended; NotFound
 */
export async function answerRequest(desk: RequestDesk, id: string, typed: TypedAnswer): Promise<void> {
  const request = await lockOpenRequest(desk, id);
  const { decision } = typed;
  check(request, typed);
  const clock = clockOf(request);
  const late = request.pausedOn === null && osloDay() > clock.targetOn;
  const mailed =
    decision === 'withdrawn' ? false : await sendLetter(desk, request, decision, answerLetter(desk, request, typed));
  await Promise.all([
    change(
      `update data_subject_requests
          set state = 'answered', decision = $3, legal_ground = $4, answered_at = $5, ended_at = $5, paused_on = null,
              version = version + 1
        where tenant_id = $1 and id = $2`,
      [desk.tenantId, id, decision, needsGround(decision) ? typed.ground : null, now()],
    ),
    change(`update identity_checks set expires_at = $3 where tenant_id = $1 and request_id = $2 and expires_at > $3`, [
      desk.tenantId,
      id,
      now(),
    ]),
    addEvent(id, 'answered', desk.actor, { details: { decision, mailed, late } }),
    record(desk.actor, 'request.answered', { kind: 'request', id }, { decision, late }),
  ]);
}

function check(request: LockedRequest, { decision, ground, text }: TypedAnswer): void {
  const nobody = request.contactId === null && request.userId === null;
  const gives = decision === 'granted' || decision === 'partly-granted';
  if (gives && needsIdentity(request.kind) && !nobody && request.verifiedAt === null)
    throw new Invalid({ identity: 'requests.identity.needed' });
  const problems = {
    ...(needsGround(decision) && legalGround(ground) === undefined ? { ground: 'form.choose' } : {}),
    ...(needsGround(decision) && text.trim() === '' ? { text: 'form.required' } : {}),
  };
  if (Object.keys(problems).length > 0) throw new Invalid(problems);
}

/** The letter an answer would send, for the desk to read first. */
export function answerLetter(desk: RequestDesk, request: LockedRequest, typed: TypedAnswer): LetterText {
  const { decision } = typed;
  if (decision === 'withdrawn') throw new Error('nobody is written to who no longer wants an answer');
  const clock = clockOf(request);
  const facts: LetterFacts = {
    kind: decision,
    language: request.language,
    controllerName: desk.controllerName,
    layer: desk.layer,
    requestKind: request.kind,
    receivedOn: clock.receivedOn,
    latestOn: clock.latestOn,
    text: typed.text.trim(),
    ground: legalGround(typed.ground),
    nothingFound:
      request.contactId === null &&
      request.userId === null &&
      (needsIdentity(request.kind) || request.kind === 'other'),
    addressee: request.addressee ?? undefined,
  };
  return writeLetter(facts);
}
