import type { Request } from 'express';

import { contentPolicy, type MoreSources } from '../middleware/security-headers.ts';
import type { PageAnswer, Route } from '../visit.ts';
import { isCampaignAddress } from './campaign-address.ts';
import { googleSources } from './google-sources.ts';

/** Google Tag Manager as one page loads it. */
export interface Tag {
  readonly id: string;
  readonly analytics: 'granted' | 'denied';
  readonly marketing: 'granted' | 'denied';
}

/**
 * The tag of an answer, where there may be one: a public page for reading, as it is got, by somebody who is not signed in
 * and has said yes to something. Everywhere else there is none: not where something is typed, not where the address
 * holds a secret or a question that the page does not know, never inside the program, and never in a part that htmx puts into a page.
 */
export function tagOf(id: string | undefined, route: Route, request: Request, answer: PageAnswer): Tag | undefined {
  if (id === undefined || !route.measured || answer.layout !== 'public' || answer.status !== 200) return undefined;
  if (request.method !== 'GET' || request.get('hx-request') === 'true') return undefined;
  if (!isCampaignAddress(request.originalUrl)) return undefined;
  // A session that could not be read may be somebody's.
  if (request.sessionFailure || request.session.account) return undefined;
  const said = (what: 'analytics' | 'marketing') => (request.cookieChoice.granted(what) ? 'granted' : 'denied');
  const tag: Tag = { id, analytics: said('analytics'), marketing: said('marketing') };
  return tag.analytics === 'denied' && tag.marketing === 'denied' ? undefined : tag;
}

/** What the browser may load on a page with the tag: of Google's hosts only those that the visitor's yes needs. */
export function policyWith({ analytics, marketing }: Tag): string {
  const granted: MoreSources[] = [googleSources.tagManager];
  if (analytics === 'granted') granted.push(googleSources.analytics);
  if (marketing === 'granted') granted.push(googleSources.marketing);
  return contentPolicy(granted);
}
