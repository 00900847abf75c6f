import { carryOutRetentionRun } from '../domain/privacy/retention/carry-out-run.ts';
import { beginRetentionNight } from '../domain/privacy/retention/night.ts';
import type { Duties } from './carry-out.ts';

export const retentionDuties: Duties = {
  'retention-night': beginRetentionNight,
  'retention-run': carryOutRetentionRun,
};
