import type { ApiToken, TokenRole } from '../../domain/api-tokens/api-tokens.ts';

// What the page of tokens gets to show.
declare module '../visit.ts' {
  interface Views {
    'api-tokens/index': ApiTokensPage;
  }
}

export interface ApiTokensPage {
  readonly tokens: readonly ApiToken[];
  /** The token that was made by this very request, shown this once. */
  readonly made: string | undefined;
  /** Where the API is, and what it can do. */
  readonly address: string;
  readonly documentHref: string;
  readonly roles: readonly TokenRole[];
  readonly days: readonly number[];
  readonly typed: { readonly name: string; readonly role: string; readonly days: string };
  readonly problems: Readonly<Record<string, string>>;
}
