import { change, inPlatform } from '../../tenancy.ts';
import type { KeptOutcome, Told } from '../entity-store.ts';
import { mayWriteUnits, waitForLoad } from './load-lock.ts';
import { factsOf, mirrorColumns, mirrorRow } from './mirror-row.ts';
import { addWords } from './renew-words.ts';

/**
 * Brings the mirror up to date with what the register has just told of a unit: its row, or that it is gone. Joins the open
 * platform transaction. What the mirror was told later than this stays, and so does this when a file of before is loaded.
 *
 * While a file is being loaded the mirror is left as the file has it, since somebody may be waiting for what was told; only what
 * is removed from open data waits for the end of the load.
 */
export async function mirrorUnit(number: string, { outcome, toldAt }: Told<KeptOutcome>): Promise<void> {
  if (outcome.kind === 'Removed') {
    await forgetUnits([number], toldAt);
    return;
  }
  await inPlatform(async () => {
    if (!(await mayWriteUnits())) return;
    if (outcome.kind !== 'Found') {
      await change(putGone, [[number], toldAt]);
      return;
    }
    const row = mirrorRow(factsOf(outcome.entity));
    const searchText = row[4];
    await change(put, [...row, toldAt]);
    if (searchText !== null && row[1] === 'main') await change(addWords, [searchText]);
  });
}

/**
 * Takes units out of the mirror: struck off, or removed from open data. Nothing is kept but the number and when this was
 * told, so that an older file does not bring them back. Joins the open platform transaction, and waits for a load to end.
 */
export const forgetUnits = (numbers: readonly string[], toldAt: Date): Promise<number> =>
  inPlatform(async () => {
    await waitForLoad();
    return change(putGone, [numbers, toldAt]);
  });

const others = mirrorColumns.slice(1);

const put = `
  insert into register_units as known (${mirrorColumns.join(', ')}, told_at)
  values (${mirrorColumns.map((_, at) => `$${at + 1}`).join(', ')}, $${mirrorColumns.length + 1})
  on conflict (organisation_number) do update
     set ${others.map((column) => `${column} = excluded.${column}`).join(', ')}, told_at = excluded.told_at
   where known.told_at <= excluded.told_at`;

const putGone = `
  insert into register_units as known (organisation_number, kind, prominence, told_at)
  select number, 'gone', 0, $2 from unnest($1::text[]) number
  on conflict (organisation_number) do update
     set kind = 'gone', ${others
       .filter((column) => column !== 'kind' && column !== 'prominence')
       .map((column) => `${column} = null`)
       .join(', ')},
         prominence = 0, told_at = excluded.told_at
   where known.told_at <= excluded.told_at`;
