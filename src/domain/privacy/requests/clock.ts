import { osloDay, daysAfter, monthsAfter, type Day } from '../../clock.ts';
import { lawNumbers } from '../law-numbers.ts';
import { workingDayFrom, workingDayUntil } from './holidays.ts';

/** What a clock is made of: all that is stored about time. */
export interface ClockFacts {
  readonly receivedAt: Date;
  /** Whether the person has been told of an extension. */
  readonly extended: boolean;
  /** Whole days the clock stood while there was reasonable doubt about who asks (Art. 12(6)). */
  readonly pausedDays: number;
}

/** The days of one request, in Europe/Oslo. Nothing is ever scheduled to `rolledOn`: it is information. */
export interface RequestClock {
  readonly receivedOn: Day;
  /** The end of the first month: the last day to answer, or to tell of an extension. */
  readonly dueOn: Day;
  /** The last day the law can allow, should the first month be extended. */
  readonly latestOn: Day;
  /** What counts now: `dueOn`, or `latestOn` once extended. */
  readonly targetOn: Day;
  /** `targetOn` moved to the next working day, as some read the law. Not relied on. */
  readonly rolledOn: Day;
  /** The last working day on or before `targetOn`: when people have to be done. */
  readonly plannedOn: Day;
}

/**
 * The clock of a request. It starts on the Norwegian day the request arrived, whatever the hour in UTC, and counts
 * months, never 30 days.
 */
export function requestClock({ receivedAt, extended, pausedDays }: ClockFacts): RequestClock {
  const receivedOn = osloDay(receivedAt);
  const after = (months: number): Day => daysAfter(monthsAfter(receivedOn, months), pausedDays);
  const dueOn = after(lawNumbers.answer.value);
  const latestOn = after(lawNumbers.answer.value + lawNumbers.extension.value);
  const targetOn = extended ? latestOn : dueOn;
  return {
    receivedOn,
    dueOn,
    latestOn,
    targetOn,
    rolledOn: workingDayFrom(targetOn),
    plannedOn: workingDayUntil(targetOn),
  };
}

/** Days before the target on which people are reminded, the earliest first. */
export const reminderDays: readonly number[] = [
  lawNumbers.firstReminder.value,
  lawNumbers.secondReminder.value,
  lawNumbers.lastReminder.value,
];

/** One of `reminderDays`, or that the target has passed. */
export type Reminder = number | 'overdue';

/** The reminder that is due with so many days left: the tightest one reached; undefined while there is time. */
export const reminderFor = (daysLeft: number): Reminder | undefined =>
  daysLeft < 0 ? 'overdue' : reminderDays.findLast((days) => daysLeft <= days);
