/** SQL for the month a moment lies in: what is kept for statistics must not single anybody out (WP216). */
export const monthOf = (moment: string): string =>
  `date_trunc('month', ${moment} at time zone 'Europe/Oslo') at time zone 'Europe/Oslo'`;
