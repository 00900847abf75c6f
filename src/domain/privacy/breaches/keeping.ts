import type { SignedInUser } from '../../users/sessions.ts';
import { asActor, demand, type Member } from '../../users/member.ts';
import { inCase } from '../restriction/in-case.ts';
import { demandOperator } from '../registers/operator.ts';
import type { Keeper } from './keep-breach.ts';

/** A member who keeps the tenant's own breaches. @throws NotAllowed */
export function keeping(by: Member): Keeper {
  demand(by, 'privacy');
  return { actor: asActor(by), memberId: by.id, see: (work) => inCase(by, work) };
}

/** An operator who keeps OnNet's. @throws NotAllowed */
export function keepingForOnNet(operator: Pick<SignedInUser, 'id' | 'operator'>): Keeper {
  demandOperator(operator);
  return { actor: { kind: 'operator', id: operator.id }, memberId: null, see: (work) => work() };
}
