import type { SearchHit } from '../../domain/search/global-search.ts';

declare module '../visit.ts' {
  interface Views {
    'search/index': SearchPage;
  }
}

export interface SearchPage {
  readonly q: string;
  readonly hits: readonly (SearchHit & { readonly href: string })[];
  /** The page that shows more than the box does. */
  readonly allHref: string;
  /** More may match than is shown. */
  readonly full: boolean;
}
