import { expect } from 'chai';
import fc from 'fast-check';

import { isDay } from '../../src/domain/clock.ts';
import { recordConsent } from '../../src/domain/privacy/consent/record-consent.ts';
import { readContactPurpose } from '../../src/domain/privacy/purposes/contact-purposes.ts';
import { readSubProcessor } from '../../src/domain/privacy/registers/sub-processor-form.ts';
import { recordWash } from '../../src/domain/privacy/suppression/reservation-wash.ts';
import { Invalid } from '../../src/domain/errors.ts';
import { inTenant } from '../../src/domain/tenancy.ts';
import { useCast } from '../support/cast.ts';
import { subProcessorForm } from '../web/register-records.ts';
import { allPurposesOn, somebody } from './privacy/consent/people.ts';

/** Written like days, and none: what the database cannot keep, or would keep as another. */
const noDays = ['0000-01-01', '2026-02-31', '2026-13-01', '2026-00-10', '2026-01-00', '2026-1-1', '+10000-01-01', ''];

describe('A day', () => {
  it('is one there is, as it is written', () => {
    for (const day of noDays) expect(isDay(day), day).to.equal(false);
    expect(isDay('2028-02-29')).to.equal(true);
    fc.assert(
      fc.property(
        fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }),
        (moment) => {
          expect(isDay(moment.toISOString().slice(0, 10))).to.equal(true);
        },
      ),
    );
  });

  describe('that somebody types', () => {
    const cast = useCast();
    const refusalOf = async (work: () => Promise<unknown>): Promise<unknown> => {
      const error = await inTenant(cast.astrid.tenantId, work).catch((refused: unknown) => refused);
      return error instanceof Invalid ? Object.keys(error.fields) : error;
    };

    it('is refused at its field when there is no such day', async () => {
      const purposes = await allPurposesOn(cast.astrid);
      const contact = await somebody(cast.astrid, {});
      for (const on of noDays.filter((day) => day !== '')) {
        expect(await refusalOf(() => recordWash(cast.astrid, { day: on, reserved: '' })), on).to.eql(['day']);
        const purposeId = purposes['marketing-email'] ?? '';
        const heard = { purposeId, via: 'paper', on, language: 'nb', shownWording: true } as const;
        expect(await refusalOf(() => recordConsent(cast.astrid, contact, heard)), on).to.eql(['on']);
        const given = { purposeId: purposes['customer-relationship'] ?? '', source: 'contract', since: on };
        expect(await refusalOf(() => readContactPurpose(given)), on).to.eql(['since']);
        const row = subProcessorForm({ verifiedOn: on });
        expect(await refusalOf(async () => readSubProcessor(row)), on).to.eql(['verifiedOn']);
      }
    });
  });
});
