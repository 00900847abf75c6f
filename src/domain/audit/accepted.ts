import type { Anchor } from './anchor-file.ts';

/** That who runs OnNet has seen where a trail stands in the database, and lets it go on from there. */
export interface Acceptance {
  /** In ISO 8601. */
  readonly at: string;
  /** The seal that it goes on from. */
  readonly seq: number;
  /** Up to which seal it was known before; the same where nothing was lost. */
  readonly known: number;
}

/** Those of a tenant's anchors that count: without those of seals that an acceptance after them has let go. */
export function standing(own: readonly Anchor[]): readonly Anchor[] {
  const counting: Anchor[] = [];
  for (const anchor of own) {
    if (anchor.known !== undefined)
      counting.splice(0, counting.length, ...counting.filter(({ seq }) => seq <= anchor.seq));
    counting.push(anchor);
  }
  return counting;
}

/** What was accepted of a tenant's trail, oldest first. */
export const accepted = (own: readonly Anchor[]): readonly Acceptance[] =>
  own.flatMap(({ at, seq, known }) => (known === undefined ? [] : [{ at, seq, known }]));
