import { documentedFields, isTold, type BreachEntry } from '../../domain/privacy/breaches/breach.ts';
import { stepsInOrder, type ShownStep } from '../steps.ts';
import type { Visit } from '../visit.ts';
import type { ShownBreach } from './pages.ts';

/** What a breach is taken through: what is known, OnNet's customers, the risk, Datatilsynet, the people where it is high, the end. */
export type BreachStep = 'known' | 'customers' | 'risk' | 'authority' | 'people' | 'close';

/** A step that is done by a reason not to take it: nobody was notified, and the page must not say so. */
type ReasonedStep = 'authorityNot' | 'peopleNot';

/**
 * The steps of a breach that is not closed, with where it stands. The people are told, or a reason is written down, only where
 * the risk for them is high (Art. 34). OnNet tells its customers of what is theirs, and of that alone nobody else.
 * @param atOnNet whether the case is OnNet's own, which says whose data it touches
 */
export function breachSteps(
  { t }: Visit,
  one: ShownBreach,
  entries: readonly BreachEntry[],
  atOnNet: boolean,
): ShownStep<BreachStep>[] {
  if (one.closedAt !== null) return [];
  const said = (to: BreachEntry['kind']): boolean => entries.some(({ kind }) => kind === to);
  const peopleDone = said('people') || one.peopleReason !== '';
  const [authorityDone, controller] = [isTold(one, 'authority'), one.toTell.includes('authority')];
  const wordOf = (step: BreachStep): BreachStep | ReasonedStep => {
    if (step === 'authority' && authorityDone && !said('authority')) return 'authorityNot';
    return step === 'people' && peopleDone && !said('people') ? 'peopleNot' : step;
  };
  return stepsInOrder(
    [
      {
        step: 'known',
        anchor: 'known',
        done: documentedFields.every((field) => one[field] !== '') && !(atOnNet && one.concerns === null),
      },
      ...(one.toTell.includes('customers')
        ? [{ step: 'customers', anchor: 'customers', done: isTold(one, 'customers') } as const]
        : []),
      { step: 'risk', anchor: 'risk-title', done: one.risk !== null && one.riskReason !== '' },
      ...(controller ? [{ step: 'authority', anchor: 'authority', done: authorityDone } as const] : []),
      ...(controller && one.risk === 'high' ? [{ step: 'people', anchor: 'people', done: peopleDone } as const] : []),
      { step: 'close', anchor: 'close', done: false },
    ],
    (step) => t(`breaches.steps.${wordOf(step)}`),
  );
}
