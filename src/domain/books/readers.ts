import { record } from '../audit/audit.ts';
import { Invalid, NotAllowed, NotFound } from '../errors.ts';
import { isId } from '../identifiers.ts';
import { demandOperator, type Operator } from '../privacy/registers/operator.ts';
import { change, inPlatform, platformRead, sql } from '../tenancy.ts';
import { readEmailAddress } from '../users/email-address.ts';
import type { SignedInUser } from '../users/sessions.ts';

/** Who reads OnNet's books: an operator, or an accountant whom one has let in. */
export type BookReader = Pick<SignedInUser, 'id' | 'operator' | 'accountant'>;

/** @throws NotAllowed for everybody else */
export function demandBookReader({ operator, accountant }: BookReader): void {
  if (!operator && !accountant) throw new NotAllowed('accountant');
}

/** An accountant, for the operators who let them in. */
export interface Accountant {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

/** Everybody who reads the books without being an operator. @throws NotAllowed for others than operators */
export function accountants(operator: Operator): Promise<Accountant[]> {
  demandOperator(operator);
  return platformRead<Accountant>(`select id, name, email from users where accountant order by name, id`);
}

/**
 * Lets a user read the books, and nothing else of OnNet's.
 * @throws Invalid (`email`) when nobody has the address; NotAllowed
 */
export async function letReadBooks(operator: Operator, typed: string): Promise<void> {
  demandOperator(operator);
  const email = readEmailAddress(typed);
  if (email === undefined) throw new Invalid({ email: 'books.problem.email' });
  await inPlatform(async () => {
    const [user] = await sql<{ id: string }>(
      `update users set accountant = true where email = $1 and not locked returning id`,
      [email],
    );
    if (!user) throw new Invalid({ email: 'books.problem.nobody' });
    await record({ kind: 'operator', id: operator.id }, 'books.reader-added', { kind: 'user', id: user.id });
  });
}

/** Ends it, from their next request on. @throws NotAllowed; NotFound for nobody's id */
export async function endReading(operator: Operator, id: string): Promise<void> {
  demandOperator(operator);
  if (!isId(id)) throw new NotFound('user');
  await inPlatform(async () => {
    const [user] = await sql<{ accountant: boolean }>(`select accountant from users where id = $1 for update`, [id]);
    if (!user) throw new NotFound('user');
    if (!user.accountant) return;
    await change(`update users set accountant = false where id = $1`, [id]);
    await record({ kind: 'operator', id: operator.id }, 'books.reader-removed', { kind: 'user', id });
  });
}
