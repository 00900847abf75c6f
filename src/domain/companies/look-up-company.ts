import { askRegister } from '../register/entity-store.ts';
import { unitsCalled, SHORTEST_NAME, type UnitsCalled } from '../register/units-called.ts';
import {
  looksLikeNumber,
  normaliseOrganisationNumber,
  organisationNumberProblem,
} from '../register/organisation-number.ts';
import { hitOf, type SearchHit } from '../register/search-store.ts';
import { readingTenant } from '../tenancy.ts';
import type { Member } from '../users/member.ts';
import { companyWithNumber, type KnownCompany } from './add-company.ts';
import { askedTooOften } from './asked-often.ts';
import { companyChoices, type CompanyChoice } from './company-choices.ts';

/** A unit of the register, as far as somebody needs it to know that it is the right one. */
export type RegisterUnit = SearchHit;

/** What can be said about a number or a name while it is typed. */
export type CompanyLookUp =
  | { readonly kind: 'nothing' }
  /** Digits, but not nine yet. */
  | { readonly kind: 'unfinished'; readonly digits: number }
  | { readonly kind: 'wrong'; readonly problem: 'length' | 'checksum' }
  | { readonly kind: 'known'; readonly company: KnownCompany }
  | { readonly kind: 'found'; readonly unit: RegisterUnit; readonly toldAt: Date }
  | {
      readonly kind: 'deleted';
      readonly unit: RegisterUnit;
      readonly deletedOn: string | undefined;
      readonly toldAt: Date;
    }
  | { readonly kind: 'removed' | 'unknown' | 'unavailable'; readonly organisationNumber: string }
  | ({
      readonly kind: 'name';
      readonly name: string;
      /** Companies the tenant has already. */
      readonly own: readonly CompanyChoice[];
    } & UnitsCalled);

/**
 * Looks up what a member is typing: a number among their companies and in the register, a name in our mirror of the
 * register and by its own search. Asks outside, so it opens its own transactions and is not to be called in one.
 * @param from the member's network address
 */
export async function lookUpCompany(by: Member, typed: string, from: string): Promise<CompanyLookUp> {
  const text = typed.trim().replace(/\s+/g, ' ');
  if (text === '') return { kind: 'nothing' };
  return looksLikeNumber(text) ? byNumber(by, normaliseOrganisationNumber(text)) : byName(by, text, from);
}

async function byNumber(by: Member, number: string): Promise<CompanyLookUp> {
  if (number.length < 9) return { kind: 'unfinished', digits: number.length };
  const problem = organisationNumberProblem(number);
  if (problem) return { kind: 'wrong', problem: problem === 'checksum' ? 'checksum' : 'length' };
  const company = await readingTenant(by.tenantId, () => companyWithNumber(by, number));
  if (company) return { kind: 'known', company };
  const { outcome, toldAt } = await askRegister(number, { interactive: true, orOlder: true });
  switch (outcome.kind) {
    case 'Found':
      return { kind: 'found', unit: hitOf(outcome.entity), toldAt };
    case 'Deleted':
      return { kind: 'deleted', unit: hitOf(outcome.entity), deletedOn: outcome.deletedOn, toldAt };
    case 'Removed':
      return { kind: 'removed', organisationNumber: number };
    case 'Unknown':
      return { kind: 'unknown', organisationNumber: number };
    default:
      return { kind: 'unavailable', organisationNumber: number };
  }
}

async function byName(by: Member, name: string, from: string): Promise<CompanyLookUp> {
  if (name.length < SHORTEST_NAME) return { kind: 'nothing' };
  const [own, found] = await Promise.all([
    readingTenant(by.tenantId, () => companyChoices(by, name)),
    unitsCalled(name, () => askedTooOften(by, from)),
  ]);
  return { kind: 'name', name, own, ...found };
}
