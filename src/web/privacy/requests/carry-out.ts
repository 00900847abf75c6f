import type { RequestKind } from '../../../domain/privacy/requests/kinds.ts';
import type { RequestRecord } from '../../../domain/privacy/requests/request-record.ts';
import type { MessageKey } from '../../../words/catalogue.ts';
import { paths } from '../../paths.ts';
import type { Visit } from '../../visit.ts';
import type { DeskPlace } from './desk-place.ts';

/** Where what a request asks for is done. */
export interface WayToCarryOut {
  readonly label: string;
  readonly href: string;
}

/** The page where a kind of request is carried out; a room adds its own when it has one. */
const ways: Partial<
  Record<
    RequestKind,
    { readonly label: MessageKey; readonly href: (where: { tenant: string; id: string; request: string }) => string }
  >
> = {
  rectification: {
    label: 'rectification.title',
    href: ({ tenant, request }) => paths.rectifications.show({ tenant, id: request }),
  },
  restriction: { label: 'restriction.action', href: paths.restrictions.contact },
  erasure: { label: 'erasure.action', href: (where) => `${paths.erasures.contact(where)}?request=${where.request}` },
};

/** What can be done about a request whose person is known; empty at OnNet's own desk and while nobody is matched. */
export function waysToCarryOut(
  visit: Visit,
  { tenant }: DeskPlace,
  { request }: RequestRecord,
): readonly WayToCarryOut[] {
  const way = ways[request.kind];
  if (tenant === undefined || request.contactId === null || !way) return [];
  return [{ label: visit.t(way.label), href: way.href({ tenant, id: request.contactId, request: request.id }) }];
}
