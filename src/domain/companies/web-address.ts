/**
 * A typed or registered web address as a link that is safe to follow: http or https alone, with a host that has a dot.
 * `www.nordlys.no` becomes `https://www.nordlys.no/`.
 * @returns undefined for anything else, `javascript:` included
 */
export function webAddress(text: string): string | undefined {
  const typed = text.trim();
  const candidate = /^[a-z][a-z0-9+.-]*:\/\//i.test(typed) ? typed : `https://${typed}`;
  if (/\s/.test(typed) || !URL.canParse(candidate)) return undefined;
  const url = new URL(candidate);
  const web = url.protocol === 'https:' || url.protocol === 'http:';
  return web && /\.[a-z0-9-]{2,}$/i.test(url.hostname) && url.username === '' ? url.href : undefined;
}
