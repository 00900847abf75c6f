import type { Knex } from 'knex';

const rows = ['peppol', 'accounts'];
const change = (knex: Knex, nb: readonly [string, string], en: readonly [string, string]): Promise<unknown> =>
  Promise.resolve(
    knex.raw(
      `update sub_processors set data_nb = replace(data_nb, ?, ?), data_en = replace(data_en, ?, ?) where code = any(?)`,
      [...nb, ...en, rows],
    ),
  );

/** Says that the organisation switches a register on: its own people read the row, to whom the customer is somebody else. */
export const up = (knex: Knex): Promise<unknown> =>
  change(
    knex,
    ['Av til kunden slår det på.', 'Av til virksomheten selv slår det på.'],
    ['Off until the customer switches it on.', 'Off until the organisation itself switches it on.'],
  );

export const down = (knex: Knex): Promise<unknown> =>
  change(
    knex,
    ['Av til virksomheten selv slår det på.', 'Av til kunden slår det på.'],
    ['Off until the organisation itself switches it on.', 'Off until the customer switches it on.'],
  );
