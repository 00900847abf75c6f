import { sql } from '../tenancy.ts';

/** An operator of OnNet's, as a mail to them needs it. */
export interface OperatorToTell {
  readonly id: string;
  readonly email: string;
  readonly language: 'nb' | 'en';
}

/** Everybody who runs OnNet, in the open transaction; not those who are locked. */
export const operatorsToTell = (): Promise<OperatorToTell[]> =>
  sql<OperatorToTell>(`select id, email, language from users where operator and not locked order by id`);
