import { randomInt } from 'node:crypto';
import { isIP } from 'node:net';

/**
 * More lines than this would make the head of an answer larger than a proxy takes. The script of the page reaches the
 * rest, and so do the next answers.
 */
const MOST_LINES = 48;

/**
 * Lines of `Set-Cookie` that remove cookies from paths, at every domain up from ours. Where they are too many for one answer, those of
 * the first path come first, and of the others some, by chance: the same again each time would never reach the rest.
 * @param where the paths, the top first
 */
export function expiryLines(names: readonly string[], host: string, where: readonly string[]): string[] {
  const domains = ['', ...domainsOf(host).map((domain) => `; Domain=${domain}`)];
  const lines = where.flatMap((path) =>
    names.flatMap((name) =>
      domains.map((domain) => `${name}=; Path=${path}${domain}; Max-Age=0; Expires=Thu, 01 Jan 1970 00:00:00 GMT`),
    ),
  );
  if (lines.length <= MOST_LINES) return lines;
  const first = lines.slice(0, names.length * domains.length);
  const others = lines.slice(first.length);
  const from = randomInt(others.length || 1);
  return [...first, ...others.slice(from), ...others.slice(0, from)].slice(0, MOST_LINES);
}

/** `/no/nb` lies below `/`, `/no`, `/no/`, `/no/nb` and `/no/nb/`: to a browser they are five places. The top first. */
export function placesTo(path: string): string[] {
  const parts = path.split('/').filter((part) => /^[\w.~%-]+$/.test(part));
  const below = parts.map((_, at) => `/${parts.slice(0, at + 1).join('/')}`);
  return ['/', ...below.flatMap((one) => [one, `${one}/`])];
}

/** `crm.onnet.tech` belongs to itself and to `onnet.tech`; an address of numbers and a name of one word only to the host. */
function domainsOf(host: string): string[] {
  if (isIP(host)) return [];
  const labels = host.split('.');
  return labels.slice(0, -1).map((_, at) => labels.slice(at).join('.'));
}
