// Longer than a day is taken as a day: a mistyped date must not keep us away for good.
const longest = 24 * 60 * 60;

/**
 * Seconds to wait by a `Retry-After` header, which is either whole seconds or an HTTP date (RFC 9110 §10.2.3), never
 * negative and at most a day; undefined when absent or unreadable.
 * @param now milliseconds since 1970
 */
export function retryAfterSeconds(header: string | undefined, now: number): number | undefined {
  if (header === undefined) return undefined;
  if (/^\s*\d+\s*$/.test(header)) return Math.min(longest, Number(header));
  const moment = Date.parse(header);
  return Number.isNaN(moment) ? undefined : Math.min(longest, Math.max(0, Math.ceil((moment - now) / 1000)));
}
