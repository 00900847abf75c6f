import { now, osloDay } from '../../clock.ts';
import { isBound } from './sub-processor-form.ts';
import { subProcessors, type SubProcessor } from './sub-processors.ts';

/** Why a host is out of reach: what its row lacks, in the order in which it is mended. */
export type WaitsFor = 'row' | 'agreement' | 'switch' | 'answer' | 'day';

/** What a host that is in no row in use waits for, and the row it is about; none where the register has no row that goes on. */
export interface WaitingHost {
  readonly waitsFor: WaitsFor;
  readonly row: SubProcessor | undefined;
}

/** What has to be done in the register before a host that is not in use may be reached. */
export async function whatHostWaitsFor(host: string): Promise<WaitingHost> {
  const today = osloDay(now());
  const row = (await subProcessors()).find(
    (one) => one.hosts.includes(host) && (one.until === null || one.until > today),
  );
  if (!row) return { waitsFor: 'row', row };
  if (!isBound(row)) return { waitsFor: 'agreement', row };
  if (!row.switchedOn) return { waitsFor: 'switch', row };
  return { waitsFor: row.held ? 'answer' : 'day', row };
}
