import type { NaptrRecord } from 'node:dns';

/**
 * The address of the SMP among a participant's NAPTR records: the first by order and preference of service `Meta:SMP` whose
 * rule replaces the whole name by an http or https address. Undefined when none is such.
 */
export function smpAddress(records: readonly NaptrRecord[]): URL | undefined {
  return records
    .filter(({ service, flags }) => service.toLowerCase() === 'meta:smp' && flags.toLowerCase() === 'u')
    .toSorted((one, other) => one.order - other.order || one.preference - other.preference)
    .flatMap(({ regexp }) => addressIn(regexp) ?? [])[0];
}

// A U-NAPTR rule (RFC 4848): `!.*!https://smp.example!`, with any mark around its parts.
function addressIn(rule: string): URL | undefined {
  const [before, pattern, replacement, flags] = rule.split(rule.charAt(0));
  if (before !== '' || flags === undefined || !['.*', '^.*$'].includes(pattern ?? '')) return undefined;
  if (replacement === undefined || !URL.canParse(replacement)) return undefined;
  const address = new URL(replacement);
  const plain = address.username === '' && address.password === '' && address.search === '' && address.hash === '';
  return plain && (address.protocol === 'http:' || address.protocol === 'https:') ? address : undefined;
}
