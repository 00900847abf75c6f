/**
 * On which ground processing is restricted, Art. 18(1): (a) accuracy is contested, (b) it is unlawful and the person does
 * not want it erased, (c) the person needs it for legal claims, (d) the person has objected and it is not decided yet.
 */
export const restrictionGrounds = ['accuracy', 'unlawful', 'claims', 'objected'] as const;
export type RestrictionGround = (typeof restrictionGrounds)[number];

export const isRestrictionGround = (text: string): text is RestrictionGround =>
  restrictionGrounds.some((ground) => ground === text);

/** How a person was told before a restriction is lifted, Art. 18(3); `not-told` needs a reason. */
export const waysToTell = ['email', 'letter', 'phone', 'in-person', 'not-told'] as const;
export type WayToTell = (typeof waysToTell)[number];

export const isWayToTell = (text: string): text is WayToTell => waysToTell.some((way) => way === text);

/** Longest note on a restriction, in characters. */
export const LONGEST_NOTE = 2_000;
