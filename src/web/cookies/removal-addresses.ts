import { languages } from '../../words/language.ts';
import type { Route } from '../visit.ts';

/** Ends no other address of ours: an underscore is in no name that somebody can choose. */
const END = '_cookies';

/**
 * A browser sends a cookie only to the path it lies at, and so shows it to nobody who looks from another page. Of each path of the
 * public pages, and those above, here is an address below it that does nothing but remove what lies there: a page that is shown
 * after a yes was taken back has the browser ask for each, as for an image, with or without script.
 * @returns the path of each address
 */
export function removalAddresses(routes: readonly Route[]): ReadonlyMap<string, string> {
  const pages = routes
    .filter(({ method, may }) => method === 'get' && may === 'anyone')
    .flatMap(({ path: { pattern } }) => languages.map((language) => pattern.replace(':language', language)))
    .map((page) => page.replace(/\/:.*$/, ''));
  const paths = pages.flatMap((page) => {
    const parts = page.split('/').filter(Boolean);
    return parts.map((_, at) => `/${parts.slice(0, at + 1).join('/')}`);
  });
  return new Map([...new Set(paths)].map((path) => [`${path}/${END}`, path]));
}
