import type { MoreSources } from '../middleware/security-headers.ts';

/** Where a browser fetches the tag. */
export const tagHost = 'www.googletagmanager.com';

/**
 * Google's hosts, by what they are for (developers.google.com/tag-platform/security/guides/csp). No preview mode, no
 * inline script and no eval: custom HTML and custom JavaScript of a container do not run here.
 */
export const googleSources: Readonly<Record<'tagManager' | 'analytics' | 'marketing', MoreSources>> = {
  tagManager: {
    'script-src': ['https://www.googletagmanager.com'],
    'img-src': ['https://www.googletagmanager.com'],
    'connect-src': ['https://www.googletagmanager.com'],
  },
  analytics: {
    'img-src': ['https://*.google-analytics.com'],
    'connect-src': ['https://*.google-analytics.com', 'https://*.analytics.google.com'],
  },
  marketing: {
    'script-src': [
      'https://www.googleadservices.com',
      'https://googleads.g.doubleclick.net',
      'https://pagead2.googlesyndication.com',
      'https://www.google.com',
    ],
    'img-src': [
      'https://googleads.g.doubleclick.net',
      'https://www.google.com',
      'https://pagead2.googlesyndication.com',
    ],
    'connect-src': [
      'https://googleads.g.doubleclick.net',
      'https://pagead2.googlesyndication.com',
      'https://www.googleadservices.com',
      'https://www.google.com',
    ],
    'frame-src': ['https://www.googletagmanager.com', 'https://bid.g.doubleclick.net'],
  },
};
