import { now } from '../clock.ts';
import { outside } from '../outside.ts';
import { normaliseOrganisationNumber, organisationNumberProblem } from '../register/organisation-number.ts';
import type { LookUpOutcome } from '../register/outcomes.ts';

/** What the sign-up form gets to know about an organisation number. */
export type CompanyLookUp =
  /** Nothing typed yet, or not a whole number: there is nothing to ask about. */
  | { readonly kind: 'none' }
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

/** Checks a typed organisation number by its check digit and asks the register about it. A person waits. */
export async function lookUpCompany(typed: string): Promise<CompanyLookUp> {
  const problem = organisationNumberProblem(typed);
  if (problem === 'empty') return { kind: 'none' };
  if (problem) return { kind: 'invalid', problem };
  const outcome = await outside().register.lookUp(normaliseOrganisationNumber(typed), { interactive: true });
  return read(outcome);
}

function read(outcome: LookUpOutcome): CompanyLookUp {
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
          fetchedAt: now(),
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
