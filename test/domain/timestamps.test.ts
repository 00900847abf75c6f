import { expect } from 'chai';
import fc from 'fast-check';

import { readTimestamp } from '../../src/domain/timestamps.ts';

describe('reading a timestamp of PostgreSQL', () => {
  it('reads moments in UTC to the millisecond', () => {
    expect(readTimestamp('2026-11-22 10:11:12.123456+00')).to.eql(new Date('2026-11-22T10:11:12.123Z'));
    expect(readTimestamp('2026-11-22 10:11:12+00')).to.eql(new Date('2026-11-22T10:11:12Z'));
    expect(readTimestamp('2024-02-29 23:59:59.9+00')).to.eql(new Date('2024-02-29T23:59:59.900Z'));
  });

  it('reads other offsets, eras and infinity as pg does', () => {
    expect(readTimestamp('2026-11-22 11:11:12+01')).to.eql(new Date('2026-11-22T10:11:12Z'));
    expect(readTimestamp('2026-11-22 15:41:12.5+05:30')).to.eql(new Date('2026-11-22T10:11:12.500Z'));
    expect(readTimestamp('infinity')).to.equal(Infinity);
    expect(readTimestamp('-infinity')).to.equal(-Infinity);
    expect(readTimestamp('0044-03-15 12:00:00+00 BC')).to.be.an.instanceOf(Date);
  });

  it('reads back every millisecond that PostgreSQL writes', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true }),
        (moment) => {
          const written = moment.toISOString().replace('T', ' ').replace('Z', '+00');
          expect(readTimestamp(written)).to.eql(moment);
        },
      ),
    );
  });
});
