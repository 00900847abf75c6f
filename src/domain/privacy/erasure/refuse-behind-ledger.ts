import { ledgerAhead } from './ledger-ahead.ts';

/** The database has forgotten erasures, of people or of whole tenants: nobody may be let in before they are carried out again. */
export class ErasuresToReplay extends Error {
  constructor(count: number) {
    super(
      `The database is older than the ledger of erasures: ${count} ${count === 1 ? 'erasure is' : 'erasures are'} unknown to it, and what was erased is in it again. Run npm run replay-erasures before starting.`,
    );
    this.name = 'ErasuresToReplay';
  }
}

/** Asked by web and workers before they take anything on (hard case 20). @throws ErasuresToReplay */
export async function refuseBehindLedger(): Promise<void> {
  const { missing } = await ledgerAhead();
  if (missing.length > 0) throw new ErasuresToReplay(missing.length);
}
