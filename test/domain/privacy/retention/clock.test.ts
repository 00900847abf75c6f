import { expect } from 'chai';
import fc from 'fast-check';

import { atTime, osloDay } from '../../../../src/domain/clock.ts';
import { dueDay, retentionCutoff } from '../../../../src/domain/privacy/retention/clock.ts';

const onDay = (day: string): Date => new Date(`${day}T03:15:00+01:00`);
const isDue = (lastActivity: Date, months: number, moment: Date): boolean =>
  atTime(moment, () => lastActivity < retentionCutoff(months));

describe('The retention period', () => {
  for (const hour of ['00:00:00+01:00', '14:30:00+01:00', '23:59:59+01:00'])
    it(`keeps a contact the day before and lets it go on the day, whatever the hour of the activity (${hour.slice(0, 5)})`, () => {
      const lastActivity = new Date(`2023-11-22T${hour}`);
      expect(isDue(lastActivity, 36, onDay('2026-11-21'))).to.equal(false);
      expect(isDue(lastActivity, 36, onDay('2026-11-22'))).to.equal(true);
      expect(dueDay(lastActivity, 36)).to.equal('2026-11-22');
    });

  it('counts days in Norway, also across the change of clocks', () => {
    const justAfterMidnight = new Date('2026-06-30T22:30:00Z');
    expect(dueDay(justAfterMidnight, 5)).to.equal('2026-12-01');
    expect(isDue(justAfterMidnight, 5, onDay('2026-11-30'))).to.equal(false);
    expect(isDue(justAfterMidnight, 5, onDay('2026-12-01'))).to.equal(true);
  });

  it('waits for the next month where a month has no such day', () => {
    expect(dueDay(onDay('2026-01-31'), 1)).to.equal('2026-03-01');
    expect(dueDay(onDay('2024-02-29'), 12)).to.equal('2025-03-01');
    expect(dueDay(onDay('2025-12-31'), 1)).to.equal('2026-01-31');
  });

  it('says on the page the very day on which it lets go, for any day and period', () => {
    const moments = fc.date({ min: new Date('2000-01-01'), max: new Date('2030-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(moments, fc.integer({ min: 1, max: 240 }), (lastActivity, months) => {
        const day = dueDay(lastActivity, months);
        const noon = new Date(`${day}T11:00:00Z`);
        const dayBefore = new Date(noon.getTime() - 86_400_000);
        return osloDay(noon) === day && isDue(lastActivity, months, noon) && !isDue(lastActivity, months, dayBefore);
      }),
    );
  });
});
