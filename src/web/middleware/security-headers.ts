import helmet from 'helmet';
import type { RequestHandler } from 'express';

const self = "'self'";

/**
 * What a browser may do with our pages: load our own files, talk to us, and nothing else. No inline script or style,
 * no eval, no frames, no plug-ins (ASVS 5.0 3.4.3–3.4.6).
 */
const ours = {
  'default-src': ["'none'"],
  'script-src': [self],
  'style-src': [self],
  'font-src': [self],
  'img-src': [self, 'data:'],
  'connect-src': [self],
  'manifest-src': [self],
  'form-action': [self],
  'base-uri': ["'none'"],
  'object-src': ["'none'"],
  'frame-ancestors': ["'none'"],
};

/** Places a page may load from besides our own. */
export type MoreSources = Partial<Record<'script-src' | 'img-src' | 'connect-src' | 'frame-src', readonly string[]>>;

/** The policy of a page that may load from more places than ours; of every other page it is set by `securityHeaders`. */
export function contentPolicy(more: readonly MoreSources[]): string {
  const sources = new Map<string, string[]>(Object.entries(ours).map(([directive, from]) => [directive, [...from]]));
  for (const addition of more)
    for (const [directive, from] of Object.entries(addition))
      sources.set(directive, [...new Set([...(sources.get(directive) ?? []), ...from])]);
  return Array.from(sources, ([directive, from]) => `${directive} ${from.join(' ')}`).join(';');
}

/**
 * Sets the policy and the other headers that tell a browser to be careful. A page is told of the one before it that it was
 * ours, never which: addresses hold tokens and what somebody searched for, and Google’s tag reads the referrer. Of the policies that do so
 * `origin` is the one that also hides those addresses from the page’s history (`navigation.entries()`), and that leaves a form
 * its Origin, which `no-referrer` would take away. Links that lead out carry `noreferrer`.
 */
export function securityHeaders(options: { https: boolean }): RequestHandler {
  return helmet({
    contentSecurityPolicy: { useDefaults: false, directives: ours },
    strictTransportSecurity: options.https ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    referrerPolicy: { policy: 'origin' },
    xFrameOptions: { action: 'deny' },
  });
}
