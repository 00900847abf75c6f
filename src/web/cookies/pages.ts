import type { CookieClass, RegisteredCookie } from '../../domain/privacy/cookies/register.ts';

declare module '../visit.ts' {
  interface Views {
    'cookies/show': CookiesPage;
    'cookies/_decided': { readonly back: string };
  }
}

export interface CookiesPage {
  /** The day the optional part of the register last changed, `2026-11-22`. */
  readonly version: string;
  readonly host: string;
  readonly groups: readonly {
    readonly class: CookieClass;
    readonly cookies: readonly ShownCookie[];
  }[];
  readonly proofMonths: number;
  readonly decisionMonths: number;
}

/** An entry of the register as the page shows it. */
export interface ShownCookie extends Omit<RegisteredCookie, 'purpose' | 'lifetime'> {
  readonly purpose: string;
  readonly lifetime: string;
}
