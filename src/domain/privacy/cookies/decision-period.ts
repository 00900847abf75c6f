/**
 * How long a yes or a no about cookies stands. No law has a number; six months is what we promise, and a no is not asked
 * about again before that.
 */
export const DECISION_MONTHS = 6;

/** How much longer the receipt is kept, to show that the consent was given (GDPR art. 7 no. 1). */
export const PROOF_MONTHS = 24;
