import { validate, version } from 'uuid';

import { currentTenantId, sql } from './tenancy.ts';

const records = {
  activity: 'select from activities where tenant_id = $1 and id = $2',
  company: 'select from companies where tenant_id = $1 and id = $2',
  // Who is restricted is not seen, and still there.
  contact: `select from contacts where tenant_id = $1 and id = $2
            union all select from restrictions where tenant_id = $1 and contact_id = $2`,
  deal: 'select from deals where tenant_id = $1 and id = $2',
  field: 'select from custom_field_declarations where tenant_id = $1 and id = $2',
  request: 'select from data_subject_requests where tenant_id = $1 and id = $2',
  purpose: 'select from purposes where tenant_id = $1 and id = $2',
} as const;

/** Whether a text can be the id that a form was given when it was shown: a UUIDv7, as `newId` makes them. */
export const isSubmissionId = (text: string): boolean => validate(text) && version(text) === 7;

/**
 * Whether the form that makes the record with this id has been sent before. The same form sent several times at once waits
 * here in line until the open transaction ends, so that one of them makes the record and the others find it.
 */
export async function submittedBefore(kind: keyof typeof records, id: string): Promise<boolean> {
  const tenantId = currentTenantId();
  // Two statements, though they travel together: what the lock waited for is seen by the one after it alone.
  const [, found] = await Promise.all([
    sql(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [`${tenantId}:${id}`]),
    sql(records[kind], [tenantId, id]),
  ]);
  return found.length > 0;
}
