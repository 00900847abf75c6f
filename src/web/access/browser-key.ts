import type { Request, RequestHandler } from 'express';

import { COPY_COOKIE } from '../../domain/privacy/cookies/register.ts';
import { GRACE_HOURS } from '../../domain/privacy/access/package.ts';
import { newToken } from '../../domain/users/tokens.ts';
import { languages } from '../../words/language.ts';
import { paths } from '../paths.ts';

declare global {
  namespace Express {
    interface Request {
      browserKey: BrowserKey;
    }
  }
}

/** What tells the browser that opens a copy from every other. */
export interface BrowserKey {
  /** What this browser keeps for the link of the page it is on; undefined while it keeps nothing. */
  readonly kept: string | undefined;
  /** Has this browser keep something for a link for a day from now, in whichever language its page is read. */
  keep(link: { readonly tenant: string; readonly token: string }): void;
}

/**
 * Knows the browser a copy was opened in by a cookie that belongs to the link’s own address and is sent nowhere else. It comes
 * with the page that has the button, so that pressing twice is once; a mail program that looks at the link gets one too, and has
 * opened nothing. `Lax`, since the link may be followed from a mail once more.
 * @param secure whether the site is reached over https
 */
export function browserKeys({ secure }: { readonly secure: boolean }): RequestHandler {
  const name = secure ? `__Secure-${COPY_COOKIE}` : COPY_COOKIE;
  return (request, response, next) => {
    const kept = keptIn(request, name);
    request.browserKey = {
      kept,
      keep(link) {
        const key = kept ?? newToken();
        for (const language of languages)
          response.append(
            'Set-Cookie',
            `${name}=${key}; Path=${paths.public.copy({ ...link, language })}; Max-Age=${GRACE_HOURS * 3_600}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`,
          );
      },
    };
    next();
  };
}

const keptIn = (request: Request, name: string): string | undefined =>
  new RegExp(`(?:^|;\\s*)${name}=([\\w-]{20,200})(?:;|$)`).exec(request.get('cookie') ?? '')?.[1];
