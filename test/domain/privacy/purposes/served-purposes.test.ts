import { expect } from 'chai';
import fc from 'fast-check';

import { insertContacts } from '../../../../src/domain/contacts/bulk.ts';
import { newId } from '../../../../src/domain/identifiers.ts';
import { foldConsent } from '../../../../src/domain/privacy/consent/fold.ts';
import { standingOf } from '../../../../src/domain/privacy/consent/standing.ts';
import { servedPurposes } from '../../../../src/domain/privacy/purposes/served-purposes.ts';
import { addWording } from '../../../../src/domain/privacy/purposes/wordings.ts';
import { change, inTenant, sql } from '../../../../src/domain/tenancy.ts';
import { useCast } from '../../../support/cast.ts';

/** What may happen to a consent, and on which channel: null is all of them. */
const happening = fc.record({
  kind: fc.constantFrom('asked', 'granted', 'granted', 'withdrawn', 'objected', 'lapsed'),
  channel: fc.constantFrom(null, null, 'email', 'sms'),
  old: fc.nat({ max: 3 }).map((one) => one === 0),
  all: fc.nat({ max: 2 }).map((one) => one === 0),
});

describe('The purposes that somebody’s data serves', () => {
  const cast = useCast();

  it('are those they agreed to as the gate adds it up, whatever they have said before and since', async () => {
    const { tenantId } = cast.astrid;
    const histories = fc.sample(fc.array(happening, { minLength: 1, maxLength: 6 }), { numRuns: 300, seed: 20261124 });
    await inTenant(tenantId, async () => {
      const [purpose] = await sql<{ id: string }>(
        `update purposes set enabled = true, channels = '{email,sms}' where tenant_id = $1 and code = 'marketing-email' returning id`,
        [tenantId],
      );
      const purposeId = purpose?.id ?? '';
      const text = (sameMeaning: boolean, what: string) => ({
        textNb: `Ja, ${what}`,
        textEn: `Yes, ${what}`,
        sameMeaning,
      });
      for (const wording of [text(false, 'a'), text(false, 'b'), text(true, 'c')])
        await addWording(cast.astrid, purposeId, wording);
      const [first] = await sql<{ version: number; id: string }>(
        `select id, version from consent_wordings where tenant_id = $1 and purpose_id = $2 order by version limit 1`,
        [tenantId, purposeId],
      );
      const people = await insertContacts(histories.map((_, at) => ({ givenName: `${at}`, familyName: 'Berg' })));
      for (const [at, history] of histories.entries())
        for (const [minute, { kind, channel, old, all }] of history.entries()) {
          const granted = kind === 'granted';
          await change(
            `insert into consent_events (tenant_id, id, at, contact_id, purpose_id, channel, kind, via, wording_id,
                                         wording_version, wording_hash, language, actor)
             values ($1, $2, $3, $4, $5, $6, $7, 'link', $8, $9, $10, $11, 'person')`,
            [
              tenantId,
              newId(),
              new Date(Date.UTC(2026, 0, 1, 12, minute)),
              people[at],
              kind === 'objected' && all ? null : purposeId,
              channel,
              kind,
              granted ? first?.id : null,
              granted ? (first?.version ?? 0) + (old ? 0 : 2) : null,
              granted ? 'a' : null,
              granted ? 'nb' : null,
            ],
          );
        }
      const served = new Set(
        (
          await sql<{ id: string }>(
            `select distinct k.contact_id as id from ${servedPurposes} k where k.purpose_id = $2`,
            [tenantId, purposeId],
          )
        ).map(({ id }) => id),
      );
      for (const [at, id] of people.entries()) {
        const standing = await standingOf(id);
        const agreed = (['email', 'sms'] as const).some((channel) => {
          const { status, event } = foldConsent(standing?.events ?? [], { id: purposeId, marketing: true }, channel);
          const since = standing?.purposes.find((one) => one.id === purposeId)?.oldestValidVersion ?? 0;
          return status === 'granted' && (event?.wordingVersion ?? 0) >= since;
        });
        expect(served.has(id), JSON.stringify(histories[at])).to.equal(agreed);
      }
      expect(served.size).to.be.within(30, 270);
    });
  });
});
