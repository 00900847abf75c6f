import { record } from '../../audit/audit.ts';
import { now, osloDay } from '../../clock.ts';
import { Invalid, type FieldProblem } from '../../errors.ts';
import { change } from '../../tenancy.ts';
import { abandonCopies } from '../access/links.ts';
import { fulfilmentOf, type Fulfilment } from '../fulfilment/fulfilment.ts';
import type { RequestDesk } from './desk.ts';
import { everKnown } from './ever-known.ts';
import { addEvent } from './events.ts';
import { demandsIdentity, type Decision } from './kinds.ts';
import { ERASED_BEFORE_ANSWER, groundsFor, legalGround, needsGround, type LegalGround } from './legal-grounds.ts';
import { writeLetter, type LetterFacts, type LetterText } from './letter-text.ts';
import { clockOf, lockOpenRequest, type LockedRequest } from './locked-request.ts';
import { saysNothingFound, unsearched } from './nothing-found.ts';
import { demandBusinessesDecided } from './own-businesses.ts';
import { sendLetter } from './send-letter.ts';
import { waitingObjection } from './waiting-objection.ts';

/** How a desk answers. */
export interface TypedAnswer {
  readonly decision: Decision;
  /** A code of legal-grounds.ts; empty where none is needed. */
  readonly ground: string;
  /** What was done, or why not, in the desk's own words. */
  readonly text: string;
}

/**
 * Answers a request: the decision, the letter with it, and the end of the clock, in one transaction. What is met though nobody is
 * matched is answered with that nothing was found, whatever was asked for, and refused on no ground that weighs somebody's data.
 *
 * @throws Invalid on `decision`, `ground` or `text` when something is missing, on `identity` when it has not been shown, on
 * `alike` or `search` where it would say that nothing was found and that is not so yet, on `fulfilment` when it is to be met and what it asks for is not done, or refused and done,
 * on `businesses` that may be theirs and nobody has decided about, on `letter` for a refusal without remedies, on `request` when it has ended; NotFound
 */
export async function answerRequest(desk: RequestDesk, id: string, typed: TypedAnswer): Promise<void> {
  const request = await lockOpenRequest(desk, id);
  const decided = { ...typed, decision: asDecided(request, typed.decision) };
  const { decision } = decided;
  const fulfilment = await fulfilmentOf(desk, request);
  const whose = await whoseOf(desk, request, fulfilment);
  check(request, decided, fulfilment, whose);
  // Who holds somebody's data answers them: to be shown elsewhere would end their right with neither grounds nor truth.
  if (decision === 'directed' && (await holdsTheirs(desk, id)))
    throw new Invalid({ decision: 'requests.directed.held' });
  if (decision === 'nothing-found') {
    const missing = await unsearched(desk, request);
    if (Object.keys(missing).length > 0) throw new Invalid(missing);
  }
  if (gives(decision)) await demandBusinessesDecided(desk, request);
  const clock = clockOf(request);
  const late = request.pausedOn === null && osloDay() > clock.targetOn;
  const mailed = await sendLetter(desk, request, decision, answerLetter(desk, request, decided, fulfilment));
  await Promise.all([
    change(
      `update data_subject_requests
          set state = 'answered', decision = $3, legal_ground = $4, answered_at = $5, ended_at = $5, paused_on = null, answer_address = null,
              version = version + 1
        where tenant_id = $1 and id = $2`,
      [desk.tenantId, id, decision, needsGround(decision) ? typed.ground : null, now()],
    ),
    change(`update identity_checks set expires_at = $3 where tenant_id = $1 and request_id = $2 and expires_at > $3`, [
      desk.tenantId,
      id,
      now(),
    ]),
    addEvent(id, 'answered', desk.actor, {
      details: { decision, mailed, late },
      // How they said so is for whoever looks at the case later; they know it themselves.
      ...(decision === 'withdrawn' ? { note: typed.text } : {}),
    }),
    record(desk.actor, 'request.answered', { kind: 'request', id }, { decision, late }),
  ]);
  await abandonCopies(id, 'never-given');
}

/** Whether a request is or was of somebody whose data a tenant has. OnNet's own users may ask it for what only a tenant decides on. */
export const holdsTheirs = async (desk: RequestDesk, id: string): Promise<boolean> =>
  desk.layer === 'processor' && (await everKnown(desk, id));

/** To grant what nobody is found for is to say that nothing was found. */
const asDecided = (request: LockedRequest, decision: Decision): Decision =>
  decision === 'granted' && saysNothingFound(request) ? 'nothing-found' : decision;

const gives = (decision: Decision): decision is 'granted' | 'partly-granted' =>
  decision === 'granted' || decision === 'partly-granted';

