import { isHeldWith } from '../holds/legal-holds.ts';

/**
 * SQL that is true of a contact that no rule touches, however old: one who is restricted, or of whom something is (Art. 18),
 * and one with something that a law keeps. Asked anew every night, so that the night after a restriction or hold has ended
 * takes them by the same clock as if it had never been (hard case 19).
 *
 * @param row the table's alias; the tenant is `$1`
 */
export const isLeftAlone = (row: string): string => `(
  ${row}.id in (select contact_id from restrictions where tenant_id = $1 and lifted_at is null and contact_id is not null)
  or ${isHeldWith('contact', 'contacts', `${row}.id`)})`;
