import { lawPeriods } from './retention/law.ts';
import { filePeriods } from './retention/outbox-and-files.ts';
import { recordPeriods } from './retention/records.ts';
import { logPeriods } from './retention/ways-in-and-logs.ts';

export type { Period } from './retention/retention-facts.ts';

/**
 * How long each kind of data is kept. Data: a number is corrected in its file and nowhere else. `nb` and `en` are what the
 * policy, access packages and records of processing say.
 */
export const retentionCodes = { ...recordPeriods, ...logPeriods, ...filePeriods, ...lawPeriods } as const;
export type RetentionCode = keyof typeof retentionCodes;
