import pg from 'pg';

const inUtc = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d+)?\+00$/;

const anyOther: (text: string) => unknown = pg.types.getTypeParser(pg.types.builtins.TIMESTAMPTZ);

/**
 * A `timestamptz` as PostgreSQL writes it. Nearly every one is of our own era and in UTC, and then is ISO 8601 but for two
 * signs: the engine reads that without the pieces that pg's own reader of every era and offset leaves behind, of which a
 * page of a list would make a hundred. Times finer than a millisecond are cut off, as there.
 */
export const readTimestamp = (text: string): unknown =>
  inUtc.test(text) ? new Date(`${text.slice(0, 10)}T${text.slice(11, -3)}Z`) : anyOther(text);
