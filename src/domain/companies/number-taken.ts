import { inTenant } from '../tenancy.ts';

/** A number is looked at and then written: so often somebody may take it in between before it is no coincidence any more. */
const MOST_TRIES = 5;

/**
 * Runs `work`, which gives companies numbers, in a transaction of its own, and once more when somebody took one of the numbers
 * at the same moment: its own look at who has which then finds them, and it refuses or leaves out as it always does.
 * @throws what `work` throws
 */
export async function despiteNumbersTaken<T>(tenantId: string, work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await inTenant(tenantId, work);
    } catch (error) {
      if (!isNumberTaken(error) || tries === MOST_TRIES) throw error;
    }
  }
}

/** What PostgreSQL says when two companies outside the trash would have the same number. */
const isNumberTaken = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  error.code === '23505' &&
  'constraint' in error &&
  error.constraint === 'companies_number';
