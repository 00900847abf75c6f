import type { Knex } from 'knex';

/**
 * The planner's statistics are samples of what stands in columns: names, addresses. PostgreSQL renews them when a share of a table has
 * changed, which one erasure never is. This lets a nightly job renew those of a table; only who owns it could. ANALYZE leaves the samples of
 * a table that has become empty as they were: those are taken away, where PostgreSQL can (18 and later).
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create function renew_statistics(p_table text) returns void
      language plpgsql volatile security definer set search_path = pg_catalog, public as $$
    begin
      execute format('analyze public.%I', p_table);
      if current_setting('server_version_num')::int >= 180000 then
        -- Row security hides rows from the owner too: that there are none is what ANALYZE has just counted.
        perform pg_clear_attribute_stats('public', p_table, a.attname::text, false)
           from pg_attribute a join pg_class c on c.oid = a.attrelid
          where c.oid = format('public.%I', p_table)::regclass and c.reltuples = 0 and a.attnum > 0 and not a.attisdropped;
      end if;
    end $$`);
  await knex.raw(`revoke execute on function renew_statistics(text) from public`);
  await knex.raw(`grant execute on function renew_statistics(text) to onnet_app`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`drop function renew_statistics(text)`);
}
