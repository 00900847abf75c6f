import type { Knex } from 'knex';

const subjects = ['contact', 'company', 'deal'] as const;

/** A record's page shows its open tasks first. These indexes hold only open tasks, so they stay small. */
export async function up(knex: Knex): Promise<void> {
  for (const subject of subjects)
    await knex.raw(
      `create index activities_open_of_${subject} on activities (tenant_id, ${subject}_id, due_at, id)
        where kind = 'task' and done_at is null and deleted_at is null`,
    );
}

export async function down(knex: Knex): Promise<void> {
  for (const subject of subjects) await knex.raw(`drop index activities_open_of_${subject}`);
}
