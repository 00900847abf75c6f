import { redirect } from './answers.ts';
import type { Handler, Visit } from './visit.ts';

/**
 * Lets a list answer only at an address without parameters that say nothing, such as the `?q=&owner=me` that a form with
 * an empty field asks for: a browser is sent on to the tidy address, and htmx is told to show it.
 */
export const atTidyAddress =
  (handle: Handler): Handler =>
  async (visit) => {
    const tidy = tidyAddress(visit);
    if (tidy === undefined) return handle(visit);
    if (!visit.partial) return redirect(tidy);
    const answer = await handle(visit);
    return answer.kind === 'page' ? { ...answer, headers: { ...answer.headers, 'HX-Replace-Url': tidy } } : answer;
  };

/** The address asked for without its empty parameters; undefined when it has none. */
function tidyAddress({ request }: Visit): string | undefined {
  if (!request.originalUrl.includes('?')) return undefined;
  const { pathname, searchParams: asked } = new URL(request.originalUrl, 'http://local');
  const said = new URLSearchParams([...asked].filter(([, value]) => value.trim() !== ''));
  if (said.size === asked.size) return undefined;
  return said.size === 0 ? pathname : `${pathname}?${said.toString()}`;
}
