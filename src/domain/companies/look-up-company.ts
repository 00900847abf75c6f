import { isPersonLikeForm } from '../register/entity.ts';
import { askRegister } from '../register/entity-store.ts';
import { mirrorState } from '../register/mirror/mirror-state.ts';
import { searchMirror, type MirrorHit } from '../register/mirror/search-mirror.ts';
import { normaliseOrganisationNumber, organisationNumberProblem } from '../register/organisation-number.ts';
import { hitOf, keptSearch, searchAndKeep, type SearchHit } from '../register/search-store.ts';
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
  | {
      readonly kind: 'name';
      readonly name: string;
      /** Undefined when the register did not answer or was not asked: never to be shown as no hits. */
      readonly hits: readonly RegisterUnit[] | undefined;
      /** When the register told of the hits: of those from its file, when that was made. */
      readonly toldAt: Date | undefined;
      /** Set when the member has searched so often that the register is not asked: seconds until it is again. */
      readonly waitSeconds?: number | undefined;
      /** Companies the tenant has already. */
      readonly own: readonly CompanyChoice[];
    };

const SHORTEST_NAME = 3;

/** So many are shown at most; with so many found in the mirror the register is not asked. */
const MOST_HITS = 10;
const ENOUGH = 3;

/** Whether a text is on its way to being an organisation number rather than a name. */
export const looksLikeNumber = (typed: string): boolean =>
  /^[\d\s.\-\u2010-\u2015]+$/.test(typed.replace(/^NO(?=[\s\d])/i, '').replace(/MVA$/i, '')) && /\d/.test(typed);

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
  const { outcome, toldAt } = await askRegister(number, { interactive: true });
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
    searchUnits(by, name, from),
  ]);
  return { kind: 'name', name, own, ...found };
}

type Found = Pick<Extract<CompanyLookUp, { kind: 'name' }>, 'hits' | 'toldAt' | 'waitSeconds'>;

/**
 * Searches our mirror of the register, and the register itself where that is too old or finds few: it has no names of sole
 * proprietorships. That the register does not answer makes nothing of what the mirror found, and no hits of none.
 */
async function searchUnits(by: Member, name: string, from: string): Promise<Found> {
  const { inUse, madeAt } = await mirrorState('enheter');
  const mirrored = inUse ? await searchMirror(name, { limit: MOST_HITS }) : [];
  const known = mirrored.flatMap(unitOfMirror);
  const ofFile = known.length > 0 ? (madeAt ?? undefined) : undefined;
  if (known.length >= ENOUGH) return { hits: known, toldAt: ofFile };
  const { hits, toldAt, ...waiting } = await searchRegister(by, name, from);
  if (hits === undefined) return { hits: known.length > 0 ? known : undefined, toldAt: ofFile, ...waiting };
  const numbers = new Set(known.map(({ organisationNumber }) => organisationNumber));
  const more = hits.filter(({ organisationNumber }) => !numbers.has(organisationNumber));
  return { hits: [...known, ...more].slice(0, MOST_HITS), toldAt: ofFile ?? toldAt };
}

/**
 * Asks the register, unless somebody asked the same just now, or the member has asked it very often: all tenants share its
 * patience with us.
 */
async function searchRegister(by: Member, name: string, from: string): Promise<Found> {
  const kept = await keptSearch(name);
  if (kept) return kept;
  const waitSeconds = await askedTooOften(by, from);
  if (waitSeconds !== undefined) return { hits: undefined, toldAt: undefined, waitSeconds };
  return (await searchAndKeep(name, { interactive: true })) ?? { hits: undefined, toldAt: undefined };
}

/** A unit without a name is one whose name the mirror does not keep. */
const unitOfMirror = ({ organisationNumber, name, legalForm, place, status }: MirrorHit): RegisterUnit[] =>
  name === null
    ? []
    : [
        {
          organisationNumber,
          name,
          legalForm: { code: legalForm },
          place: place ?? undefined,
          personLike: isPersonLikeForm(legalForm),
          status: status ?? 'unknown',
        },
      ];
