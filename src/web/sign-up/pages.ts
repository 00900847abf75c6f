import type { CompanyLookUp } from '../../domain/tenants/company-look-up.ts';

declare module '../visit.ts' {
  interface Views {
    'sign-up/new': SignUpPage;
    'sign-up/_company': SignUpCompany;
    'sign-up/link-sent': { readonly email: string };
    'sign-up/confirm': { readonly token: string; readonly tenantName: string };
    'sign-up/link-closed': object;
  }
}

/** The part of the form that follows the organisation number. */
export interface SignUpCompany {
  readonly company: CompanyLookUp;
  /** The name as typed, where the register has none to give. */
  readonly companyName: string;
  /** Words at the name; undefined when nothing is wrong with it. */
  readonly companyNameProblem: string | undefined;
}

/** The form with what was typed, except the password, which is never sent back. */
export interface SignUpPage extends SignUpCompany {
  readonly organisationNumber: string;
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
