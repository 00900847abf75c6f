/** One of the steps something is taken through, as a page shows it (views/partials/steps.ejs). */
export interface ShownStep<Step extends string = string> {
  readonly step: Step;
  /** The part of the page where it is taken. */
  readonly anchor: string;
  readonly words: string;
  /** `next` is for somebody to do now; `works` is done by the background now. */
  readonly state: 'done' | 'next' | 'works' | 'later';
}

/** A step before it is known which one comes now. */
export type StandingStep<Step extends string> = Pick<ShownStep<Step>, 'step' | 'anchor'> & {
  readonly done: boolean;
  readonly works?: boolean;
};

/** Steps in their order: the first that is not done comes now, and what is done after it stands as done. */
export function stepsInOrder<Step extends string>(
  all: readonly StandingStep<Step>[],
  wordsOf: (step: Step) => string,
): ShownStep<Step>[] {
  const next = all.findIndex(({ done }) => !done);
  return all.map(({ step, anchor, done, works }, at) => ({
    step,
    anchor,
    words: wordsOf(step),
    state: done ? 'done' : at > next ? 'later' : works ? 'works' : 'next',
  }));
}
