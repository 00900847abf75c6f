import { record, system, type Actor } from '../../audit/audit.ts';
import { Invalid } from '../../errors.ts';
import { isId, PLATFORM_TENANT_ID } from '../../identifiers.ts';
import { currentTenantId, sql } from '../../tenancy.ts';
import { stateOf, suspensionOf, type WaitingObjection } from '../consent/decide.ts';
import { isStop } from '../consent/fold.ts';
import { standingOf } from '../consent/standing.ts';
import { stop } from '../consent/stop.ts';
import { suppress } from '../suppression/suppress.ts';
import { carryOutRequest } from '../requests/carry-out.ts';
import type { RequestDesk } from '../requests/desk.ts';
import { addEvent, requester } from '../requests/events.ts';
import type { RequestChannel, RequestKind } from '../requests/kinds.ts';
import { standingRestriction, type StandingRestriction } from './restriction.ts';
import { heardBy, stopPurposes } from './stop-purposes.ts';
import { dayIn, say, type FulfilmentFacts, type MatchedRequest } from './state.ts';

/** The right to object, Art. 21: to marketing absolutely and at once, to other interests as it is decided. */
export interface RightToObjectFulfilment extends FulfilmentFacts {
  readonly way: 'right-to-object';
  /** Since when nothing is marketed to the person; undefined when it still is. */
  readonly marketingStoppedAt: Date | undefined;
  /** They object to some uses that they named, and not to marketing. */
  readonly namedOnly: boolean;
  /** What else they are used for on the ground of an interest. */
  readonly interests: readonly OwnInterest[];
  /** Set aside until it is decided. */
  readonly restriction: StandingRestriction | undefined;
}

/** A purpose that rests on a legitimate interest, and whether the person is still used for it. */
export interface OwnInterest {
  readonly id: string;
  readonly titleNb: string;
  readonly titleEn: string;
  readonly stopped: boolean;
  /** Not used until this or another objection of theirs is answered; `provisional` before it is shown who asks. */
  readonly suspended: false | 'suspended' | 'provisional';
}

const sentences = {
  marketing: {
    nb: 'Siden {date} bruker vi ikke opplysningene om {whom} til markedsføring (art. 21 nr. 3).',
    en: 'Since {date} we do not use the data about {whom} for marketing (Art. 21(3)).',
  },
  interestsAlone: {
    nb: 'Vi har sluttet å bruke opplysningene om {whom} til dette: {purposes} (art. 21 nr. 1).',
    en: 'We have stopped using the data about {whom} for this: {purposes} (Art. 21(1)).',
  },
  interests: {
    nb: 'Vi har også sluttet å bruke dem til dette: {purposes}.',
    en: 'We have also stopped using it for this: {purposes}.',
  },
} as const;

/**
 * How far it is: done when neither marketing nor any other interest goes on. Who objected on the page of their own choices has
 * said to what, and asks for no more than that.
 */
export async function rightToObjectOf(desk: RequestDesk, request: MatchedRequest): Promise<RightToObjectFulfilment> {
  const [objected] = await sql<{ at: Date | null }>(
    `select min(at) as at from consent_events
      where tenant_id = $1 and contact_id = $2 and kind = 'objected' and purpose_id is null`,
    [currentTenantId(), request.contactId],
  );
  const chosen = request.channel === 'choices' ? await objectedToIn(request) : undefined;
  const interests = (await desk.see(() => interestsOf(request.contactId))).filter(
    ({ id }) => chosen === undefined || chosen.includes(id),
  );
  const restriction = await standingRestriction(desk, request.contactId);
  const marketingStoppedAt = objected?.at ?? undefined;
  const stopped = interests.filter((one) => one.stopped);
  const titles = stopped.map((one) => (request.language === 'en' ? one.titleEn : one.titleNb));
  return {
    way: 'right-to-object',
    state:
      marketingStoppedAt === undefined && chosen === undefined
        ? 'not-begun'
        : stopped.length === interests.length
          ? 'done'
          : 'partly',
    told: [
      marketingStoppedAt === undefined
        ? ''
        : say(request, sentences.marketing, { date: dayIn(request, marketingStoppedAt) }),
      titles.length === 0
        ? ''
        : say(request, marketingStoppedAt === undefined ? sentences.interestsAlone : sentences.interests, {
            purposes: titles.join(', '),
          }),
    ].filter((sentence) => sentence !== ''),
    marketingStoppedAt,
    namedOnly: chosen !== undefined && chosen.length > 0,
    interests,
    restriction,
  };
}

