import type { CopyFormat } from '../../access/pages.ts';
import { operatorDesk, tenantDesk, type RequestDesk } from '../../../domain/privacy/requests/desk.ts';
import { PLATFORM_TENANT_ID } from '../../../domain/identifiers.ts';
import { inTenant, readingTenant } from '../../../domain/tenancy.ts';
import { paths } from '../../paths.ts';
import type { Visit } from '../../visit.ts';

/** A desk as its pages see it: whose it is, its addresses, and the transaction its work runs in. */
export interface DeskPlace {
  readonly desk: RequestDesk;
  /** The tenant in the addresses; undefined at OnNet's own desk. */
  readonly tenant: string | undefined;
  readonly hrefs: DeskHrefs;
  readonly read: <T>(work: () => Promise<T>) => Promise<T>;
  readonly write: <T>(work: () => Promise<T>) => Promise<T>;
}

/** The addresses of a desk. The same pages are served at a tenant's and at OnNet's own. */
export interface DeskHrefs {
  readonly index: string;
  readonly new: string;
  readonly show: (id: string) => string;
  readonly act: (id: string, act: RequestAct) => string;
  /** The copy of a request, to read and hand over; as a file in a format. */
  readonly copy: (id: string) => string;
  readonly copyFile: (id: string, format: CopyFormat) => string;
  /** The person a request is about; undefined where there is no page for them. */
  readonly person: ((id: string) => string) | undefined;
}

/** What OnNet's own desk does over an account. */
export const accountActs = [
  'account-erasure',
  'account-lock',
  'account-telling',
  'account-unlocking',
  'account-rectification',
  'account-objection',
] as const;

/** Acts of the part of the page where the request is met. */
export const fulfillingActs = [
  'copy',
  'copy-review',
  'copy-link',
  'handing-over',
  'restriction',
  'interests',
  'consents',
  ...accountActs,
  'by-hand',
] as const;

/** What can be done with a request, each a noun that is posted to. */
export const requestActs = [
  'sorting',
  'search',
  'ruling-out',
  'business',
  'identity-check',
  'vouching',
  'unconfirming',
  'address',
  'authority',
  'doubt',
  'doubt-end',
  'extension',
  ...fulfillingActs,
  'answer',
  'also',
  'erasure-first',
  'merging',
  'dismissal',
  'notes',
] as const;
export type RequestAct = (typeof requestActs)[number];

/** Whose desk a visit is at: a tenant's when its route has a member, else OnNet's own. */
export type PlaceOf = (visit: Visit) => DeskPlace;

/** The desk of the tenant in the address. The dispatcher has opened the transaction. */
export const atTenant: PlaceOf = (visit) => {
  const { tenantSlug: tenant, tenantId } = visit.member;
  return {
    desk: tenantDesk(visit.member),
    tenant,
    hrefs: {
      index: paths.privacy.requests({ tenant }),
      new: paths.privacy.newRequest({ tenant }),
      show: (id) => paths.privacy.request({ tenant, id }),
      act: (id, act) => paths.privacy.requestAct({ tenant, id, act }),
      copy: (id) => paths.privacy.requestCopy({ tenant, id }),
      copyFile: (id, format) => paths.privacy.requestCopyFile({ tenant, id, format }),
      person: (id) => paths.contacts.show({ tenant, id }),
    },
    read: (work) => readingTenant(tenantId, work),
    write: (work) => inTenant(tenantId, work),
  };
};

/** OnNet's own desk, for its operators. */
export const atOnNet: PlaceOf = (visit) => ({
  desk: operatorDesk(visit.user),
  tenant: undefined,
  hrefs: {
    index: paths.operator.requests(),
    new: paths.operator.newRequest(),
    show: (id) => paths.operator.request({ id }),
    act: (id, act) => paths.operator.requestAct({ id, act }),
    copy: (id) => paths.operator.requestCopy({ id }),
    copyFile: (id, format) => paths.operator.requestCopyFile({ id, format }),
    person: undefined,
  },
  read: (work) => readingTenant(PLATFORM_TENANT_ID, work),
  write: (work) => inTenant(PLATFORM_TENANT_ID, work),
});
