import { expect } from 'chai';

import { asActor } from '../../../src/domain/users/member.ts';
import { record, system } from '../../../src/domain/audit/audit.ts';
import { auditTrail, ENTRIES_PER_PAGE, type TrailFilter } from '../../../src/domain/audit/trail.ts';
import { recordMany } from '../../../src/domain/audit/record-many.ts';
import { insertContacts } from '../../../src/domain/contacts/bulk.ts';
import { newId } from '../../../src/domain/identifiers.ts';
import { inTenant } from '../../../src/domain/tenancy.ts';
import { useCast } from '../../support/cast.ts';

const all: TrailFilter = { action: '', actor: '', subject: '', kind: 'both' };

describe('The audit trail', () => {
  const cast = useCast();
  const here = <T>(work: () => Promise<T>): Promise<T> => inTenant(cast.astrid.tenantId, work);
  const read = (filter: Partial<TrailFilter> = {}, after = '') =>
    here(() => auditTrail(cast.astrid, { ...all, ...filter }, after));

  it('shows who did what to which record, with today’s names', async () => {
    const [id = ''] = await here(() => insertContacts([{ givenName: 'Kari', familyName: 'Berg' }]));
    await here(() => record(asActor(cast.bjorn), 'contact.created', { kind: 'contact', id }, { fields: ['name'] }));
    const { entries } = await read();
    expect(entries[0]).to.deep.include({
      actor: 'member',
      actorName: 'Bjørn Berg',
      action: 'contact.created',
      subject: 'contact',
      subjectId: id,
      subjectName: 'Kari Berg',
      linked: true,
      details: { fields: ['name'] },
    });
  });

  it('has nothing of other tenants', async () => {
    await inTenant(cast.clara.tenantId, () =>
      record(asActor(cast.clara), 'export.requested', { kind: 'export', id: newId() }),
    );
    expect((await read({ action: 'export.requested' })).entries).to.deep.equal([]);
  });

  it('is narrowed by action, by who, and by record', async () => {
    const subject = newId();
    await here(() => record(system, 'export.expired', { kind: 'export', id: subject }));
    await here(() => record(asActor(cast.bjorn), 'export.cancelled', { kind: 'export', id: subject }));
    const actions = async (filter: Partial<TrailFilter>) =>
      (await read({ subject, ...filter })).entries.map((entry) => entry.action);
    expect(await actions({})).to.deep.equal(['export.cancelled', 'export.expired']);
    expect(await actions({ action: 'export.expired' })).to.deep.equal(['export.expired']);
    expect(await actions({ actor: 'system' })).to.deep.equal(['export.expired']);
    expect(await actions({ actor: cast.bjorn.id })).to.deep.equal(['export.cancelled']);
    expect(await actions({ actor: cast.randi.id })).to.deep.equal([]);
    expect(await actions({ action: "x' or 1=1" })).to.have.length(2);
  });

  it('is read in pages that hold each entry once, also where many were written at the same moment', async () => {
    const ids = Array.from({ length: ENTRIES_PER_PAGE * 2 + 7 }, newId);
    await here(() => recordMany(system, 'contact.anonymised', { kind: 'contact', ids }));
    const seen: (string | null)[] = [];
    let after: string | undefined = '';
    while (after !== undefined) {
      const page = await read({ action: 'contact.anonymised' }, after);
      seen.push(...page.entries.map(({ subjectId }) => subjectId));
      after = page.next;
    }
    expect(seen).to.have.members(ids).and.have.length(ids.length);
  });
});
