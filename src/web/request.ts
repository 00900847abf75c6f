import type { Request } from 'express';

import { isLanguage, type Language } from '../words/catalogue.ts';

/** htmx asks for a fragment. Boosted links and history ask for the whole page and say `full`. */
export const isPartial = (request: Request): boolean =>
  request.get('hx-request') === 'true' &&
  request.get('hx-request-type') !== 'full' &&
  request.get('hx-history-restore-request') !== 'true';

/** The language of an answer: the one in a public URL, else the signed-in person's, else what the browser prefers, bokmål first. */
export function languageOf(request: Request): Language {
  const inPath = /^\/no\/(\w\w)(?:\/|$)/.exec(request.path)?.[1];
  if (isLanguage(inPath)) return inPath;
  const chosen = request.session?.account?.user.language;
  if (chosen) return chosen;
  return request.acceptsLanguages('nb', 'no', 'nn', 'da', 'sv', 'en') === 'en' ? 'en' : 'nb';
}
