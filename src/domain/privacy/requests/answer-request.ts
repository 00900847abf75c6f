import { record } from '../../audit/audit.ts';
import { now, osloDay } from '../../clock.ts';
import { Invalid, type FieldProblem } from '../../errors.ts';
import { change } from '../../tenancy.ts';
import { abandonCopies } from '../access/links.ts';
import { fulfilmentOf, type Fulfilment } from '../fulfilment/fulfilment.ts';
import type { RequestDesk } from './desk.ts';
import { countPause } from './doubt.ts';
import { addEvent } from './events.ts';
import { answersOf, isRestricted, type AnswersOf } from './fitting-answers.ts';
import { demandsIdentity, type Decision } from './kinds.ts';
import { ERASED_BEFORE_ANSWER, legalGround, needsGround } from './legal-grounds.ts';
import { writeLetter, type LetterFacts, type LetterText } from './letter-text.ts';
import { clockOf, lockOpenRequest, type LockedRequest } from './locked-request.ts';
import { saysNothingFound, unsearched } from './nothing-found.ts';
import { demandBusinessesDecided } from './own-businesses.ts';
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
 * Answers a request: the decision, the letter with it, and the end of the clock, in one transaction. What is met though nobody is
 * matched is answered with that nothing was found, whatever was asked for, and refused on no ground that weighs somebody's data.
 *
 * @throws Invalid on `decision`, `ground` or `text` when something is missing, on `identity` when it has not been shown, on
 * `alike` or `search` where it would say that nothing was found and that is not so yet, on `fulfilment` when it is to be met and what it asks for is not done, or refused and done,
 * on `businesses` that may be theirs and nobody has decided about, on `letter` for a refusal without remedies, on `request` when it has ended; NotFound
 */
export async function answerRequest(desk: RequestDesk, id: string, typed: TypedAnswer): Promise<void> {
  const request = await countPause(desk.tenantId, await lockOpenRequest(desk, id));
  const decided = { ...typed, decision: asDecided(request, typed.decision) };
  const { decision } = decided;
  const fulfilment = await fulfilmentOf(desk, request);
  check(request, decided, fulfilment, await answersOf(desk, request, fulfilment));
  if (decision === 'nothing-found') {
    const missing = await unsearched(desk, request);
    if (Object.keys(missing).length > 0) throw new Invalid(missing);
  }
  if (gives(decision)) await demandBusinessesDecided(desk, request);
  const clock = clockOf(request);
  const late = osloDay() > clock.targetOn;
  const mailed = await sendLetter(desk, request, decision, answerLetter(desk, request, decided, fulfilment));
  await Promise.all([
    change(
      `update data_subject_requests
          set state = 'answered', decision = $3, legal_ground = $4, answered_at = $5, ended_at = $5, answer_address = null,
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

/** To grant what nobody is found for is to say that nothing was found. */
const asDecided = (request: LockedRequest, decision: Decision): Decision =>
  decision === 'granted' && saysNothingFound(request) ? 'nothing-found' : decision;

const gives = (decision: Decision): decision is 'granted' | 'partly-granted' =>
  decision === 'granted' || decision === 'partly-granted';

/** Why a decision does not fit a request. */
const unfit: Readonly<Record<Decision, FieldProblem>> = {
  granted: 'requests.erased.notMet',
  'partly-granted': 'requests.nothingFound.nobody',
  'nothing-found': 'requests.nothingFound.somebody',
  refused: 'requests.object.marketingEnded',
  directed: 'requests.directed.held',
  withdrawn: 'form.choose',
};

function check(
  request: LockedRequest,
  { decision, ground, text }: TypedAnswer,
  fulfilment: Fulfilment,
  answers: AnswersOf,
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
  if (decision === 'refused' && isRestricted(fulfilment))
    throw new Invalid({ fulfilment: 'requests.restriction.stands' });
  const chosen = answers.grounds.find(({ code }) => code === ground);
  const saysAll = decision === 'refused' && chosen?.whenErased === true;
  const problems = {
    ...(answers.decisions.includes(decision) ? {} : { decision: unfit[decision] }),
    ...((decision === 'nothing-found' || decision === 'partly-granted') &&
    saysNothingFound(request) &&
    answers.whose === 'somebody'
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
      gives(decision) || fulfilment.way === 'nothing' || (decision === 'refused' && fulfilment.way === 'erased')
        ? fulfilment.told
        : [],
    wasNothing: fulfilment.wasNothing === true,
    text: decision === 'withdrawn' ? '' : typed.text.trim(),
    ground: legalGround(typed.ground),
    addressee: request.addressee ?? undefined,
    about: request.representedName,
  };
  return writeLetter(facts);
}
