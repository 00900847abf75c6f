import { osloDay } from '../../clock.ts';
import { rowsSwitchedOff } from '../../companies/neighbouring-registers.ts';
import type { Recipient } from '../inventory/recipients.ts';
import { stateOf, subProcessors, type SubProcessor } from './sub-processors.ts';

/** Everybody who gets data today, as the records of processing name them (Art. 30(1)(d) and (e)). */
export async function recipientsInUse(): Promise<Recipient[]> {
  const today = osloDay();
  return (await subProcessors()).filter((row) => stateOf(row, today) === 'inUse').map(recipientOf);
}

/** Those of them that the tenant of the open transaction uses: what it has not switched on gets nothing of its. */
export async function recipientsOfTenant(): Promise<Recipient[]> {
  const off = await rowsSwitchedOff();
  return (await recipientsInUse()).filter(({ code }) => !off.has(code));
}

const mechanisms = {
  adequacy: { nb: 'Beslutning om tilstrekkelig beskyttelsesnivå (art. 45)', en: 'Adequacy decision (Art. 45)' },
  clauses: { nb: 'Standard personvernbestemmelser (art. 46)', en: 'Standard contractual clauses (Art. 46)' },
} as const;

function recipientOf(row: SubProcessor): Recipient {
  const leaves = row.transfer === 'adequacy' || row.transfer === 'clauses' ? mechanisms[row.transfer] : undefined;
  const reference = row.transferReference === '' ? '' : `: ${row.transferReference}`;
  return {
    code: row.code,
    name: row.name,
    role: row.role,
    concerns: row.concerns,
    data: { nb: row.dataNb, en: row.dataEn },
    country: row.countryCode,
    transfer: leaves ? { nb: `${leaves.nb}${reference}`, en: `${leaves.en}${reference}` } : { nb: '', en: '' },
  };
}
