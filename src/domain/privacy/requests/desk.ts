import { system, type Actor } from '../../audit/audit.ts';
import { NotFound } from '../../errors.ts';
import { PLATFORM_TENANT_ID } from '../../identifiers.ts';
import { outside } from '../../outside.ts';
import { inCase } from '../restriction/in-case.ts';
import { asActor, demand, type Member } from '../../users/member.ts';

/**
 * Who looks after requests, and for which controller: a tenant's privacy people for its contacts (L2), or OnNet's
 * operators for its own users (L1). A desk sees its own tenant's requests and nothing else, so the two never meet.
 */
export interface RequestDesk {
  readonly tenantId: string;
  readonly layer: 'controller' | 'processor';
  readonly actor: Actor;
  /** The member at a tenant's desk; undefined at OnNet's own. */
  readonly by: Member | undefined;
  /** The controller, as it signs letters. */
  readonly controllerName: string;
  /** How the controller is named in addresses. */
  readonly slug: string;
  /** Runs `work` so that it finds people whose data is restricted too: their requests are still theirs. Await it alone. */
  readonly see: <T>(work: () => Promise<T>) => Promise<T>;
}

/** How OnNet itself is named in addresses. No tenant can have it: it is the platform tenant's. */
export const PLATFORM_SLUG = 'onnet-platform';

/** The desk of a member's tenant. @throws NotAllowed */
export function tenantDesk(by: Member): RequestDesk {
  demand(by, 'privacy');
  return {
    tenantId: by.tenantId,
    layer: 'processor',
    actor: asActor(by),
    by,
    controllerName: by.tenantName,
    slug: by.tenantSlug,
    see: (work) => inCase(by, work),
  };
}

/** OnNet's own desk. @throws NotFound for who is no operator: for them it is not there */
export function operatorDesk(user: { readonly id: string; readonly operator: boolean } | undefined): RequestDesk {
  if (!user?.operator) throw new NotFound('page');
  return onNetDesk({ kind: 'operator', id: user.id });
}

/** OnNet's own desk, as the program works at it by itself. */
export const unattendedDesk = (): RequestDesk => onNetDesk(system);

const onNetDesk = (actor: Actor): RequestDesk => ({
  tenantId: PLATFORM_TENANT_ID,
  layer: 'controller',
  actor,
  by: undefined,
  controllerName: outside().legalEntity.name,
  slug: PLATFORM_SLUG,
  see: (work) => work(),
});
