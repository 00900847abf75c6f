import { Invalid, type FieldProblem } from '../errors.ts';
import { type Plan, type PlanPrice, planForLookupKey, seatsFit } from './plans.ts';

/** What a tenant wants to buy. */
export interface PlanChoice {
  readonly plan: Plan;
  readonly price: PlanPrice;
  readonly seats: number;
}

/** The form as it was sent: `price` is a lookup key such as `team_month`, `seats` a whole number. */
export interface PlanChoiceForm {
  readonly price: string;
  readonly seats: string;
}

/** More than any customer has, and less than would overflow an amount: who needs more talks to us. */
const MOST_SEATS = 1000;

/**
 * Reads a choice.
 * @param used people who need a seat already
 * @throws Invalid on `price` and `seats`
 */
export function readPlanChoice(form: PlanChoiceForm, used: number): PlanChoice {
  const found = planForLookupKey(form.price);
  const seats = /^\d{1,6}$/.test(form.seats) ? Number(form.seats) : undefined;
  const seatProblem = seatsProblem(found?.plan, seats, used);
  if (!found || seats === undefined || seatProblem !== undefined)
    throw new Invalid({
      ...(found ? {} : { price: 'form.choose' }),
      ...(seatProblem === undefined ? {} : { seats: seatProblem }),
    });
  return { ...found, seats };
}

function seatsProblem(plan: Plan | undefined, seats: number | undefined, used: number): FieldProblem | undefined {
  if (seats === undefined) return 'form.wholeNumber';
  if (seats < Math.max(used, 1)) return { key: 'billing.seats.tooFew', params: { count: Math.max(used, 1) } };
  if (seats > MOST_SEATS) return { key: 'form.tooLarge', params: { maximum: MOST_SEATS } };
  if (plan && !seatsFit(plan, seats))
    return { key: 'billing.seats.tooMany', params: { plan: plan.productName, count: plan.seats.most ?? MOST_SEATS } };
  return undefined;
}
