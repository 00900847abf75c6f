import type { Accounts } from '../../domain/register/neighbours/accounts.ts';
import type { NeighbourAnswer } from '../../domain/register/neighbours/ask-neighbour.ts';
import type { AskedNeighbour } from '../../domain/register/neighbours/neighbours.ts';
import type { ToldOfCompany } from '../../domain/companies/neighbouring-registers.ts';
import type { MessageKey } from '../../words/catalogue.ts';
import { paths } from '../paths.ts';
import type { Visit } from '../visit.ts';

/** What a neighbouring register says of a company, in the reader's language. */
export interface ShownNeighbour {
  readonly neighbour: AskedNeighbour;
  /** The answer and when it was given; undefined before there is one. */
  readonly known: { readonly kind: NeighbourAnswer['kind']; readonly toldAt: Date } | undefined;
  readonly accounts: ShownAccounts | undefined;
  /** It did not answer just now; what is known is older. */
  readonly unavailable: boolean;
  /** Asked too often: seconds until it is asked again. */
  readonly wait: number | undefined;
  /** Where to ask; undefined while what is known is good. */
  readonly askHref: string | undefined;
}

/** Accounts, line by line. */
export interface ShownAccounts {
  /** `01.01.2025–31.12.2025`, or the last day alone. */
  readonly period: string;
  readonly currency: string;
  readonly unaudited: boolean;
  readonly lines: readonly { readonly label: string; readonly amount: string }[];
}

/** Puts what is known from one register into words. */
export function shownNeighbour(
  visit: Visit,
  companyId: string,
  { neighbour, known }: Pick<ToldOfCompany, 'neighbour' | 'known'>,
  asked: { readonly unavailable?: boolean; readonly wait?: number } = {},
): ShownNeighbour {
  const place = { tenant: visit.member.tenantSlug, id: companyId, neighbour };
  return {
    neighbour,
    known: known && { kind: known.answer.kind, toldAt: known.toldAt },
    accounts: known?.answer.kind === 'Accounts' ? shownAccounts(visit, known.answer.accounts) : undefined,
    unavailable: asked.unavailable ?? false,
    wait: asked.wait,
    askHref: known?.good ? undefined : paths.companies.neighbour(place),
  };
}

const lines = [
  ['revenue', 'neighbours.accounts.revenue'],
  ['operatingResult', 'neighbours.accounts.operatingResult'],
  ['resultBeforeTax', 'neighbours.accounts.resultBeforeTax'],
  ['result', 'neighbours.accounts.result'],
  ['assets', 'neighbours.accounts.assets'],
  ['equity', 'neighbours.accounts.equity'],
  ['debt', 'neighbours.accounts.debt'],
] as const satisfies readonly (readonly [keyof Accounts, MessageKey])[];

function shownAccounts({ t, formats }: Visit, accounts: Accounts): ShownAccounts {
  const { from, to, currency, unaudited } = accounts;
  return {
    period: from === undefined ? formats.date(to) : `${formats.date(from)}–${formats.date(to)}`,
    currency,
    unaudited: unaudited ?? false,
    // A line that was not filed is left out, never shown as nought.
    lines: lines.flatMap(([key, label]) => {
      const amount = accounts[key];
      return amount === undefined ? [] : [{ label: t(label), amount: formats.number(Math.round(amount)) }];
    }),
  };
}
