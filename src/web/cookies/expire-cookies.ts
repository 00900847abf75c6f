import { isIP } from 'node:net';

/**
 * More lines than this would make the head of an answer larger than a proxy takes. The script of the page reaches the
 * rest, and so does the next answer.
 */
const MOST_LINES = 48;

/** Lines of `Set-Cookie` that remove cookies wherever a script may have put them: every path down to this one, every domain up from ours. */
export function expiryLines(names: readonly string[], host: string, path: string): string[] {
  const lines = pathsTo(path).flatMap((where) =>
    names.flatMap((name) =>
      ['', ...domainsOf(host).map((domain) => `; Domain=${domain}`)].map(
        (domain) => `${name}=; Path=${where}${domain}; Max-Age=0; Expires=Thu, 01 Jan 1970 00:00:00 GMT`,
      ),
    ),
  );
  return lines.slice(0, MOST_LINES);
}

/** `/no/nb` lies below `/`, `/no`, `/no/`, `/no/nb` and `/no/nb/`: to a browser they are five places. The top first. */
function pathsTo(path: string): string[] {
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
