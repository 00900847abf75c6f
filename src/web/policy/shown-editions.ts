import { osloDay } from '../../domain/clock.ts';
import { difference } from '../../domain/privacy/difference.ts';
import { inForce, type Edition } from '../../domain/privacy/policy/editions.ts';
import type { ShownEdition } from './pages.ts';

/** Editions, newest first, each with what came and went since the one before. */
export function shownEditions(all: readonly Edition[]): ShownEdition[] {
  const today = osloDay();
  const current = inForce(all, today);
  return all.map(({ number, hash, wording, effectiveOn, publishedAt }, at) => ({
    number,
    hash,
    effectiveOn,
    publishedAt,
    state: effectiveOn > today ? 'coming' : number === current?.number ? 'inForce' : 'past',
    ...difference(all[at + 1]?.wording, wording),
  }));
}
