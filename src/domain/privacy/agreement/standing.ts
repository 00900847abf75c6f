import { platformRead } from '../../tenancy.ts';
import type { Member } from '../../users/member.ts';
import { difference, type Difference } from '../difference.ts';
import type { PolicyLanguage } from '../policy-text.ts';
import { acceptancesOf, type Acceptance } from './acceptances.ts';
import { agreementEdition, newestAgreement, type AgreementEdition } from './editions.ts';

/** Where a tenant stands with the agreement. */
export interface AgreementStanding {
  /** What the tenant has accepted, the one in force first; `kept` is whether its wording can be read. */
  readonly acceptances: readonly (Acceptance & { readonly kept: boolean })[];
  readonly newest: AgreementEdition;
  /** The newest is the one in force. */
  readonly upToDate: boolean;
  /** What the newest adds and takes away; undefined when it is in force, or the wording in force is older than the editions. */
  readonly changes: Difference | undefined;
}

interface NamedEdition {
  readonly number: number;
  readonly hash: string;
}

/** Where the member's tenant stands, as a reader of that language is shown it. @throws NotAllowed */
export async function agreementStanding(by: Member, language: PolicyLanguage): Promise<AgreementStanding> {
  const [accepted, editions, newest] = await Promise.all([
    acceptancesOf(by),
    platformRead<NamedEdition>(`select number, hash from agreement_editions order by number desc, language`),
    newestAgreement(language),
  ]);
  const inForce = editions.find(({ hash }) => hash === accepted[0]?.sha256);
  // The same words again are the same agreement, whatever came and went between them.
  const upToDate = inForce !== undefined && saysTheSame(editions, inForce.number, newest.number);
  const before = upToDate || !inForce ? undefined : await agreementEdition(inForce.number, language);
  return {
    acceptances: accepted.map((one) => ({ ...one, kept: editions.some(({ hash }) => hash === one.sha256) })),
    newest,
    upToDate,
    changes: before && difference(before.wording, newest.wording),
  };
}

const saysTheSame = (editions: readonly NamedEdition[], one: number, other: number): boolean =>
  editions
    .filter(({ number }) => number === one)
    .every(({ hash }) => editions.some((edition) => edition.number === other && edition.hash === hash));

/** What of the agreement is in force for the tenant, and what waits to be. */
export interface AgreementInForce {
  /** The last acceptance. */
  readonly last: Acceptance | undefined;
  /** The number of the newest edition, when the tenant has not accepted those words. */
  readonly newer: number | undefined;
}

/** Where the tenant stands in short. @throws NotAllowed */
export async function agreementInForce(by: Member): Promise<AgreementInForce> {
  const [[last], newest] = await Promise.all([
    acceptancesOf(by),
    platformRead<NamedEdition>(
      `select number, hash from agreement_editions where number = (select max(number) from agreement_editions)`,
    ),
  ]);
  return { last, newer: newest.some(({ hash }) => hash === last?.sha256) ? undefined : newest[0]?.number };
}
