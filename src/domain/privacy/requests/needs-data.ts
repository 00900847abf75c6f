import type { RequestKind } from './kinds.ts';

/**
 * What cannot be answered once the data is gone: a copy of it, its correction, and keeping it apart, which somebody may want
 * just so that it is there (Art. 18(1)(b) and (c)).
 */
export const needTheirData: readonly RequestKind[] = ['access', 'portability', 'rectification', 'restriction'];

/** Whether a request of a kind is one of those. */
export const needsTheirData = (kind: RequestKind): boolean => needTheirData.includes(kind);

const waiting = `tenant_id = $1 and contact_id is not null and state in ('draft', 'open')
  and kind in (${needTheirData.map((kind) => `'${kind}'`).join(', ')})`;

/**
 * SQL for the contacts who wait for an answer that needs what is held about them: nothing takes that away before they have it.
 * Asked anew each time, so that the clock that was stopped counts on as if it had never been. The tenant is `$1`.
 */
export const whoWaitsForTheirData = `select contact_id from data_subject_requests where ${waiting}`;

/**
 * SQL for such a request of a contact: its last day as `{ law, until }`, or null, in the form of a hold.
 * @param row the table's alias; the tenant is `$1`
 */
export const requestThatNeeds = (row: string): string => `
  (select json_build_object('law', 'open-request', 'until', max(target_on)) from data_subject_requests
    where ${waiting} and contact_id = ${row}.id having count(*) > 0)`;
