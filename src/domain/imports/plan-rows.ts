import type { ColumnValues } from '../companies/fields.ts';
import type { Outcome, Verdict } from './company-import.ts';
import type { OwnCompanies, OwnCompany } from '../companies/own-companies.ts';
import type { OwnValues } from './own-fields.ts';
import type { BroughtFact, RowValues } from './row-values.ts';
import type { Screened } from './screen-rows.ts';

/** A row that is to be carried out. */
export interface RowInLine {
  readonly line: number;
  readonly cells: readonly string[];
  readonly verdict: Verdict;
  /** `take`, the number of a unit, or null. */
  readonly choice: string | null;
  readonly companyId: string | null;
}

/** Why a row that was to be brought in could not be, when it came to it. */
export type FailureReason = 'blocked' | 'trash' | 'repeated' | 'several' | 'unreadable';

/** What is done about a row. */
export type RowPlan =
  | {
      readonly kind: 'create';
      readonly line: number;
      readonly number: string | null;
      readonly name: string | null;
      readonly facts: Facts;
      readonly own: OwnValues;
    }
  | {
      readonly kind: 'fill';
      readonly line: number;
      readonly company: OwnCompany;
      readonly number: string | null;
      readonly facts: Facts;
      readonly own: OwnValues;
    }
  | { readonly kind: 'fail'; readonly line: number; readonly reason: FailureReason };

type Facts = ReadonlyMap<BroughtFact, ColumnValues>;

/** What it comes to for a row that is filled or created. */
export type Done = Extract<Outcome, 'created' | 'restored' | 'filled' | 'unchanged'>;

/**
 * Decides what is done about each row of a batch, by what the tenant has at this moment: days may have gone by since the rows were
 * judged. A row never becomes a second company of the same number, never touches what lies in the trash unless it was chosen, and
 * brings nothing of who is to be left alone.
 * @param now companies by their ids, as `ownCompanies` finds them by number and name
 */
export function planRows(
  rows: readonly (RowInLine & { readonly values: RowValues })[],
  own: OwnCompanies,
  now: ReadonlyMap<string, OwnCompany>,
  screened: readonly Screened[],
): RowPlan[] {
  const used = new Set<string>();
  return rows.map((row, at): RowPlan => {
    const { line, values, choice } = row;
    const fail = (reason: FailureReason): RowPlan => ({ kind: 'fail', line, reason });
    if (Object.keys(values.problems).length > 0) return fail('unreadable');
    if (screened[at]?.blocked) return fail('blocked');
    const number = choice !== null && choice !== 'take' ? choice : values.number;
    const facts = without(values.facts, screened[at]?.withheld ?? []);
    const company = companyOf(row, number, own, now);
    if (company === 'several') return fail('several');
    const same = company?.id ?? number;
    if (same !== null && used.has(same)) return fail('repeated');
    if (same !== null) used.add(same);
    if (number !== null) used.add(number);
    if (!company) return { kind: 'create', line, number, name: values.name, facts, own: values.own };
    if (company.inTrash && choice !== 'take') return fail('trash');
    return {
      kind: 'fill',
      line,
      company,
      number: company.organisationNumber === null ? number : null,
      facts,
      own: values.own,
    };
  });
}

function companyOf(
  { verdict, companyId, values, choice }: RowInLine & { readonly values: RowValues },
  number: string | null,
  own: OwnCompanies,
  now: ReadonlyMap<string, OwnCompany>,
): OwnCompany | 'several' | undefined {
  const numbered = number === null ? undefined : own.byNumber.get(number);
  if (numbered) return numbered;
  const judged = companyId === null ? undefined : now.get(companyId);
  // It may have got another number since.
  if (judged && (number === null || judged.organisationNumber === null)) return judged;
  if (verdict === 'exists' || values.name === null || choice === 'take') return undefined;
  // Added by somebody since the review.
  const called = number === null && choice === null ? own.named(values.name) : [];
  return called.length > 1 ? 'several' : called[0];
}

function without(facts: Facts, withheld: readonly string[]): Facts {
  return new Map([...facts].filter(([fact]) => !withheld.includes(fact)));
}
