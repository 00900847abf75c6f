import { now } from '../clock.ts';
import { currentTenantId, sql } from '../tenancy.ts';
import type { AnchorSpan } from './anchor-file.ts';

/** Whether the anchors reach far enough to say that nothing was taken away from the end of a trail. */
export type AnchoringState =
  /** As far as they ever do: what was taken away since the last night is not found. */
  | 'anchored'
  /** Nothing was ever sealed. */
  | 'nothing'
  /** The trail began after the newest anchor; its own comes the next night. */
  | 'since'
  /** There is no anchor at all, and the trail began less than a night ago. */
  | 'not-yet'
  /** There is none of this trail, and there should be. */
  | 'missing'
  /** The newest is of an earlier night than the last. */
  | 'old'
  /** They begin long after the trail did: what there was before may have been rewritten. */
  | 'late';

/** How far a trail is anchored. */
export interface Anchoring {
  readonly state: AnchoringState;
  /** When the trail began; undefined before anything was sealed. */
  readonly begun: Date | undefined;
  /** Where anchors begin, when they do so too late; otherwise the newest that counts. */
  readonly at: Date | undefined;
}

const HOUR = 3_600_000;

/** How long there may be from one anchor to the next, in milliseconds: a night of 25 hours, and one to be late. */
const LONGEST_BETWEEN = 26 * HOUR;

/** What an anchor may lack that was written just before it, in milliseconds. */
const JUST_BEFORE = HOUR;

/** Without what these say, nobody can tell whether the end of the trail was taken away. */
export const isAnchored = ({ state }: Anchoring): boolean =>
  state === 'anchored' || state === 'since' || state === 'nothing';

/** How far the trail of the open transaction's tenant is anchored. */
export const anchoringOf = async (span: AnchorSpan): Promise<Anchoring> => anchoringBy(await trailBegun(), span);

function anchoringBy(begun: Date | undefined, { first, newest, own }: AnchorSpan): Anchoring {
  const limit = new Date(now().getTime() - LONGEST_BETWEEN);
  if (first === undefined || newest === undefined)
    return { state: begun && begun < limit ? 'missing' : 'not-yet', begun, at: undefined };
  const [from, last] = [new Date(first), new Date(own ?? newest)];
  if (last < limit) return { state: 'old', begun, at: last };
  if (begun && from.getTime() - begun.getTime() > LONGEST_BETWEEN) return { state: 'late', begun, at: from };
  if (own !== undefined) return { state: 'anchored', begun, at: last };
  if (!begun) return { state: 'nothing', begun, at: undefined };
  const covered = last.getTime() - begun.getTime() > JUST_BEFORE;
  return { state: covered ? 'missing' : 'since', begun, at: undefined };
}

/** When the first entry was sealed: its key was made for that. */
async function trailBegun(): Promise<Date | undefined> {
  const [key] = await sql<{ at: Date }>(
    `select created_at as at from tenant_keys where tenant_id = $1 and kind = 'audit'`,
    [currentTenantId()],
  );
  return key?.at;
}
