/**
 * When somebody last did something with a contact, or else when it was created, as SQL. A `case` and not a `coalesce`:
 * row security takes `coalesce` for a function that might leak and would never look it up in the index
 * `contacts_for_retention`, which is on this very expression.
 *
 * @param row the table's alias, such as `c`
 */
export const lastTouched = (row: string): string =>
  `case when ${row}.last_activity_at is null then ${row}.created_at else ${row}.last_activity_at end`;
