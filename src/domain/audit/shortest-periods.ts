import type { Keep } from './chain.ts';

/**
 * The fewest months an entry is kept, whatever `audit_periods` says. That table is in the hands of whoever owns the database: if
 * it alone were believed, a smaller number there would make every deletion look like one that was due. A shorter period needs
 * both, the row and this.
 */
export const shortestMonths: Readonly<Record<Keep, number>> = { ordinary: 24, privacy: 60 };
