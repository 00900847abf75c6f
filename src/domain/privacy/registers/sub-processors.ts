import { now, osloDay } from '../../clock.ts';
import { NotFound } from '../../errors.ts';
import { isId } from '../../identifiers.ts';
import { isHeld, isInUse } from '../../outbound/allowed-hosts.ts';
import { platformRead } from '../../tenancy.ts';

/** What a receiver is to us: handles data for us, decides over it by itself, or is only asked (Art. 4(7)–(9)). */
export const subProcessorRoles = ['processor', 'controller', 'source'] as const;
export type SubProcessorRole = (typeof subProcessorRoles)[number];

/** Whose data it gets: users and billing (L1), contacts of the tenants (L2), or both. */
export const concerns = ['accounts', 'contacts', 'both'] as const;
export type Concern = (typeof concerns)[number];

/** On what data leaves the EEA (Art. 44–49): it does not, adequacy, standard clauses, or nothing personal is sent. */
export const transfers = ['eea', 'adequacy', 'clauses', 'none'] as const;
export type Transfer = (typeof transfers)[number];

/** A row of the register. Days are `YYYY-MM-DD`. */
export interface SubProcessor {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly role: SubProcessorRole;
  readonly concerns: Concern;
  readonly dataNb: string;
  readonly dataEn: string;
  readonly purposeNb: string;
  readonly purposeEn: string;
  /** ISO 3166-1 alpha-2. */
  readonly countryCode: string;
  readonly transfer: Transfer;
  readonly transferReference: string;
  /** Where its data processing agreement is; empty when there is none … */
  readonly agreementReference: string;
  /** … and then why none is needed. One of the two must be there before it is switched on. */
  readonly agreementExemption: string;
  readonly hosts: readonly string[];
  /** Whether those hosts name others, which are reached for this row too. */
  readonly namesOthers: boolean;
  /** Where it is told when something is corrected or erased (Art. 19); empty when there is no such address. */
  readonly contactEmail: string;
  /** Where what stands here comes from, and what nobody has checked. */
  readonly source: string;
  readonly verifiedOn: string | null;
  readonly switchedOn: boolean;
  /** The day the tenants were told; null for what was there from the start. */
  readonly noticeOn: string | null;
  readonly since: string;
  readonly until: string | null;
  /** A tenant has objected and waits for an answer. */
  readonly held: boolean;
  readonly version: number;
  readonly changedAt: Date;
}

/** Whether a row is used today, will be, would be but for an objection that waits for its answer, was, or is off. */
export type SubProcessorState = 'inUse' | 'coming' | 'held' | 'ended' | 'off';

/** Where a row stands today. */
export function stateOf(row: SubProcessor, day: string = osloDay(now())): SubProcessorState {
  if (row.until !== null && row.until <= day) return 'ended';
  if (isInUse(row, day)) return 'inUse';
  if (row.switchedOn && row.held && row.since <= day) return 'held';
  return row.noticeOn !== null && row.since > day ? 'coming' : 'off';
}

const columns = `id, code, name, role, concerns, data_nb as "dataNb", data_en as "dataEn", purpose_nb as "purposeNb",
  purpose_en as "purposeEn", country_code as "countryCode", transfer, transfer_reference as "transferReference",
  agreement_reference as "agreementReference", agreement_exemption as "agreementExemption", hosts, names_others as "namesOthers",
  contact_email as "contactEmail", source, verified_on::text as "verifiedOn", switched_on as "switchedOn",
  notice_on::text as "noticeOn", since::text, until::text, ${isHeld} as held, version, changed_at as "changedAt"`;

/** Every row, by name: for the operators. */
export const subProcessors = (): Promise<SubProcessor[]> =>
  platformRead<SubProcessor>(`select ${columns} from sub_processors order by name, id`);

/** What the public and the tenants see: what is in use, what is announced or held back, and what ended during the last year. */
export async function knownSubProcessors(): Promise<SubProcessor[]> {
  const today = osloDay();
  const aYearAgo = `${Number(today.slice(0, 4)) - 1}${today.slice(4)}`;
  return (await subProcessors()).filter((row) => {
    const state = stateOf(row, today);
    return (
      state === 'inUse' || state === 'coming' || state === 'held' || (state === 'ended' && (row.until ?? '') > aYearAgo)
    );
  });
}

/** One row. @throws NotFound */
export async function subProcessor(id: string): Promise<SubProcessor> {
  const [row] = isId(id)
    ? await platformRead<SubProcessor>(`select ${columns} from sub_processors where id = $1`, [id])
    : [];
  if (!row) throw new NotFound('sub-processor');
  return row;
}
