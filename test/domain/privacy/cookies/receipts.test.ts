import { expect } from 'chai';

import { atTime } from '../../../../src/domain/clock.ts';
import { forgetOldReceipts, writeReceipt, type Asked } from '../../../../src/domain/privacy/cookies/receipts.ts';
import { registerVersion } from '../../../../src/domain/privacy/cookies/register.ts';
import { platformRead } from '../../../../src/domain/tenancy.ts';
import { useCast } from '../../../support/cast.ts';

const asked: Asked = {
  language: 'nb',
  wording: Buffer.alloc(32, 7),
  browser: 'Firefox',
  replaces: undefined,
  from: '203.0.113.7',
};

describe('Receipts of decisions about cookies', () => {
  useCast();
  const kept = async (): Promise<string[]> =>
    (await platformRead<{ id: string }>(`select id from cookie_receipts order by decided_at`)).map(({ id }) => id);

  it('hold what was answered to which words, and no address', async () => {
    const moment = new Date('2026-11-22T10:20:30.456Z');
    const given = await atTime(moment, () => writeReceipt({ analytics: true, marketing: false }, asked));
    const withdrawn = await atTime(moment, () =>
      writeReceipt({ analytics: false, marketing: false }, { ...asked, replaces: given.receiptId }),
    );
    const rows = await platformRead(`select * from cookie_receipts order by analytics desc`);
    const both = {
      version: registerVersion,
      marketing: false,
      decided_at: new Date('2026-11-22T10:20:30Z'),
      wording_sha256: asked.wording,
      language: 'nb',
      browser: 'Firefox',
    };
    expect(rows).to.eql([
      { ...both, id: given.receiptId, analytics: true, replaces: null },
      { ...both, id: withdrawn.receiptId, analytics: false, replaces: given.receiptId },
    ]);
    expect(JSON.stringify(rows)).to.not.include(asked.from);
  });

  it('are kept for the six months they stand and 24 more, and then go', async () => {
    await atTime(new Date('2100-01-01T00:00:00Z'), forgetOldReceipts);
    const decidedAt = new Date('2026-05-31T12:00:00Z');
    const { receiptId } = await atTime(decidedAt, () => writeReceipt({ analytics: true, marketing: true }, asked));
    expect(await atTime(new Date('2028-11-30T11:59:59Z'), forgetOldReceipts)).to.equal(0);
    expect(await kept()).to.eql([receiptId]);
    expect(await atTime(new Date('2028-12-01T12:00:01Z'), forgetOldReceipts)).to.equal(1);
    expect(await atTime(new Date('2028-12-01T12:00:01Z'), forgetOldReceipts)).to.equal(0);
    expect(await kept()).to.eql([]);
  });
});
