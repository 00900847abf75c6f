import { now } from '../../clock.ts';
import { partyIsInUse } from '../../outbound/allowed-hosts.ts';
import { outside } from '../../outside.ts';
import { change, inPlatform, platformRead } from '../../tenancy.ts';
import type { BadRequest } from '../outcomes.ts';
import type { AccountsAnswer, AccountsOutcome } from './accounts.ts';
import { neighbourFacts, type AskedNeighbour } from './neighbours.ts';
import { unavailable, type EInvoiceAnswer, type EInvoiceOutcome, type Unavailable } from './peppol/outcomes.ts';

/** What a neighbouring register has told and may be kept: an outage is never among them. */
export type NeighbourAnswer = EInvoiceAnswer | AccountsAnswer;

/** An answer that is kept, and when it was told. */
export interface KnownAnswer {
  readonly answer: NeighbourAnswer;
  readonly toldAt: Date;
  /** Good enough not to ask again. */
  readonly good: boolean;
}

/** What is known once a register was asked. */
export interface NeighbourTold {
  /** The newest answer there is; undefined when nobody ever got one. */
  readonly known: KnownAnswer | undefined;
  /** Why the register did not tell this time; what is known is then an older answer. */
  readonly failure: Unavailable | BadRequest | undefined;
}

const hour = 3_600_000;

/** How long an answer is good, unless its own rule says otherwise. A no may be mended the same day by whoever asked for it. */
const goodFor: Readonly<Record<NeighbourAnswer['kind'], number>> = {
  Receives: 24 * hour,
  OtherDocuments: hour,
  NotRegistered: hour,
  Accounts: 24 * hour,
  NothingFiled: 24 * hour,
  NotPublished: 6 * hour,
};

/** An answer as it is kept. `year` is the one Enhetsregisteret says that accounts were last filed for, now and when this was told. */
export interface KeptRow {
  readonly answer: NeighbourAnswer | null;
  readonly toldAt: Date | null;
  readonly toldOfYear: string | null;
  readonly year: string | null;
  /** The codes of its industries, as Enhetsregisteret has them; null when it is not known. */
  readonly industries: readonly string[] | null;
}

/** The columns of a `KeptRow` out of `neighbour_answers a` and `register_entities e`. */
export const keptColumns = `a.answer, a.told_at as "toldAt", a.told_of_year as "toldOfYear",
  e.entity ->> 'lastAccountsYear' as year,
  (select array_agg(one ->> 'code') from jsonb_array_elements(e.entity -> 'industries') one) as industries`;

/** What a row says is known; undefined when nothing is kept. */
export function knownIn({ answer, toldAt, toldOfYear, year }: KeptRow): KnownAnswer | undefined {
  if (!answer || !toldAt) return undefined;
  const fresh = now().getTime() - toldAt.getTime() < goodFor[answer.kind];
  if (answer.kind !== 'Accounts' && answer.kind !== 'NothingFiled') return { answer, toldAt, good: fresh };
  // Accounts change once a year, and Enhetsregisteret tells when: until then there is nothing to ask about.
  return { answer, toldAt, good: year === toldOfYear && (fits(answer, year) || fresh) };
}

/** Whether the accounts are those of the year that was told of, or none where none was. They may come later than the word of them. */
const fits = (answer: NeighbourAnswer, year: string | null): boolean =>
  answer.kind === 'Accounts' ? answer.accounts.to.slice(0, 4) >= (year ?? '') : year === null;

/**
 * What a neighbouring register says about a number: the kept answer while it is good, otherwise the register's own, which is
 * then kept for everybody. Public data without a tenant; who asked is not written down. Not to be called inside a
 * tenant's transaction, nor about anybody who is a person.
 */
export async function askNeighbour(neighbour: AskedNeighbour, number: string): Promise<NeighbourTold> {
  if (!(await partyIsInUse(neighbourFacts[neighbour].row)))
    return { known: undefined, failure: unavailable('notAllowed', 'its row is not in use') };
  const kept = await keptRow(neighbour, number);
  const known = knownIn(kept);
  if (known?.good) return { known, failure: undefined };
  const outcome = believed(await ask(neighbour, number), kept);
  if (outcome.kind === 'Unavailable' || outcome.kind === 'BadRequest') return { known, failure: outcome };
  const toldAt = now();
  await keepAnswer(neighbour, number, { answer: outcome, toldAt, toldOfYear: kept.year });
  return { known: { answer: outcome, toldAt, good: true }, failure: undefined };
}

// The register's error is how it always answers about banks and insurers (industries 64 to 66). About anybody else it is what
// it says, an error, and nothing to keep.
const believed = (
  outcome: AccountsOutcome | EInvoiceOutcome,
  { industries }: KeptRow,
): AccountsOutcome | EInvoiceOutcome =>
  outcome.kind === 'NotPublished' && industries?.every((code) => !/^6[4-6]/.test(code))
    ? unavailable('serverError', 'an error about no bank')
    : outcome;

const ask = (neighbour: AskedNeighbour, number: string): Promise<AccountsOutcome | EInvoiceOutcome> =>
  neighbour === 'accounts'
    ? outside().register.accounts(number, { interactive: true })
    : outside().peppol.receives(number);

async function keptRow(neighbour: AskedNeighbour, number: string): Promise<KeptRow> {
  const [row] = await platformRead<KeptRow>(
    `select ${keptColumns}
       from (select $1::text as number) asked
       left join neighbour_answers a on a.organisation_number = asked.number and a.neighbour = $2
       left join register_entities e on e.organisation_number = asked.number`,
    [number, neighbour],
  );
  if (!row) throw new Error('one row is selected whatever is kept');
  return row;
}

const keepAnswer = (
  neighbour: AskedNeighbour,
  number: string,
  { answer, toldAt, toldOfYear }: Pick<KeptRow, 'answer' | 'toldAt' | 'toldOfYear'>,
): Promise<number> =>
  inPlatform(() =>
    change(
      `insert into neighbour_answers as kept (organisation_number, neighbour, answer, told_at, told_of_year)
       values ($1, $2, $3, $4, $5)
       on conflict (organisation_number, neighbour) do update
          set answer = excluded.answer, told_at = excluded.told_at, told_of_year = excluded.told_of_year
        where kept.told_at <= excluded.told_at`,
      [number, neighbour, JSON.stringify(answer), toldAt, toldOfYear],
    ),
  );

/** Destroys what was kept of a unit, in the open platform transaction: for one that is removed from open data. */
export const forgetNeighbourAnswers = (number: string): Promise<number> =>
  change(`delete from neighbour_answers where organisation_number = $1`, [number]);