/** The purposes that were said no to in a request. */
const objectedToIn = async ({ id, contactId }: MatchedRequest): Promise<string[]> =>
  (
    await sql<{ purposeId: string }>(
      `select purpose_id as "purposeId" from consent_events
        where tenant_id = $1 and contact_id = $2 and evidence->>'request' = $3 and purpose_id is not null`,
      [currentTenantId(), contactId, id],
    )
  ).map(({ purposeId }) => purposeId);

async function interestsOf(contactId: string): Promise<OwnInterest[]> {
  const standing = await standingOf(contactId);
  if (!standing) return [];
  return standing.purposes
    .filter(({ id, basis, enabled, marketing }) => {
      const served = standing.bases.some(({ purposeId }) => purposeId === id);
      return basis === 'legitimate-interest' && enabled && marketing === null && served;
    })
    .map((purpose) => ({
      id: purpose.id,
      titleNb: purpose.titleNb,
      titleEn: purpose.titleEn,
      stopped: isStop(stateOf(standing, purpose, null).status),
      suspended: suspendedHow(suspensionOf(standing, purpose)),
    }));
}

const suspendedHow = (waits: WaitingObjection | null): OwnInterest['suspended'] =>
  waits !== null && (waits.provisional ? 'provisional' : 'suspended');

/** A request as it is when it has just arrived, or has just been matched. */
interface Objecting {
  readonly id: string;
  readonly kind: RequestKind;
  readonly channel: RequestChannel;
  readonly contactId: string | null;
  readonly requesterEmail: string | null;
  readonly representedAs: string | null;
}

/**
 * Stops all marketing to somebody who objects, in the open transaction in which the request arrived or was matched: absolute
 * and at once, before anybody has read it (Art. 21(3)). The address the request came from is left alone too, and that is all
 * while nobody is matched: to be left alone by mistake harms nobody. A second time changes nothing.
 */
export async function stopMarketingAtOnce(request: Objecting, by: Actor | typeof requester): Promise<void> {
  // On the page of their own choices they said themselves what they object to, and it is carried out there.
  if (request.channel === 'choices') return;
  if (request.kind !== 'right-to-object' || currentTenantId() === PLATFORM_TENANT_ID) return;
  const { id, channel, contactId, requesterEmail, representedAs } = request;
  // Who asks for somebody else has said nothing of themselves.
  const alsoAt =
    requesterEmail === null || representedAs !== null ? [] : [{ channel: 'email', value: requesterEmail } as const];
  if (contactId === null) {
    if (alsoAt.length === 0) return;
    await suppress(alsoAt, null, 'objected');
  } else {
    const [known] = await sql(
      `select from consent_events where tenant_id = $1 and contact_id = $2 and kind = 'objected' and purpose_id is null and evidence->>'request' = $3`,
      [currentTenantId(), contactId, id],
    );
    if (known) return;
    const actor = by.kind === 'requester' ? ({ kind: 'person' } as const) : by;
    const via = heardBy[channel];
    await stop({ contactId, purposeId: null, channel: null, via, by: actor, evidence: { request: id }, alsoAt });
    await record(by.kind === 'requester' ? system : by, 'consent.objected', { kind: 'contact', id: contactId });
  }
  await addEvent(id, 'carried-out', by.kind === 'requester' ? system : by, {
    details: { step: contactId === null ? 'address-left-alone' : 'marketing-stopped' },
  });
}

/**
 * Stops using the person for interests that are named, as was decided about their objection.
 * @param purposeIds of interests that are not stopped yet; others are passed over
 * @throws Invalid on `purposes` without any, on `identity` where nobody is matched, on `request` when it has ended; NotFound
 */
export async function stopInterests(desk: RequestDesk, id: string, purposeIds: readonly string[]): Promise<void> {
  await carryOutRequest(desk, id, async (request) => {
    const { contactId } = request;
    if (contactId === null || request.kind !== 'right-to-object') throw new Invalid({ request: 'requests.act.other' });
    const open = (await desk.see(() => interestsOf(contactId))).filter((one) => !one.stopped);
    const chosen = open.filter((one) => isId(one.id) && purposeIds.includes(one.id));
    if (chosen.length === 0) throw new Invalid({ purposes: 'form.choose' });
    await stopPurposes(desk, request, contactId, chosen);
    return { step: 'interests-stopped', count: chosen.length };
  });
}
