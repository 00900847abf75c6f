/** Øre as kroner with two decimals: `1234,50`. Exact, also where a floating point number is not. */
export function kroner(ore: number, sign: ',' | '.' = ','): string {
  const digits = String(Math.abs(ore)).padStart(3, '0');
  return `${ore < 0 ? '-' : ''}${digits.slice(0, -2)}${sign}${digits.slice(-2)}`;
}
