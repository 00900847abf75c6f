import { notPersonal, type NotPersonalColumn, type TableDeclaration } from '../declaration.ts';

// BullMQ's own tables, where queues live in PostgreSQL. The program puts ids into them and nothing else: a job is
// `{tenantId, id}` of an obligation (src/workers/queues.ts), refused above 1 kB, and removed the moment it ends.

const structure = 'how BullMQ keeps its jobs in order: names of queues, ids, counts and moments';
const payload = 'ids of an obligation and its tenant, nothing else; refused above 1 kB and removed when the job ends';
const trouble = 'what BullMQ writes about a failed job, which is removed at once; errors are reported by code';

/** A table of BullMQ: its structural columns as one list, and those that could hold more, each with what they hold. */
const queueTable = (
  table: string,
  structural: string,
  others: Readonly<Record<string, NotPersonalColumn>> = {},
): TableDeclaration => ({
  schema: 'bullmq',
  table,
  layer: 'controller',
  holds: 'the queue of jobs: ids only',
  ties: [],
  columns: {
    ...Object.fromEntries(structural.split(' ').map((column) => [column, notPersonal(structure)])),
    ...others,
  },
});

export const queueTables: readonly TableDeclaration[] = [
  queueTable('meta', 'queue field value'),
  queueTable('migration', 'version name applied_at min_client_version'),
  queueTable(
    'job',
    'queue id seq name state opts priority delay_ms max_attempts attempts_made attempts_started progress processed_by ' +
      'added_at_ms process_at_ms processed_at_ms finished_at_ms lock_token locked_until_ms stalled_count dedup_id ' +
      'scheduler_id parent_queue parent_id parent_key pending_deps stalled_marked',
    {
      data: notPersonal(payload),
      return_value: notPersonal('workers return nothing; what was done stands in the database'),
      failed_reason: notPersonal(trouble),
      stacktrace: notPersonal(trouble),
      deferred_failure: notPersonal(trouble),
    },
  ),
  queueTable('job_log', 'queue job_id idx', { row: notPersonal('no worker writes a job log') }),
  queueTable('job_dependency', 'parent_queue parent_id child_queue child_id child_key status value'),
  queueTable('event', 'queue id event created_at_ms', {
    data: notPersonal('that a job with this id was added, began or ended'),
  }),
  queueTable('metrics', 'queue kind count prev_ts prev_count data'),
  queueTable('rate_limit', 'queue points expire_at_ms'),
  queueTable('dedup', 'queue dedup_id job_id expire_at_ms'),
  queueTable('dedup_next', 'queue dedup_id', { payload: notPersonal(payload) }),
  queueTable(
    'scheduler',
    'queue scheduler_id name next_run_ms pattern every_ms tz start_date_ms end_date_ms limit_count iteration_count ' +
      'template_opts producer_id offset_ms',
    { template_data: notPersonal('what a recurring job is to do: nothing but its name') },
  ),
  queueTable('relay_node', 'ns node_id lease_until registered_at last_heartbeat info backlog dropped in_flight'),
  queueTable('relay_subscription', 'ns node_id endpoint_id pattern root'),
  queueTable('relay_inbox', 'id ns node_id kind topic mid ts endpoints', {
    data: notPersonal('messages between queue nodes; ids of jobs'),
  }),
  queueTable('relay_retained', 'ns topic mid ts expires_at', {
    data: notPersonal('messages between queue nodes; ids of jobs'),
  }),
];
