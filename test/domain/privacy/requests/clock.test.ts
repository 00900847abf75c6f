import { expect } from 'chai';
import fc from 'fast-check';

import { atTime, osloDay, daysBetween, monthsAfter } from '../../../../src/domain/clock.ts';
import { reminderFor, requestClock, type RequestClock } from '../../../../src/domain/privacy/requests/clock.ts';
import { easterSunday, isWorkingDay } from '../../../../src/domain/privacy/requests/holidays.ts';

const clockOf = (receivedAt: string, extended = false, pausedDays = 0): RequestClock =>
  requestClock({ receivedAt: new Date(receivedAt), extended, pausedDays });

describe('the clock of a request', () => {
  describe('hard case 22: month ends, holidays and daylight saving', () => {
    // Every vector of the field notes: received, one month, rolled (information), three months.
    const vectors = [
      ['2026-08-31', '2026-09-30', '2026-09-30', '2026-11-30'],
      ['2026-11-25', '2026-12-25', '2026-12-28', '2027-02-25'],
      ['2026-12-01', '2027-01-01', '2027-01-04', '2027-03-01'],
      ['2027-01-31', '2027-02-28', '2027-03-01', '2027-04-30'],
      ['2027-02-26', '2027-03-26', '2027-03-30', '2027-05-26'],
      ['2027-04-16', '2027-05-16', '2027-05-18', '2027-07-16'],
      ['2028-01-31', '2028-02-29', '2028-02-29', '2028-04-30'],
    ] as const;
    for (const [received, due, rolled, latest] of vectors)
      it(`received ${received}: target ${due}, rolled ${rolled}, at the latest ${latest}`, () => {
        const clock = clockOf(`${received}T10:00:00Z`);
        expect(clock).to.include({
          receivedOn: received,
          dueOn: due,
          targetOn: due,
          rolledOn: rolled,
          latestOn: latest,
        });
        expect(clockOf(`${received}T10:00:00Z`, true)).to.include({ targetOn: latest, dueOn: due });
      });

    it('rolls 30 April 2028, a Sunday before 1 May, to 2 May', () => {
      expect(clockOf('2028-01-31T10:00:00Z', true).rolledOn).to.equal('2028-05-02');
    });

    it('plans for the last working day before a target nobody works on', () => {
      expect(clockOf('2027-01-31T10:00:00Z').plannedOn).to.equal('2027-02-26');
      expect(clockOf('2027-02-26T10:00:00Z').plannedOn, 'before Maundy Thursday and Good Friday').to.equal(
        '2027-03-24',
      );
      expect(clockOf('2026-08-31T10:00:00Z').plannedOn).to.equal('2026-09-30');
    });

    it('is a day on in Norway between midnight and 01:00, in winter', () => {
      expect(clockOf('2026-11-30T22:59:00Z')).to.include({ receivedOn: '2026-11-30', dueOn: '2026-12-30' });
      expect(clockOf('2026-11-30T23:00:00Z')).to.include({ receivedOn: '2026-12-01', dueOn: '2027-01-01' });
    });

    it('is a day on in Norway between midnight and 02:00, in summer', () => {
      expect(clockOf('2026-08-30T21:59:00Z')).to.include({ receivedOn: '2026-08-30', dueOn: '2026-09-30' });
      for (const moment of ['2026-08-30T22:00:00Z', '2026-08-30T23:30:00Z', '2026-08-31T00:00:00Z'])
        expect(clockOf(moment), moment).to.include({ receivedOn: '2026-08-31', dueOn: '2026-09-30' });
    });

    it('counts whole days over the nights the clocks change', () => {
      expect(daysBetween('2026-03-28', '2026-03-30')).to.equal(2);
      expect(daysBetween('2026-10-24', '2026-10-26')).to.equal(2);
      // 02:30 happens twice on 25 October 2026, and not at all on 29 March.
      for (const moment of ['2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z'])
        expect(clockOf(moment).receivedOn, moment).to.equal('2026-10-25');
      expect(clockOf('2026-03-29T01:00:00Z').dueOn).to.equal('2026-04-29');
      atTime(new Date('2026-10-25T22:59:59Z'), () => expect(osloDay()).to.equal('2026-10-25'));
      atTime(new Date('2026-10-25T23:00:00Z'), () => expect(osloDay()).to.equal('2026-10-26'));
    });
  });

  it('moves every later day by the days the clock stood', () => {
    expect(clockOf('2026-11-10T10:00:00Z', false, 5)).to.include({ dueOn: '2026-12-15', latestOn: '2027-02-15' });
  });

  it('is never later than the same day-number, and earlier only where a month is too short', () => {
    const day = fc
      .date({ min: new Date('2020-01-01'), max: new Date('2060-01-01'), noInvalidDate: true })
      .map((moment) => moment.toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 36 }), (from, months) => {
        const later = monthsAfter(from, months);
        const [year = 0, month = 0, date = 0] = from.split('-').map(Number);
        const wanted = year * 12 + month - 1 + months;
        const [foundYear = 0, foundMonth = 0, foundDate = 0] = later.split('-').map(Number);
        expect(foundYear * 12 + foundMonth - 1).to.equal(wanted);
        const lengthOfMonth = new Date(Date.UTC(foundYear, foundMonth, 0)).getUTCDate();
        expect(foundDate).to.equal(Math.min(date, lengthOfMonth));
      }),
    );
  });

  it('knows Easter, and the days that follow from it', () => {
    expect([2024, 2025, 2026, 2027, 2028, 2038].map(easterSunday)).to.eql([
      '2024-03-31',
      '2025-04-20',
      '2026-04-05',
      '2027-03-28',
      '2028-04-16',
      '2038-04-25',
    ]);
    for (const day of [
      '2026-04-02',
      '2026-04-03',
      '2026-04-06',
      '2026-05-01',
      '2026-05-14',
      '2026-05-25',
      '2026-12-25',
    ])
      expect(isWorkingDay(day), day).to.equal(false);
    for (const day of ['2026-04-01', '2026-04-07', '2026-05-15', '2026-12-24', '2026-12-28'])
      expect(isWorkingDay(day), day).to.equal(true);
  });

  it('reminds 14, 7 and 2 days before and when it is overdue, and of the tightest one alone when several have been missed', () => {
    const reminders = [30, 15, 14, 8, 7, 3, 2, 0].map(reminderFor);
    expect(reminders).to.eql([undefined, undefined, 14, 14, 7, 7, 2, 2]);
    expect([-1, -30].map(reminderFor)).to.eql(['overdue', 'overdue']);
  });
});
