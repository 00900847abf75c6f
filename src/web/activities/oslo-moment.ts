const offsets = new Intl.DateTimeFormat('en-US', { timeZone: 'Europe/Oslo', timeZoneName: 'longOffset' });

/** The moment a day (`2026-11-22`) is at an hour on the clock in Norway. */
export function osloMoment(day: string, hour: number): Date {
  const time = `${day}T${String(hour).padStart(2, '0')}:00:00`;
  const offset = offsets.formatToParts(new Date(`${time}Z`)).find(({ type }) => type === 'timeZoneName')?.value;
  return new Date(`${time}${offset?.replace('GMT', '') || 'Z'}`);
}
