import { now } from '../../clock.ts';
import { change, inPlatform, platformRead } from '../../tenancy.ts';
import type { RegisterCollection } from '../look-up.ts';

/** How the mirror of a collection stands. */
export interface MirrorState {
  readonly collection: RegisterCollection;
  /** The register's mark of the file it was made from; null before the first. */
  readonly etag: string | null;
  /** When the register made that file. */
  readonly madeAt: Date | null;
  /** How many units it had. */
  readonly units: number | null;
  readonly loadedAt: Date | null;
  /** When the register last said whether there is a newer one. */
  readonly checkedAt: Date | null;
  /** One word for the operators on why the last attempt failed; null when it did not. */
  readonly failure: string | null;
  readonly failedAt: Date | null;
  /** Good enough to be searched in place of the register. */
  readonly inUse: boolean;
}

const day = 24 * 3_600_000;

/** There is a file every night but some: a mirror older than this is not searched. */
const TOO_OLD_MS = 5 * day;

const columns = `collection, etag, made_at as "madeAt", units, loaded_at as "loadedAt", checked_at as "checkedAt",
                 failure, failed_at as "failedAt"`;

/** The mirrors of main units and of sub-units. */
export async function mirrorStates(): Promise<MirrorState[]> {
  const states = await platformRead<Omit<MirrorState, 'inUse'>>(
    `select ${columns} from register_mirrors order by collection`,
  );
  return states.map((state) => ({ ...state, inUse: isFresh(state) }));
}

/** The mirror of one collection. */
export async function mirrorState(collection: RegisterCollection): Promise<MirrorState> {
  const state = (await mirrorStates()).find((one) => one.collection === collection);
  if (!state) throw new Error(`there is no mirror of ${collection}`);
  return state;
}

const isFresh = ({ checkedAt, loadedAt }: Pick<MirrorState, 'checkedAt' | 'loadedAt'>): boolean =>
  loadedAt !== null && checkedAt !== null && now().getTime() - checkedAt.getTime() < TOO_OLD_MS;

/** Notes in the open platform transaction that the register has no newer file. */
export const noteUnchanged = (collection: RegisterCollection): Promise<number> =>
  change(`update register_mirrors set checked_at = $2, failure = null, failed_at = null where collection = $1`, [
    collection,
    now(),
  ]);

/** Notes what went wrong, for the operators' page. What was loaded before stays in use. */
export const noteFailure = (collection: RegisterCollection, failure: string): Promise<number> =>
  inPlatform(() =>
    change(`update register_mirrors set failure = $2, failed_at = $3 where collection = $1`, [
      collection,
      failure,
      now(),
    ]),
  );
