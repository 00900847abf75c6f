import type { SearchHit } from '../../domain/search/global-search.ts';

declare module '../visit.ts' {
  interface Views {
    'search/index': SearchPage;
  }
}

export interface SearchPage {
  readonly q: string;
  readonly hits: readonly (SearchHit & { readonly href: string })[];
  /** Where a company with the text as its number or name is added from the register; undefined for who may not. */
  readonly addHref: string | undefined;
  /** The page that shows more than the box does. */
  readonly allHref: string;
  /** More may match than is shown. */
  readonly full: boolean;
}
