import type { Fulfilment } from '../fulfilment/fulfilment.ts';
import type { RequestDesk } from './desk.ts';
import { everKnown } from './ever-known.ts';
import { decisions, demandsIdentity, type Decision } from './kinds.ts';
import { groundsFor, type LegalGround } from './legal-grounds.ts';
import type { LockedRequest } from './locked-request.ts';
import { hasConfirmed, saysNothingFound } from './nothing-found.ts';
import { waitingObjection } from './waiting-objection.ts';

// Which answers a request can be given: what the desk is offered, and what it may send, are the same.

/** What decides about the answers of a request. */
export interface AnswersOf {
  readonly whose: 'somebody' | 'erased' | 'nobody';
  /** Marketing was ended by it, to all there is, and not to some named uses alone. */
  readonly marketingEnded: boolean;
  /** How it may end. */
  readonly decisions: readonly Decision[];
  /** On what it may be refused, in whole or in part. */
  readonly grounds: readonly LegalGround[];
}

/** The answers a request can be given, in the open transaction. */
export async function answersOf(desk: RequestDesk, request: LockedRequest, fulfilment: Fulfilment): Promise<AnswersOf> {
  const whose = await whoseOf(desk, request, fulfilment);
  const nothing = saysNothingFound(request);
  const marketingEnded = endedMarketing(fulfilment);
  // Who objects for another has no right of their own to it before it is shown that they may: that can be said to them.
  const stranger = request.representedAs !== null && demandsIdentity(request);
  const fits: Readonly<Record<Decision, boolean>> = {
    granted: !nothing && whose !== 'erased',
    // Of somebody who is not found there is nothing to grant a part of, but for the end of marketing that was carried out.
    'partly-granted': nothing ? marketingEnded : whose !== 'erased',
    'nothing-found': nothing,
    // An end of marketing is absolute, and has been carried out: whoever asked and whatever else is not met (Art. 21(2) and (3)).
    refused: (!marketingEnded || stranger) && !isRestricted(fulfilment),
    // Who holds somebody's data answers them: to be shown elsewhere would end their right with neither grounds nor truth.
    directed: !(await holdsTheirs(desk, request.id)),
    withdrawn: true,
  };
  const grounds = groundsFor(request.kind, whose, {
    identityShown: await isIdentityShown(desk, request),
    representedAs: request.representedAs,
    authorityShown: request.authorityAt !== null,
  });
  const ofAskerAlone = marketingEnded && (nothing || stranger);
  return {
    whose,
    marketingEnded,
    decisions: decisions.filter((decision) => fits[decision]),
    grounds: ofAskerAlone ? grounds.filter(({ whileUnshown }) => whileUnshown !== undefined) : grounds,
  };
}

/** Whether it is shown who asks, also of a request that has been matched with nobody since they confirmed it: that cannot be refused as unknown (Art. 12(2)). */
const isIdentityShown = async (desk: RequestDesk, request: LockedRequest): Promise<boolean> =>
  request.verifiedAt !== null || (saysNothingFound(request) && (await desk.see(() => hasConfirmed(desk, request.id))));

/** Whether a restriction was asked for and stands. */
export const isRestricted = ({ way, state }: Fulfilment): boolean =>
  (way === 'restriction' || way === 'account-restriction') && state === 'done';

function endedMarketing(fulfilment: Fulfilment): boolean {
  if (fulfilment.way === 'nothing') return fulfilment.marketingEnded;
  return fulfilment.way === 'right-to-object' && !fulfilment.namedOnly && fulfilment.marketingStoppedAt !== undefined;
}

/** Whether a request is or was of somebody whose data a tenant has. OnNet's own users may ask it for what only a tenant decides on. */
const holdsTheirs = async (desk: RequestDesk, id: string): Promise<boolean> =>
  desk.layer === 'processor' && (await everKnown(desk, id));

/** Whose data a ground would weigh: also where the request of somebody known became part of one that is matched with nobody. */
async function whoseOf(desk: RequestDesk, request: LockedRequest, { way }: Fulfilment): Promise<AnswersOf['whose']> {
  if (way === 'erased') return 'erased';
  return saysNothingFound(request) && (await waitingObjection(desk, request.id)) === undefined ? 'nobody' : 'somebody';
}
