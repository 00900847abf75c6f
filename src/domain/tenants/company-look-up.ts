import { askRegister, type Told } from '../register/entity-store.ts';
import { unitsCalled, SHORTEST_NAME, type UnitsCalled } from '../register/units-called.ts';
import {
  looksLikeNumber,
  normaliseOrganisationNumber,
  organisationNumberProblem,
} from '../register/organisation-number.ts';
import { waitFor } from '../users/attempts.ts';

/** What the sign-up form gets to know about an organisation number or a name. */
export type CompanyLookUp =
  /** Nothing typed yet: there is nothing to ask about. */
  | { readonly kind: 'none' }
  /** A name of so few letters that nothing is searched for. */
  | { readonly kind: 'short' }
  /** A name: whoever signs up chooses among these. */
  | ({ readonly kind: 'name'; readonly name: string } & UnitsCalled)
  | { readonly kind: 'invalid'; readonly problem: 'length' | 'checksum' }
  | { readonly kind: 'found'; readonly company: RegisteredCompany }
  /** Struck off: such a company cannot become a customer. */
  | { readonly kind: 'deleted'; readonly name: string }
  /** The register no longer shows it. */
  | { readonly kind: 'removed' }
  | { readonly kind: 'unknown' }
  /** No answer: the name can be typed instead. */
  | { readonly kind: 'unavailable' };

/** A company as the register has it, in the parts a tenant keeps. */
export interface RegisteredCompany {
  readonly organisationNumber: string;
  readonly name: string;
  readonly legalForm: string;
  readonly addressLines: readonly string[];
  readonly postalCode: string | undefined;
  readonly place: string | undefined;
  readonly countryCode: string | undefined;
  readonly fetchedAt: Date;
}

/**
 * Checks a typed organisation number by its check digit and asks the register about it; searches for a name. A person waits,
 * whom nobody knows: companies that are people in law or by name are found by their number alone.
 * @param from the visitor's network address: only so many questions from one are passed on
 */
export async function lookUpCompany(typed: string, from: string): Promise<CompanyLookUp> {
  const text = typed.trim().replace(/\s+/g, ' ');
  if (text === '') return { kind: 'none' };
  if (!looksLikeNumber(text)) return byName(text, from);
  const problem = organisationNumberProblem(text);
  if (problem) return { kind: 'invalid', problem: problem === 'checksum' ? 'checksum' : 'length' };
  if ((await waitFor('register-look-up', { about: from, from })) !== undefined) return { kind: 'unavailable' };
  return read(await askRegister(normaliseOrganisationNumber(text), { interactive: true }));
}

async function byName(name: string, from: string): Promise<CompanyLookUp> {
  if (name.length < SHORTEST_NAME) return { kind: 'short' };
  const waitSeconds = await waitFor('register-look-up', { about: from, from });
  if (waitSeconds !== undefined) return { kind: 'name', name, hits: undefined, toldAt: undefined, waitSeconds };
  const found = await unitsCalled(name, () => waitFor('sign-up-search', { about: from, from }));
  return { kind: 'name', name, ...found, hits: found.hits?.filter(({ personLike }) => !personLike) };
}

function read({ outcome, toldAt }: Told): CompanyLookUp {
  switch (outcome.kind) {
    case 'Found': {
      const { entity } = outcome;
      const address = entity.businessAddress ?? entity.postalAddress;
      return {
        kind: 'found',
        company: {
          organisationNumber: entity.organisationNumber,
          name: entity.name,
          legalForm: entity.legalForm.code,
          addressLines: address?.lines ?? [],
          postalCode: address?.postalCode,
          place: address?.place,
          countryCode: address?.countryCode,
          fetchedAt: toldAt,
        },
      };
    }
    case 'Deleted':
      return { kind: 'deleted', name: outcome.entity.name };
    case 'Removed':
      return { kind: 'removed' };
    case 'Unknown':
      return { kind: 'unknown' };
    default:
      return { kind: 'unavailable' };
  }
}
