import { osloDay } from '../../clock.ts';
import { isWorkingDay } from '../requests/holidays.ts';
import { callingHours } from './marketing-law.ts';

const osloHour = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Oslo', hour: '2-digit', hourCycle: 'h23' });

/** Whether a consumer may be called at a moment to be sold something: not on Saturdays, Sundays and holidays, and by day. */
export function mayCallAt(moment: Date): boolean {
  const hour = Number(osloHour.format(moment));
  return isWorkingDay(osloDay(moment)) && hour >= callingHours.from && hour < callingHours.until;
}
