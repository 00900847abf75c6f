// What the pages of signing in get to show. Problems are worded already.
declare module '../visit.ts' {
  interface Views {
    'sign-in/new': SignInPage;
    'sign-in/forgotten': ForgottenPasswordPage;
    'sign-in/link-sent': { readonly email: string };
    'sign-in/new-password': NewPasswordPage;
    'sign-in/link-closed': object;
  }
}

export interface SignInPage {
  readonly email: string;
  /** Where to go afterwards; a path of ours. */
  readonly next: string;
  readonly problem: string | undefined;
}

export interface ForgottenPasswordPage {
  readonly email: string;
  readonly problem: string | undefined;
}

export interface NewPasswordPage {
  readonly token: string;
  /** The fewest characters a password may have. */
  readonly shortest: number;
  readonly problem: string | undefined;
}
