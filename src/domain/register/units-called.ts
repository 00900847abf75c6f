import { isPersonLikeForm } from './entity.ts';
import { mirrorState } from './mirror/mirror-state.ts';
import { searchMirror, type MirrorHit } from './mirror/search-mirror.ts';
import { keptSearch, searchAndKeep, type SearchHit } from './search-store.ts';

/** A shorter text says too little to search by. */
export const SHORTEST_NAME = 3;

/** So many are shown at most; with so many found in the mirror the register is not asked. */
const MOST_HITS = 10;
const ENOUGH = 3;

/** What a search by name found. */
export interface UnitsCalled {
  /** Undefined when the register did not answer or was not asked: never to be shown as no hits. */
  readonly hits: readonly SearchHit[] | undefined;
  /** When the register told of the hits: of those from its file, when that was made. */
  readonly toldAt: Date | undefined;
  /** Set when whoever searches has searched so often that the register is not asked: seconds until it is again. */
  readonly waitSeconds?: number | undefined;
}

/**
 * Searches our mirror of the register, and the register itself where that is too old or finds few: it has no names of sole
 * proprietorships. That the register does not answer makes nothing of what the mirror found, and no hits of none. Not to be
 * called inside a tenant's transaction.
 * @param wait counts a question to the register: seconds until one is answered, undefined when it may be asked now
 */
export async function unitsCalled(name: string, wait: () => Promise<number | undefined>): Promise<UnitsCalled> {
  const { inUse, madeAt } = await mirrorState('enheter');
  const mirrored = inUse ? await searchMirror(name, { limit: MOST_HITS }) : [];
  const known = mirrored.flatMap(unitOfMirror);
  const ofFile = known.length > 0 ? (madeAt ?? undefined) : undefined;
  if (known.length >= ENOUGH) return { hits: known, toldAt: ofFile };
  const { hits, toldAt, ...waiting } = await searchRegister(name, wait);
  if (hits === undefined) return { hits: known.length > 0 ? known : undefined, toldAt: ofFile, ...waiting };
  const numbers = new Set(known.map(({ organisationNumber }) => organisationNumber));
  const more = hits.filter(({ organisationNumber }) => !numbers.has(organisationNumber));
  return { hits: [...known, ...more].slice(0, MOST_HITS), toldAt: ofFile ?? toldAt };
}

/**
 * Asks the register, unless somebody asked the same just now, or whoever searches has asked it very often: everybody shares
 * its patience with us.
 */
async function searchRegister(name: string, wait: () => Promise<number | undefined>): Promise<UnitsCalled> {
  const kept = await keptSearch(name);
  if (kept) return kept;
  const waitSeconds = await wait();
  if (waitSeconds !== undefined) return { hits: undefined, toldAt: undefined, waitSeconds };
  return (await searchAndKeep(name, { interactive: true })) ?? { hits: undefined, toldAt: undefined };
}

/** A unit without a name is one whose name the mirror does not keep. */
const unitOfMirror = ({ organisationNumber, name, legalForm, place, status }: MirrorHit): SearchHit[] =>
  name === null
    ? []
    : [
        {
          organisationNumber,
          name,
          legalForm: { code: legalForm },
          place: place ?? undefined,
          personLike: isPersonLikeForm(legalForm),
          status: status ?? 'unknown',
        },
      ];
