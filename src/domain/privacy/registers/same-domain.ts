/**
 * Whether a host is one of some, or of the same owner as one of them as far as its name tells: `files.stripe.com` beside
 * `api.stripe.com`. Nothing is guessed where a name ends in two short parts (`co.uk`, but `nav.no` too), or is an address.
 */
export const isOfSame = (host: string, told: readonly string[]): boolean =>
  told.some((one) => one === host || (domainOf(one) !== undefined && `.${host}`.endsWith(`.${domainOf(one)}`)));

/** What an owner's hosts have in common: the host itself, or all but its first part; undefined where that says nothing about the owner. */
function domainOf(host: string): string | undefined {
  const parts = host.split('.');
  const domain = parts.length > 2 ? parts.slice(1) : parts;
  return domain.length < 2 || /^[\d.]+$/.test(host) || domain.every((part) => part.length <= 3)
    ? undefined
    : domain.join('.');
}
