import { inPlatform } from '../../domain/tenancy.ts';
import type { Keeper } from '../../domain/privacy/breaches/keep-breach.ts';
import { keeping, keepingForOnNet } from '../../domain/privacy/breaches/keeping.ts';
import { userOf } from '../account/account.ts';
import { paths } from '../paths.ts';
import type { ShownTab } from '../privacy/tabs.ts';
import { tabsOf } from '../privacy/tabs.ts';
import type { Visit } from '../visit.ts';

/** Where the pages of a scope are. */
export interface BreachAddresses {
  readonly index: string;
  readonly blank: string;
  readonly show: (id: string) => string;
  readonly words: (id: string) => string;
  readonly people: (id: string) => string | undefined;
  readonly tenants: (id: string) => string | undefined;
  readonly closing: (id: string) => string;
  readonly form: (id: string) => string;
  readonly json: (id: string) => string;
}

/** Whose register it is: the tenant's of the URL, or OnNet's own. The pages are the same. */
export interface Scope {
  readonly keeper: Keeper;
  readonly addresses: BreachAddresses;
  /** Runs work in the scope's transaction. */
  readonly within: <T>(work: () => Promise<T>) => Promise<T>;
  readonly tabs: () => Promise<readonly ShownTab[]>;
  readonly place: 'privacy' | undefined;
}

/** The tenant's register; its transaction is open already. */
export function ofTenant(visit: Visit): Scope {
  const tenant = visit.member.tenantSlug;
  const here = paths.breaches;
  return {
    keeper: keeping(visit.member),
    addresses: {
      index: here.index({ tenant }),
      blank: here.new({ tenant }),
      show: (id) => here.show({ tenant, id }),
      words: (id) => here.words({ tenant, id }),
      people: (id) => here.people({ tenant, id }),
      tenants: () => undefined,
      closing: (id) => here.closing({ tenant, id }),
      form: (id) => here.form({ tenant, id }),
      json: (id) => here.json({ tenant, id }),
    },
    within: (work) => work(),
    tabs: () => tabsOf(visit, 'breaches'),
    place: 'privacy',
  };
}

/** OnNet's own register. */
export function ofOnNet(visit: Visit): Scope {
  const here = paths.operator.breaches;
  return {
    keeper: keepingForOnNet(userOf(visit)),
    addresses: {
      index: here.index(),
      blank: here.new(),
      show: (id) => here.show({ id }),
      words: (id) => here.words({ id }),
      people: () => undefined,
      tenants: (id) => here.tenants({ id }),
      closing: (id) => here.closing({ id }),
      form: (id) => here.form({ id }),
      json: (id) => here.json({ id }),
    },
    within: inPlatform,
    tabs: async () => [],
    place: undefined,
  };
}
