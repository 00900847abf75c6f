import { expect } from 'chai';

import { osloDay } from '../../../../src/domain/clock.ts';
import { insertContacts } from '../../../../src/domain/contacts/bulk.ts';
import { objectToMarketing } from '../../../../src/domain/privacy/consent/record-consent.ts';
import { recordByHand } from '../../../../src/domain/privacy/disclosures/record-by-hand.ts';
import { decideErasure } from '../../../../src/domain/privacy/erasure/decide-erasure.ts';
import { erasureOf } from '../../../../src/domain/privacy/erasure/erasure-record.ts';
import { erasurePreview } from '../../../../src/domain/privacy/erasure/preview.ts';
import { newId } from '../../../../src/domain/identifiers.ts';
import { retentionCodes } from '../../../../src/domain/privacy/inventory/retention-codes.ts';
import { answerRequest } from '../../../../src/domain/privacy/requests/answer-request.ts';
import { tenantDesk } from '../../../../src/domain/privacy/requests/desk.ts';
import { requester } from '../../../../src/domain/privacy/requests/events.ts';
import { keepRequest } from '../../../../src/domain/privacy/requests/receive-request.ts';
import { restrictContact } from '../../../../src/domain/privacy/restriction/restrict-contact.ts';
import { change, inTenant } from '../../../../src/domain/tenancy.ts';
import { carryOutDue } from '../../../support/carry-out-due.ts';
import { useCast } from '../../../support/cast.ts';
import { openTestOutside } from '../../../support/outside.ts';
import { useTemporaryFolder } from '../../../support/temporary-folder.ts';

describe('What stays of who is erased', () => {
  const cast = useCast();
  const folder = useTemporaryFolder();
  const here = <T>(work: () => Promise<T>): Promise<T> => inTenant(cast.astrid.tenantId, work);
  const asks = (kind: 'erasure' | 'access', contactId: string): Promise<string> =>
    here(
      async () =>
        (await keepRequest(
          {
            kind,
            state: 'open',
            channel: 'form',
            language: 'nb',
            requesterName: '',
            requesterEmail: undefined,
            message: '',
            receivedAt: new Date(),
            contactId,
            verified: 'link',
          },
          requester,
        )) ?? '',
    );

  before(() => openTestOutside(folder.path));

  it('is listed before and after: how many, under which law and until when', async () => {
    const { astrid } = cast;
    const person = await here(async () => {
      const [id = ''] = await insertContacts([
        { givenName: 'Strandkvann', familyName: 'Fjære', emails: ['strandkvann@eng.example'], phones: ['+4793456799'] },
      ]);
      await change(
        `insert into contact_addresses (tenant_id, id, contact_id, label, lines, postal_code, place, country_code, position)
         values ($1, $2, $3, 'home', array['Fjæreveien 7'], '9990', 'Båtsfjord', 'NO', 0)`,
        [astrid.tenantId, newId(), id],
      );
      await objectToMarketing(astrid, id, 'phone');
      await recordByHand(astrid, id, {
        id: newId(),
        recipient: 'Revisor AS',
        email: '',
        categories: ['name'],
        why: 'Revisjon',
        givenOn: osloDay(),
      });
      return id;
    });
    const answered = await asks('access', person);
    await here(() =>
      answerRequest(tenantDesk(astrid), answered, {
        decision: 'withdrawn',
        ground: '',
        text: 'Sagt i telefonen i dag.',
      }),
    );
    const inYears = (years: number) => `${Number(osloDay().slice(0, 4)) + years}${osloDay().slice(4)}`;
    const beforehand = await here(() => erasurePreview(astrid, person));
    expect(beforehand.branches.find(({ table }) => table === 'data_subject_requests')).to.deep.include({
      rows: 1,
      until: inYears(3),
    });
    await here(() => restrictContact(astrid, person, { ground: 'claims' }));
    const requestId = await asks('erasure', person);
    const { branches } = await here(() => erasurePreview(astrid, person, requestId));
    const counted = (table: string) => branches.find((one) => one.table === table);
    // The address, texts, calls and post.
    expect(counted('suppressions')?.rows).to.equal(4);
    expect(counted('data_subject_requests'), 'one of them has not ended').to.deep.include({ rows: 2, until: null });

    const id = await here(() =>
      decideErasure(astrid, person, { decisions: {}, confirmed: true, neverContact: false, requestId }),
    );
    await carryOutDue(cast.database, 'erasure');
    const { erasure } = await here(() => erasureOf(astrid, id));
    expect(erasure.state).to.equal('done');
    expect(erasure.certificate?.kept).to.deep.equal(erasure.kept);
    // They said no to calls before, and not to everything now: hashes stand, and the signature is on that.
    expect(erasure.certificate).to.deep.include({ suppressed: true, blocked: 'before' });
    const lines = new Map(erasure.kept.map((line) => [line.place, line]));
    for (const table of ['consent_events', 'restrictions', 'suppressions', 'disclosures', 'data_subject_requests'])
      expect(lines.get(table)?.rows, table).to.equal(counted(table)?.rows);
    const ends = (code: keyof typeof retentionCodes) => ({ nb: retentionCodes[code].nb, en: retentionCodes[code].en });
    expect(lines.get('consent_events')).to.deep.include({
      rows: 1,
      law: 'GDPR art. 5(2), 7(1), 17(3)(b)',
      until: inYears(2),
      ends: ends('consent-proof'),
    });
    // The record that is left knows the month alone.
    const since = `${inYears(2).slice(0, 7)}-01`;
    expect(lines.get('disclosures')).to.deep.include({ until: since, ends: ends('disclosure') });
    expect(lines.get('data_subject_requests')).to.deep.include({ until: null, ends: ends('request') });
    expect(lines.get('audit_entries')).to.deep.include({ until: inYears(5), ends: ends('audit-trail') });
    // What is left of the record is there to say that they were erased, and for no statistics.
    expect(counted('contacts')?.stays.map(({ ground }) => ground)).to.deep.equal(['accountability']);
    expect(lines.get('contacts')).to.deep.include({ rows: 1, ends: ends('tenant-record') });
    expect(lines.get('audit_entries')?.rows).to.be.greaterThan(3);
    for (const { place, law, until, ends: rule } of erasure.kept) {
      expect(law, place).to.not.equal('');
      expect(until ?? rule?.nb, place)
        .to.be.a('string')
        .and.not.equal('');
    }
  });
});
