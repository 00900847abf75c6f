import { now } from '../../clock.ts';
import { faultPoint } from '../../fault-points.ts';
import { owe, renewLease, settle, type LeasedObligation } from '../../outbox.ts';
import { outside } from '../../outside.ts';
import { inPlatform } from '../../tenancy.ts';
import type { RegisterCollection } from '../look-up.ts';
import { loadMirror, MirrorNotLoaded } from './load-mirror.ts';
import { mirrorState, noteFailure, noteUnchanged } from './mirror-state.ts';

/** How often the lease is made longer while a file is read, in milliseconds. */
const RENEW_EVERY_MS = 30_000;

/** A file that comes for longer than this, a byte at a time, is given up; a whole one takes minutes. */
const LONGEST_LOAD_MS = 3_600_000;

/**
 * Owes a look at whether the register has a newer file, once an hour at most. The file of a night comes at about five, and
 * some nights there is none.
 */
export const oweMirrorRefresh = (): Promise<void> =>
  inPlatform(() => owe('mirror-load', keyOf('enheter', now().toISOString().slice(0, 13))));

/** The key of an obligation: which collection, and what makes it one of its own. */
export const keyOf = (collection: RegisterCollection, occasion: string): string => `${collection} ${occasion}`;

/**
 * Loads the register's bulk file into the mirror if there is a newer one. Main units first: they tell whose names sub-units
 * carry, so the look at those is owed when this is done. Run again after a crash it finds what was committed.
 * @throws MirrorNotLoaded with a word for the operators; the mirror stays as it was
 */
export async function refreshMirror(obligation: LeasedObligation, signal?: AbortSignal): Promise<void> {
  const [collection, occasion = ''] = readKey(obligation.key);
  const { etag } = await mirrorState(collection);
  const file = await outside().register.bulkFile(collection, { known: etag ?? undefined, signal });
  await faultPoint('file asked for');
  if (file.kind === 'Unavailable') {
    await noteFailure(collection, `register-${file.reason}`);
    throw new MirrorNotLoaded(`register-${file.reason}`);
  }
  if (file.kind === 'File') {
    const lease = keepLease(obligation, signal);
    try {
      await loadMirror(collection, file, lease.signal);
    } catch (error) {
      if (error instanceof MirrorNotLoaded) await noteFailure(collection, error.failure);
      throw error;
    } finally {
      lease.end();
    }
    await faultPoint('mirror loaded');
  }
  await inPlatform(async () => {
    await settle(obligation);
    if (file.kind === 'Unchanged') await noteUnchanged(collection);
    if (collection === 'enheter') await owe('mirror-load', keyOf('underenheter', occasion));
  });
}

function readKey(key: string): [RegisterCollection, string | undefined] {
  const [collection, occasion] = key.split(' ');
  return [collection === 'underenheter' ? 'underenheter' : 'enheter', occasion];
}

/** Renews the lease until the end. The signal is aborted when it is lost, when the load takes too long, or with the given one. */
function keepLease(
  obligation: LeasedObligation,
  signal: AbortSignal | undefined,
): { readonly signal: AbortSignal; end(): void } {
  const lost = new AbortController();
  const renewing = setInterval(() => {
    renewLease(obligation).catch((error: unknown) => lost.abort(error));
  }, RENEW_EVERY_MS);
  return {
    signal: AbortSignal.any([...(signal ? [signal] : []), lost.signal, AbortSignal.timeout(LONGEST_LOAD_MS)]),
    end: () => clearInterval(renewing),
  };
}
