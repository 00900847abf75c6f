const offsets = new Intl.DateTimeFormat('en-US', { timeZone: 'Europe/Oslo', timeZoneName: 'longOffset' });

/** The moment a day (`2026-11-22`) is at an hour on the clock in Norway. */
export function osloMoment(day: string, hour: number): Date {
  const time = `${day}T${String(hour).padStart(2, '0')}:00:00`;
  const offset = offsets.formatToParts(new Date(`${time}Z`)).find(({ type }) => type === 'timeZoneName')?.value;
  // Before standard time the offset has seconds too, which no ISO time can say.
  return new Date(`${time}${/[+-]\d{2}:\d{2}/.exec(offset ?? '')?.[0] ?? 'Z'}`);
}
