const parts = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Oslo',
  dateStyle: 'short',
  timeStyle: 'short',
  hourCycle: 'h23',
});

/** A moment as the clocks in Norway show it, `2026-11-22T14:30`: what a field for date and time holds. */
export const osloClock = (moment: Date): string => parts.format(moment).replace(', ', 'T');

/** Reads such a text; undefined for what is none. In the hour that comes twice in autumn the first one is meant. */
export function osloMoment(text: string): Date | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(text)) return undefined;
  for (const offset of ['+02:00', '+01:00']) {
    const moment = new Date(`${text}:00${offset}`);
    if (!Number.isNaN(moment.getTime()) && osloClock(moment) === text) return moment;
  }
  return undefined;
}
