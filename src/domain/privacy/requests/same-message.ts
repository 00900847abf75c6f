/**
 * The requests that were sent as one: `message (id)`, after a `with`, of tenant `$1` and request `$2`. What became part of the request is
 * among them, and what came in the same message (also-asks.ts).
 */
export const sameMessage = `asked as (
       select id from data_subject_requests where tenant_id = $1 and (id = $2 or merged_into = $2)
     ), message as (
       select id from asked
       union
       select (details->>'with')::uuid from data_subject_request_events where tenant_id = $1 and request_id in (select id from asked) and details ? 'with'
     )`;
