import type { Visit } from '../visit.ts';

/** Signs a user in: a new session under a new token; passport ends the one from before. */
export async function beginSession(visit: Visit, userId: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    visit.request.logIn({ id: userId }, (error: unknown) => (error ? reject(error) : resolve()));
  });
  visit.request.session.device = device(visit.request.get('user-agent') ?? '');
}

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

/** The browser family and system, as a person would name the device. Nothing finer is kept. */
function device(userAgent: string): string {
  const found = [browsers, systems].map((names) => names.find(([mark]) => userAgent.includes(mark))?.[1]);
  return found.filter((name) => name !== undefined).join(' · ');
}
