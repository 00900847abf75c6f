import type { FieldProblem } from '../../domain/errors.ts';

declare module '../visit.ts' {
  interface Views {
    'sign-in/new': SignInPage;
  }
}

export interface SignInPage {
  readonly email: string;
  /** Where to go afterwards; a path of ours. */
  readonly next: string;
  readonly problem: FieldProblem | undefined;
}
