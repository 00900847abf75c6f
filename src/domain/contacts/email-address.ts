/**
 * A typed e-mail address as it is kept and compared: trimmed, in lower case. Only the shape is checked, since an
 * address is right when mail arrives there; the length limit is that of RFC 5321.
 * @returns undefined for what is no address
 */
export function readEmail(typed: string): string | undefined {
  const address = typed.trim().toLowerCase();
  return address.length <= 254 && /^[^\s@<>"(),;]+@[^\s@<>"(),;]+\.[^\s@<>"(),;.]{2,}$/.test(address)
    ? address
    : undefined;
}
