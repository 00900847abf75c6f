import { seeingRestricted } from '../../tenancy.ts';
import { demand, type Member } from '../../users/member.ts';

/**
 * Lets a member with the privacy permission see and handle restricted records inside `work`, in the open transaction.
 * Await it alone: a statement beside it fails. Who calls it is listed in test/house.test.ts, since everything it shows is
 * kept from every other page.
 * @throws NotAllowed
 */
export async function inCase<T>(by: Member, work: () => Promise<T>): Promise<T> {
  demand(by, 'privacy');
  return seeingRestricted(work);
}
