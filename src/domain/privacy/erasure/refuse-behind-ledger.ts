import { ledgerAhead } from './replay.ts';

/** The database has forgotten people who were erased: nobody may be let in before they are erased again. */
export class ErasuresToReplay extends Error {
  constructor(count: number) {
    super(
      `The database is older than the ledger of erasures: ${count} erased ${count === 1 ? 'person is' : 'people are'} in it again. Run npm run replay-erasures before starting.`,
    );
    this.name = 'ErasuresToReplay';
  }
}

/** Asked by web and workers before they take anything on (hard case 20). @throws ErasuresToReplay */
export async function refuseBehindLedger(): Promise<void> {
  const { missing } = await ledgerAhead();
  if (missing.length > 0) throw new ErasuresToReplay(missing.length);
}
