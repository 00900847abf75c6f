import { NotAllowed } from '../../errors.ts';
import type { SignedInUser } from '../../users/sessions.ts';

/** Who keeps OnNet's own registers. */
export type Operator = Pick<SignedInUser, 'id' | 'operator'>;

/** @throws NotAllowed for everybody but an operator */
export function demandOperator(user: Operator): void {
  if (!user.operator) throw new NotAllowed('operator');
}
