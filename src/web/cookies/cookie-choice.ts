import type { Request, RequestHandler, Response } from 'express';

import { now } from '../../domain/clock.ts';
import { endOf, nothing, sameChoices, stands, type Decision } from '../../domain/privacy/cookies/decision.ts';
import {
  isNamed,
  optionalClasses,
  ownOf,
  RECEIPT_COOKIE,
  type OptionalClass,
} from '../../domain/privacy/cookies/register.ts';
import { expiryLines, placesTo } from './expire-cookies.ts';
import { readValue, receiptKeys, writeValue } from './receipt-cookie.ts';

declare global {
  namespace Express {
    interface Request {
      cookieChoice: CookieChoice;
    }
  }
}

interface Options {
  /** Over https the receipt's name starts with `__Host-`, so that no other host can set it. */
  readonly secure: boolean;
  /** Our own host, where the visitor's browser keeps cookies. */
  readonly host: string;
  /** Whether anything optional is set up. */
  readonly isSetUp: boolean;
  /** Whether it may be used today too, so that there is something to ask about. */
  readonly isOffered: () => Promise<boolean>;
  /** Addresses that remove what lies at a path, with the path of each. */
  readonly removals: ReadonlyMap<string, string>;
}

/** For how long after a yes was taken back each page removes what was left at the paths of others. */
const REMOVING_MS = 60_000;

/** What the visitor has answered about cookies, and the way to change it. */
export interface CookieChoice {
  readonly offered: boolean;
  /** Whether something optional is set up that may not be used, for the operators to look at. */
  readonly waits: boolean;
  /** The answer, while it stands. */
  readonly decision: Decision | undefined;
  /** Whether the visitor said yes to it, and it is there. */
  granted(what: OptionalClass): boolean;
  /** Remembers an answer in the visitor's browser, and removes there what it says no to. */
  keep(decision: Decision): void;
  /** Takes every yes back in the visitor's browser. */
  withdraw(): void;
  /** Addresses that the page has the browser ask for, so that what lies at the paths of other pages goes: none unless a yes was taken back just now. */
  readonly removals: readonly string[];
}

/**
 * Reads the visitor's answer, and removes from the browser whatever optional was left there without a yes: after a
 * withdrawal, after six months, or when a script that was still running has put it back.
 */
export function cookieChoices({ secure, host, isSetUp, isOffered, removals }: Options): RequestHandler {
  const keys = receiptKeys();
  const name = secure ? `__Host-${RECEIPT_COOKIE}` : RECEIPT_COOKIE;
  const line = (value: string, end: Date): string =>
    `${name}=${value}; Path=/; Expires=${end.toUTCString()}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;

  return async (request, response, next) => {
    const offered = await isOffered();
    const sent = cookiesOf(request);
    const found = readValue(sent.get(name) ?? '', keys);
    let decision = found && stands(found) ? found : undefined;
    let tookBack = decision?.tookBack === true && now().getTime() - decision.decidedAt.getTime() < REMOVING_MS;
    const place = request.method === 'GET' ? removals.get(request.path) : undefined;
    const granted = (what: OptionalClass): boolean => offered && (decision?.choices[what] ?? false);
    const removed = new Set<string>();
    const removeUngranted = (): void => {
      const unwanted = ownOf(optionalClasses.filter((what) => !granted(what)));
      const names = [...sent.keys()].filter(
        (one) => !removed.has(one) && unwanted.some((entry) => isNamed(entry, one)),
      );
      for (const one of names) removed.add(one);
      if (names.length > 0)
        response.append('Set-Cookie', expiryLines(names, host, place ? [place, `${place}/`] : placesTo(request.path)));
    };
    request.cookieChoice = {
      offered,
      waits: isSetUp && !offered,
      get decision() {
        return decision;
      },
      granted,
      keep(next) {
        decision = next;
        setOnce(response, name, line(writeValue(next, keys), endOf(next)));
        removeUngranted();
      },
      withdraw() {
        decision = undefined;
        tookBack = true;
        setOnce(response, name, line('', new Date(0)));
        removeUngranted();
      },
      get removals() {
        return tookBack ? [...removals.keys()] : [];
      },
    };
    // Whoever is told that nothing optional is in use is asked anew once it is: the yes was to what is gone, and is not answered with a no.
    if (!offered && decision && !sameChoices(decision.choices, nothing)) request.cookieChoice.withdraw();
    else removeUngranted();
    if (place === undefined) return next();
    response.set('Cache-Control', 'no-store').status(204).end();
  };
}

/** The cookies of a request whose names can stand in an answer; the first of two with one name. */
function cookiesOf(request: Request): Map<string, string> {
  const pairs = (request.get('cookie') ?? '').split(';').map((pair) => pair.trim());
  const named = pairs.flatMap((pair): [string, string][] => {
    const [, name, value] = /^([\w.-]+)=(.*)$/.exec(pair) ?? [];
    return name === undefined || value === undefined ? [] : [[name, value]];
  });
  return new Map(named.toReversed());
}

/** Sets a cookie in place of what this answer already said of it: two lines with one name are not for browsers to settle. */
function setOnce(response: Response, name: string, line: string): void {
  const lines = [response.getHeader('set-cookie') ?? []].flat().map(String);
  response.setHeader('Set-Cookie', [...lines.filter((one) => !one.startsWith(`${name}=`)), line]);
}
