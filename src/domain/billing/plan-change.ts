import { Invalid } from '../errors.ts';
import { type PlanChoice, type PlanChoiceForm, readPlanChoice } from './plan-choice.ts';
import { planForLookupKey, type BillingInterval } from './plans.ts';
import type { StoredSubscription } from './stored-subscription.ts';

/**
 * A change of a subscription that runs.
 *
 * - `now`: it is more, so what is left of the period is charged at once and the new counts from now
 * - `atPeriodEnd`: it is less, and what is paid for is used first
 */
export interface PlanChange {
  readonly choice: PlanChoice;
  readonly when: 'now' | 'atPeriodEnd';
}

const monthsIn: Readonly<Record<BillingInterval, number>> = { month: 1, year: 12 };

/**
 * What kind of change a choice is. A longer period is more, since it is paid ahead; else what costs more in a period is.
 *
 * @param used people who need a seat already
 * @throws Invalid on `price` and `seats`, and on `price` when nothing would change
 */
export function readPlanChange(form: PlanChoiceForm, stored: StoredSubscription, used: number): PlanChange {
  const choice = readPlanChoice(form, used);
  const current = planForLookupKey(stored.lookupKey)?.price;
  const seats = stored.seats ?? used;
  if (choice.price.lookupKey === stored.lookupKey && choice.seats === seats)
    throw new Invalid({ price: 'billing.change.same' });
  if (!current) return { choice, when: 'now' };
  const longer = monthsIn[choice.price.interval] - monthsIn[current.interval];
  const costlier = choice.seats * choice.price.seatAmount - seats * current.seatAmount;
  return { choice, when: (longer || costlier) > 0 ? 'now' : 'atPeriodEnd' };
}
