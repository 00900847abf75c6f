const browsers = [
  ['Edg/', 'Edge'],
  ['Firefox/', 'Firefox'],
  ['Chrome/', 'Chrome'],
  ['Safari/', 'Safari'],
] as const;

// Android says Linux too, and an iPhone says Mac OS X: the narrower name first.
const systems = [
  ['iPhone', 'iOS'],
  ['iPad', 'iPadOS'],
  ['Android', 'Android'],
  ['Windows', 'Windows'],
  ['Mac OS X', 'macOS'],
  ['Linux', 'Linux'],
] as const;

const named = (names: typeof browsers | typeof systems, userAgent: string): string | undefined =>
  names.find(([mark]) => userAgent.includes(mark))?.[1];

/** The browser family and system, as a person would name the device. Nothing finer is kept. */
export const device = (userAgent: string): string =>
  [named(browsers, userAgent), named(systems, userAgent)].filter((name) => name !== undefined).join(' · ');

/** The browser family alone; empty when it is none of the common ones. */
export const browserFamily = (userAgent: string): string => named(browsers, userAgent) ?? '';
