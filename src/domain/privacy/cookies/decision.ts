import { monthsBefore, now } from '../../clock.ts';
import { DECISION_MONTHS } from './decision-period.ts';
import { registerVersion, type OptionalClass } from './register.ts';

/** What a visitor said yes to; everything else is a no. */
export type Choices = Readonly<Record<OptionalClass, boolean>>;

/** Nothing but what is essential. */
export const nothing: Choices = { analytics: false, marketing: false };

/** A yes or a no about cookies, as the browser brings it back. */
export interface Decision {
  readonly receiptId: string;
  /** The version of the register that was decided about. */
  readonly version: string;
  readonly choices: Choices;
  /** In whole seconds. */
  readonly decidedAt: Date;
  /** Whether a yes that stood was taken back by it. */
  readonly tookBack?: boolean;
}

/** When a decision no longer stands, and is asked for again. */
export const endOf = ({ decidedAt }: Pick<Decision, 'decidedAt'>): Date => monthsBefore(decidedAt, -DECISION_MONTHS);

/** Whether a decision stands: about the register as it is now, and not more than six months old. */
export const stands = (decision: Decision): boolean =>
  decision.version === registerVersion && endOf(decision) > now() && decision.decidedAt <= now();

/** Whether two sets of choices say yes to the same. */
export const sameChoices = (one: Choices, other: Choices): boolean =>
  one.analytics === other.analytics && one.marketing === other.marketing;
