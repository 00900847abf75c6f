import { daysAfter, daysBetween, type Day } from '../../clock.ts';

/** How many days after Easter Sunday the movable holidays fall: lov om helligdager and lov om 1 og 17 mai (not verified). */
const movable = {
  maundyThursday: -3,
  goodFriday: -2,
  easter: 0,
  easterMonday: 1,
  ascension: 39,
  whit: 49,
  whitMonday: 50,
};
const fixed = ['01-01', '05-01', '05-17', '12-25', '12-26'];

/** Easter Sunday of a year in the Gregorian calendar (Meeus, Jones and Butcher). */
export function easterSunday(year: number): Day {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  const date = ((h + l - 7 * m + 114) % 31) + 1;
  return `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}

/** Whether people are at work: not on Saturdays, Sundays and Norway's public holidays. */
export function isWorkingDay(day: Day): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  if (weekday === 0 || weekday === 6 || fixed.includes(day.slice(5))) return false;
  const easter = easterSunday(Number(day.slice(0, 4)));
  return !Object.values(movable).includes(daysBetween(easter, day));
}

/** The day itself when people work on it, else the next one they do. */
export const workingDayFrom = (day: Day): Day => (isWorkingDay(day) ? day : workingDayFrom(daysAfter(day, 1)));

/** The day itself when people work on it, else the last one before it. */
export const workingDayUntil = (day: Day): Day => (isWorkingDay(day) ? day : workingDayUntil(daysAfter(day, -1)));
