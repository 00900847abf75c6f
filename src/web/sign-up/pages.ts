import type { RegisterCode } from '../../domain/register/entity.ts';
import type { PendingSignUp } from '../../domain/tenants/pending-sign-ups.ts';
import type { CompanyLookUp } from '../../domain/tenants/company-look-up.ts';

declare module '../visit.ts' {
  interface Views {
    'sign-up/new': SignUpPage;
    'sign-up/_company': SignUpCompany;
    'sign-up/_organisation': SignUpOrganisation;
    'sign-up/link-sent': { readonly email: string };
    'sign-up/confirm': PendingSignUp & {
      readonly token: string;
      /** Why those who have the account were not asked; undefined before somebody has wanted to. */
      readonly unasked: 'often' | 'nobody' | undefined;
    };
    'sign-up/asked': object;
    'sign-up/link-closed': object;
  }
}

/** The part of the form that follows the organisation number or name. */
export interface SignUpCompany {
  readonly company: CompanyLookUp;
  /** Where the company that was found is, in one line; of a person's own business no more than the place. */
  readonly address: string;
  /** Words for a form of organisation. */
  readonly legalForm: (form: RegisterCode) => string;
  /** The name as typed, where the register has none to give. */
  readonly companyName: string;
  /** Words at the name; undefined when nothing is wrong with it. */
  readonly companyNameProblem: string | undefined;
}

/** The field for number or name, and what follows it. */
export interface SignUpOrganisation extends SignUpCompany {
  /** As typed: a number or a name. */
  readonly organisationNumber: string;
  /** Words at the field that the part below does not say itself. */
  readonly organisationProblem: string | undefined;
  /** The field gets the focus: it is the first to fill in, or somebody has just chosen what stands in it. */
  readonly focused: boolean;
}

/** The form with what was typed, except the password, which is never sent back. */
export interface SignUpPage extends SignUpOrganisation {
  readonly name: string;
  readonly email: string;
  readonly accepted: boolean;
  /** `agreementHash` of the wording the page links to; comes back with the form. */
  readonly agreementHash: string;
  readonly shortest: number;
  readonly trialDays: number;
  /** Words at each field; `form` for the form as a whole. */
  readonly problems: Readonly<Record<string, string>>;
}
