import type { Answer } from '../attempt.ts';
import type { Question } from '../ask.ts';
import { isJson, parseJson } from '../json-answer.ts';
import type { RegisterLimits } from '../limits.ts';
import { badRequest } from '../look-up.ts';
import type { BadRequest, Unavailable } from '../outcomes.ts';
import { day } from '../read-entity.ts';
import { accountsBody, accountsErrorBody, type AccountsBody } from './accounts-body.ts';

/** The accounts of one year. Amounts are whole units of `currency`, as filed; days are `YYYY-MM-DD`. */
export interface Accounts {
  readonly from?: string | undefined;
  readonly to: string;
  /** ISO 4217: usually NOK, but groups file in USD and EUR. */
  readonly currency: string;
  readonly revenue?: number | undefined;
  readonly operatingResult?: number | undefined;
  readonly resultBeforeTax?: number | undefined;
  readonly result?: number | undefined;
  readonly assets?: number | undefined;
  readonly equity?: number | undefined;
  readonly paidInEquity?: number | undefined;
  readonly debt?: number | undefined;
  readonly unaudited?: boolean | undefined;
  readonly rulesOfSmallCompanies?: boolean | undefined;
}

/** The latest accounts the register holds. */
export interface AccountsFiled {
  readonly kind: 'Accounts';
  readonly accounts: Accounts;
}
/** The register answered: nothing is filed. */
export interface NothingFiled {
  readonly kind: 'NothingFiled';
}
/** The register answers about this one with an error, as it always does about banks and insurers. */
export interface NotPublished {
  readonly kind: 'NotPublished';
}
export type AccountsAnswer = AccountsFiled | NothingFiled | NotPublished;
export type AccountsOutcome = AccountsAnswer | Unavailable | BadRequest;

/** The question for one number. It is asked of the same host as Enhetsregisteret, but leaves by a row of its own. */
export const accountsQuestion = (base: URL, number: string, { entityBytes }: RegisterLimits): Question => ({
  url: new URL(`/regnskapsregisteret/regnskap/${number}`, base.origin),
  accept: 'application/json',
  maxBytes: entityBytes,
  answersWith: 500,
  party: 'accounts',
});

/** What an answer about one number means; anything else than its four shapes is `Unavailable`, never a guess. */
export function accountsOutcome(answer: Answer, number: string): AccountsOutcome {
  if (answer.status === 200) return filed(answer, number);
  if (answer.status === 404)
    return answer.body !== '' && !isJson(answer) ? badAnswer('status 404 with a page') : { kind: 'NothingFiled' };
  if (answer.status === 500) return notPublished(answer, number);
  if (answer.status === 400) return badRequest(answer);
  return { kind: 'Unavailable', reason: 'refused', detail: `status ${answer.status}` };
}

function filed(answer: Answer, number: string): AccountsOutcome {
  const body = accountsBody.safeParse(parseJson(answer));
  if (!body.success) return badAnswer('not the accounts asked for');
  if (body.data.some(({ virksomhet }) => virksomhet.organisasjonsnummer !== number))
    return badAnswer('about another organisation number');
  const [latest] = body.data
    .flatMap((one) => accountsOf(one) ?? [])
    .toSorted((one, other) => other.to.localeCompare(one.to));
  if (latest) return { kind: 'Accounts', accounts: latest };
  return body.data.length === 0 ? { kind: 'NothingFiled' } : badAnswer('no real day of closing');
}

// The register's own error names the path it could not answer; a page or an empty 500 is a fault between us.
function notPublished(answer: Answer, number: string): AccountsOutcome {
  const body = accountsErrorBody.safeParse(parseJson(answer));
  if (body.success && body.data.path.endsWith(`/regnskap/${number}`)) return { kind: 'NotPublished' };
  return { kind: 'Unavailable', reason: 'serverError', detail: 'status 500' };
}

function accountsOf(body: AccountsBody): Accounts | undefined {
  const to = day(body.regnskapsperiode.tilDato);
  if (to === undefined) return undefined;
  const result = body.resultatregnskapResultat;
  const equity = body.egenkapitalGjeld?.egenkapital;
  const principles = body.regnkapsprinsipper ?? body.regnskapsprinsipper;
  return {
    from: day(body.regnskapsperiode.fraDato),
    to,
    currency: body.valuta,
    revenue: result?.driftsresultat?.driftsinntekter?.sumDriftsinntekter ?? undefined,
    operatingResult: result?.driftsresultat?.driftsresultat ?? undefined,
    resultBeforeTax: result?.ordinaertResultatFoerSkattekostnad ?? undefined,
    result: result?.aarsresultat ?? undefined,
    assets: body.eiendeler?.sumEiendeler ?? undefined,
    equity: equity?.sumEgenkapital ?? undefined,
    paidInEquity:
      equity?.innskuttEgenkapital?.sumInnskuttEgenkaptial ??
      equity?.innskuttEgenkapital?.sumInnskuttEgenkapital ??
      undefined,
    debt: body.egenkapitalGjeld?.gjeldOversikt?.sumGjeld ?? undefined,
    unaudited: body.revisjon?.ikkeRevidertAarsregnskap ?? undefined,
    rulesOfSmallCompanies: principles?.smaaForetak ?? undefined,
  };
}

const badAnswer = (detail: string): Unavailable => ({ kind: 'Unavailable', reason: 'badAnswer', detail });
