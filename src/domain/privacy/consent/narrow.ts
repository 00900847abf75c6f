// What merging, importing, restoring, undoing and replaying may do to consents: narrow them, never widen. Pure plans.
import { channels, type Channel } from '../purposes/purpose.ts';
import { stateOf, type GatePurpose, type Standing } from './decide.ts';
import { foldConsent, isStop, type LedgerEvent } from './fold.ts';

/** An event that has to be added to the ledger so that no more is allowed than before. */
export interface NarrowingEvent {
  /** Null: all marketing. */
  readonly purposeId: string | null;
  readonly channel: Channel | null;
  readonly kind: 'withdrawn' | 'objected' | 'lapsed';
}

/** What a merge does to the record that stays. */
export interface MergePlan {
  readonly events: readonly NarrowingEvent[];
  /** Purposes whose basis goes, since the other record had none and brings an address of its own. */
  readonly basesLost: readonly string[];
}

/**
 * Merging two records of one person, the most restrictive wins, purpose by purpose and channel by channel:
 * - a no on either record is a no
 * - a yes on the record that stays holds, unless the other brings an address that was never covered by one
 * - a yes on the record that goes is kept as evidence and gives nothing: the person can be asked
 *
 * @param brings the channels on which the record that goes has an address the other has not
 */
export function mergePlan(winner: Standing, loser: Standing, brings: readonly Channel[]): MergePlan {
  const events: NarrowingEvent[] = [];
  const objectsToAll = loser.events.some(({ kind, purposeId }) => kind === 'objected' && purposeId === null);
  if (objectsToAll) events.push({ purposeId: null, channel: null, kind: 'objected' });
  for (const purpose of uncovered(winner, objectsToAll))
    events.push(
      ...narrowed(purpose, (channel) => {
        const [mine, theirs] = [stateOf(winner, purpose, channel), stateOf(loser, purpose, channel)];
        if (isStop(theirs.status)) return isStop(mine.status) ? undefined : 'withdrawn';
        const lapses = mine.status === 'granted' && theirs.status !== 'granted' && isBrought(channel, brings);
        return lapses ? 'lapsed' : undefined;
      }),
    );
  return { events, basesLost: basesLost(winner, loser, brings) };
}

function basesLost(winner: Standing, loser: Standing, brings: readonly Channel[]): string[] {
  return winner.purposes
    .filter(
      (purpose) =>
        purpose.marketing !== null &&
        purpose.channels.some((channel) => brings.includes(channel)) &&
        winner.bases.some(({ purposeId }) => purposeId === purpose.id) &&
        !loser.bases.some((basis) => basis.purposeId === purpose.id && sameGround(winner, basis)),
    )
    .map(({ id }) => id);
}

const sameGround = (winner: Standing, basis: Standing['bases'][number]): boolean =>
  winner.bases.some(
    (own) => own.purposeId === basis.purposeId && own.basis === basis.basis && own.source === basis.source,
  );

const isBrought = (channel: Channel | null, brings: readonly Channel[]): boolean =>
  channel === null ? brings.length > 0 : brings.includes(channel);

/**
 * What another telling of a person's history (a row of an import, a backup, the state before an undo, a replay) may add
 * to the ledger: the noes that are missing from it. A yes that it tells of is not taken over, whenever it was given.
 */
export function narrowingPlan(standing: Standing, told: readonly LedgerEvent[]): NarrowingEvent[] {
  const events: NarrowingEvent[] = [];
  const toAll = told.some(({ kind, purposeId }) => kind === 'objected' && purposeId === null);
  const known = standing.events.some(({ kind, purposeId }) => kind === 'objected' && purposeId === null);
  if (toAll && !known) events.push({ purposeId: null, channel: null, kind: 'objected' });
  for (const purpose of uncovered(standing, toAll && !known))
    events.push(
      ...narrowed(purpose, (channel) => {
        const theirs = foldConsent(told, { id: purpose.id, marketing: purpose.marketing !== null }, channel);
        return isStop(theirs.status) && !isStop(stateOf(standing, purpose, channel).status) ? 'withdrawn' : undefined;
      }),
    );
  return events;
}

/** The purposes that a no to all marketing, said now, says nothing about. */
const uncovered = ({ purposes }: Standing, objected: boolean): readonly GatePurpose[] =>
  objected ? purposes.filter(({ marketing }) => marketing === null) : purposes;

/**
 * The events of one purpose, channel by channel. A purpose that is bound to no channel is asked about as a whole first,
 * and then about each, since a no may be to one alone; what the whole says already is not said again.
 */
function narrowed(
  { id, channels: own }: GatePurpose,
  kindOn: (channel: Channel | null) => 'withdrawn' | 'lapsed' | undefined,
): NarrowingEvent[] {
  const whole = own.length === 0 ? kindOn(null) : undefined;
  const events: NarrowingEvent[] = whole ? [{ purposeId: id, channel: null, kind: whole }] : [];
  for (const channel of own.length === 0 ? channels : own) {
    const kind = kindOn(channel);
    if (kind && kind !== whole && whole !== 'withdrawn') events.push({ purposeId: id, channel, kind });
  }
  return events;
}
