import type { RequestRecord } from '../../../domain/privacy/requests/request-record.ts';
import { stepsInOrder, type ShownStep, type StandingStep } from '../../steps.ts';
import type { Visit } from '../../visit.ts';
import type { ShownFulfilment } from './fulfilment.ts';

/** What a request is taken through, in this order. */
export type RequestStep = 'sorting' | 'identity' | 'fulfilment' | 'answer';

type Standing = StandingStep<RequestStep>;

/**
 * The steps of a request that waits, with where it stands. One that needs nobody's identity has no step for it, and one that is
 * met by an answer alone none for that.
 */
export const stepsOf = ({ t }: Visit, record: RequestRecord, shown: ShownFulfilment): ShownStep<RequestStep>[] =>
  stepsInOrder(
    [
      sorting(record),
      ...identity(record, shown),
      ...fulfilment(shown),
      { step: 'answer', anchor: 'answer', done: false },
    ],
    (step) => t(`requests.steps.${step}`),
  );

function sorting({ request, search, businesses }: RequestRecord): Standing {
  const read = request.state !== 'draft';
  if (!search) {
    const known = read && isMatched(request);
    // Whoever it is may be a business too.
    const open = businesses.some(({ ruledOut }) => !ruledOut);
    return { step: 'sorting', anchor: known && open ? 'search' : 'sorting', done: known && !open };
  }
  // Nobody is matched: everybody who looks like them is decided about, and the search is written down.
  const decided = search.alike.every(({ ruledOut }) => ruledOut);
  return {
    step: 'sorting',
    anchor: read && decided ? 'search' : 'sorting',
    done: read && decided && search.searchedAt !== undefined,
  };
}

/** A complaint, or a letter of another kind, is about nobody on file. */
const isMatched = ({ kind, contactId, userId }: RequestRecord['request']): boolean =>
  kind === 'complaint' || contactId !== null || userId !== null;

function identity({ request, search }: RequestRecord, { identityFirst }: ShownFulfilment): Standing[] {
  const { verifiedAt, representedAs, authorityAt } = request;
  const missing =
    identityFirst || (search !== undefined && verifiedAt === null) || (representedAs !== null && authorityAt === null);
  if (!missing && verifiedAt === null) return [];
  return [{ step: 'identity', anchor: 'identity', done: !missing }];
}

function fulfilment({ how, working }: ShownFulfilment): Standing[] {
  if (how.way === 'nothing') return [];
  // What a law holds goes by itself when it lets go; what else somebody objects to is for the desk to stop, or to give a ground for.
  const asFarAsItGoes = how.state === 'partly' && how.way !== 'right-to-object';
  // Of who is erased already there is nothing left to do but to say so.
  return [
    {
      step: 'fulfilment',
      anchor: 'fulfilment',
      done: how.way === 'erased' || how.state === 'done' || asFarAsItGoes,
      works: working,
    },
  ];
}