function check(
  request: LockedRequest,
  { decision, ground, text }: TypedAnswer,
  fulfilment: Fulfilment,
  whose: 'somebody' | 'erased' | 'nobody',
): void {
  const nobody = request.contactId === null && request.userId === null;
  if (gives(decision) && !nobody && demandsIdentity(request))
    throw new Invalid({ identity: 'requests.identity.needed' });
  if (gives(decision) && !mayBeSaidOf(decision, fulfilment))
    throw new Invalid({
      fulfilment: notYet(fulfilment),
    });
  // Where nothing says what was done but the desk itself, it has to.
  const wordless = gives(decision) && !nobody && fulfilment.told.length === 0;
  // What has been done cannot be refused: it is lifted first, and the person told before that (Art. 18(3)).
  if (
    decision === 'refused' &&
    (fulfilment.way === 'restriction' || fulfilment.way === 'account-restriction') &&
    fulfilment.state === 'done'
  )
    throw new Invalid({ fulfilment: 'requests.restriction.stands' });
  const chosen = groundsFor(request.kind, whose).find(({ code }) => code === ground);
  // An end of marketing is absolute, and has been carried out: no ground outweighs that (Art. 21(3)).
  if (decision === 'refused' && chosen?.weighsData === true && endedMarketing(fulfilment))
    throw new Invalid({ fulfilment: 'requests.object.marketingEnded' });
  const saysAll = decision === 'refused' && chosen?.whenErased === true;
  const problems = {
    ...(decision === 'partly-granted' && saysNothingFound(request) ? { decision: 'requests.nothingFound.nobody' } : {}),
    ...(decision === 'nothing-found' && !saysNothingFound(request)
      ? { decision: 'requests.nothingFound.somebody' }
      : {}),
    ...(decision === 'nothing-found' && saysNothingFound(request) && whose === 'somebody'
      ? { decision: 'requests.nothingFound.objection' }
      : {}),
    ...(needsGround(decision) && !chosen
      ? { ground: ground === ERASED_BEFORE_ANSWER ? 'requests.erased.not' : 'form.choose' }
      : {}),
    ...(((needsGround(decision) && !saysAll) || wordless) && text.trim() === '' ? { text: 'form.required' } : {}),
    ...(decision === 'withdrawn' && text.trim() === '' ? { text: 'requests.withdrawn.how' } : {}),
  };
  if (Object.keys(problems).length > 0) throw new Invalid(problems);
}

/** Whether marketing was ended by an objection that was not to some named uses alone. */
const endedMarketing = (fulfilment: Fulfilment): boolean =>
  fulfilment.way === 'right-to-object' && !fulfilment.namedOnly && fulfilment.marketingStoppedAt !== undefined;

/** The grounds on which a request may be refused, or met in part. */
export const groundsOf = async (
  desk: RequestDesk,
  request: LockedRequest,
  fulfilment: Fulfilment,
): Promise<LegalGround[]> => groundsFor(request.kind, await whoseOf(desk, request, fulfilment));

/** Whose data a ground would weigh: also where the request of somebody known became part of one that is matched with nobody. */
async function whoseOf(
  desk: RequestDesk,
  request: LockedRequest,
  { way }: Fulfilment,
): Promise<'somebody' | 'erased' | 'nobody'> {
  if (way === 'erased') return 'erased';
  return saysNothingFound(request) && (await waitingObjection(desk, request.id)) === undefined ? 'nobody' : 'somebody';
}

function notYet({ way, state }: Fulfilment): FieldProblem {
  if (way === 'erased') return 'requests.erased.notMet';
  return state === 'partly' ? 'requests.fulfilment.partlyOnly' : 'requests.fulfilment.first';
}

/** Whether it may be said that a request is met: only when what it asks for is done, and the whole only when all of it is. */
export const mayBeSaidOf = (decision: 'granted' | 'partly-granted', { state }: Fulfilment): boolean =>
  state === 'done' || (state === 'partly' && decision === 'partly-granted');

/** The letter an answer would send, for the desk to read first. */
export function answerLetter(
  desk: RequestDesk,
  request: LockedRequest,
  typed: TypedAnswer,
  fulfilment: Fulfilment,
): LetterText {
  const { decision } = typed;
  const clock = clockOf(request);
  const facts: LetterFacts = {
    kind: decision,
    language: request.language,
    controllerName: desk.controllerName,
    layer: desk.layer,
    requestKind: request.kind,
    receivedOn: clock.receivedOn,
    latestOn: clock.latestOn,
    done:
      gives(decision) || (decision === 'refused' && (fulfilment.way === 'erased' || endedMarketing(fulfilment)))
        ? fulfilment.told
        : [],
    text: decision === 'withdrawn' ? '' : typed.text.trim(),
    ground: legalGround(typed.ground),
    addressee: request.addressee ?? undefined,
    about: request.representedName,
  };
  return writeLetter(facts);
}
