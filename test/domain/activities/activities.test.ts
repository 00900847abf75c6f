import { expect } from 'chai';

import {
  completeTask,
  removeActivity,
  reopenTask,
  restoreActivity,
} from '../../../src/domain/activities/change-activity.ts';
import { recordActivity, type NewActivity } from '../../../src/domain/activities/record-activity.ts';
import { timelineOf, TIMELINE_PAGE } from '../../../src/domain/activities/timeline.ts';
import { atTime } from '../../../src/domain/clock.ts';
import { insertContacts } from '../../../src/domain/contacts/bulk.ts';
import { Invalid, NotAllowed, NotFound } from '../../../src/domain/errors.ts';
import { newId } from '../../../src/domain/identifiers.ts';
import { change, inTenant, sql } from '../../../src/domain/tenancy.ts';
import { useCast } from '../../support/cast.ts';

const noon = new Date('2026-11-20T11:00:00Z');
const earlier = new Date('2026-11-10T11:00:00Z');

const fieldsOf = (error: unknown): unknown => (error instanceof Invalid ? error.fields : error);

describe('activities', () => {
  const cast = useCast();
  const here = <T>(work: () => Promise<T>): Promise<T> => inTenant(cast.astrid.tenantId, work);
  let contactId = '';
  let companyId = '';

  beforeEach(async () => {
    companyId = newId();
    await here(async () => {
      await change(
        `insert into companies (tenant_id, id, name, sort_name, search_text) values ($1, $2, 'Bil AS', 'bil as', 'bil as')`,
        [cast.astrid.tenantId, companyId],
      );
      const companies = [{ id: companyId, name: 'Bil AS' }];
      [contactId = ''] = await insertContacts([{ givenName: 'Kari', familyName: 'Nordmann', companies }]);
    });
  });

  const write = (activity: Partial<NewActivity>, by = cast.bjorn): Promise<string> =>
    here(() =>
      recordActivity(by, {
        kind: 'note',
        subject: { kind: 'contact', id: contactId },
        title: '',
        body: 'Hei',
        ...activity,
      }),
    );
  const lastActivity = async (): Promise<{ contact: Date | null; company: Date | null }> => {
    const [row] = await here(() =>
      sql<{ contact: Date | null; company: Date | null }>(
        `select c.last_activity_at as contact, o.last_activity_at as company
           from contacts c join companies o on o.tenant_id = c.tenant_id and o.id = c.company_id
          where c.tenant_id = $1 and c.id = $2`,
        [cast.astrid.tenantId, contactId],
      ),
    );
    return row ?? { contact: null, company: null };
  };
  async function caught(work: Promise<unknown>): Promise<unknown> {
    return work.then(
      () => undefined,
      (error: unknown) => error,
    );
  }

  it('move the last activity of the person and the company, forwards and back', async () => {
    await atTime(noon, async () => {
      await write({ happenedAt: earlier });
      expect(await lastActivity()).to.eql({ contact: earlier, company: earlier });
      const call = await write({ kind: 'call' });
      expect(await lastActivity()).to.eql({ contact: noon, company: noon });
      await here(() => removeActivity(cast.bjorn, call));
      expect(await lastActivity()).to.eql({ contact: earlier, company: earlier });
      await here(() => restoreActivity(cast.bjorn, call));
      expect(await lastActivity()).to.eql({ contact: noon, company: noon });
    });
  });

  it('count a task from when it is done', async () => {
    const task = await write({ kind: 'task', title: 'Send tilbud', dueAt: noon });
    expect(await lastActivity()).to.eql({ contact: null, company: null });
    await atTime(noon, () => here(() => completeTask(cast.bjorn, task)));
    expect(await lastActivity()).to.eql({ contact: noon, company: noon });
    await atTime(new Date(noon.getTime() + 1_000), () => here(() => completeTask(cast.bjorn, task)));
    expect((await lastActivity()).contact, 'done twice is done once').to.eql(noon);
    await here(() => reopenTask(cast.bjorn, task));
    expect(await lastActivity()).to.eql({ contact: null, company: null });
  });

  it('leave the newest when many write at once', async () => {
    const moments = Array.from({ length: 6 }, (_, at) => new Date(noon.getTime() - at * 60_000));
    await Promise.all(moments.map((happenedAt) => write({ happenedAt })));
    expect((await lastActivity()).contact).to.eql(noon);
  });

  it('show open tasks first, then what happened, page by page', async () => {
    await write({ kind: 'task', title: 'Uten frist' });
    await write({ kind: 'task', title: 'Haster', dueAt: noon });
    for (let at = 0; at < TIMELINE_PAGE + 5; at += 1)
      await write({ body: `nr ${at}`, happenedAt: new Date(noon.getTime() - at * 60_000) });
    const subject = { kind: 'contact', id: contactId } as const;
    const first = await here(() => timelineOf(cast.bjorn, subject));
    expect(first.tasks.map(({ title }) => title)).to.eql(['Haster', 'Uten frist']);
    expect(first.events[0]).to.include({ body: 'nr 0', byName: 'Bjørn Berg', contactName: 'Kari Nordmann' });
    const older = await here(() => timelineOf(cast.bjorn, subject, first.older));
    expect([...first.events, ...older.events].map(({ body }) => body)).to.eql(
      Array.from({ length: TIMELINE_PAGE + 5 }, (_, at) => `nr ${at}`),
    );
    expect(older.older).to.equal(undefined);
    const atCompany = await here(() => timelineOf(cast.bjorn, { kind: 'company', id: companyId }));
    expect(atCompany.events).to.have.length(TIMELINE_PAGE);
  });

  it('need something to say, and cannot have happened yet', async () => {
    const fields = async (activity: Partial<NewActivity>): Promise<unknown> => fieldsOf(await caught(write(activity)));
    expect(await fields({ body: ' ' })).to.eql({ body: 'form.required' });
    expect(await fields({ kind: 'task' })).to.eql({ title: 'form.required' });
    expect(await fields({ happenedAt: new Date(Date.now() + 60_000) })).to.eql({ happenedAt: 'activities.ahead' });
    expect(await fields({ title: 'x'.repeat(201) })).to.have.keys('title');
  });

  it('are not written by a reader, nor on or in another tenant', async () => {
    const id = await write({});
    expect(await caught(write({}, cast.randi))).to.be.instanceOf(NotAllowed);
    expect(await caught(here(() => removeActivity(cast.randi, id)))).to.be.instanceOf(NotAllowed);
    const there = <T>(work: () => Promise<T>): Promise<T> => inTenant(cast.clara.tenantId, work);
    const subject = { kind: 'contact', id: contactId } as const;
    const note = { kind: 'note', subject, title: '', body: 'x' } as const;
    expect(await caught(there(() => recordActivity(cast.clara, note)))).to.be.instanceOf(NotFound);
    expect(await caught(there(() => removeActivity(cast.clara, id)))).to.be.instanceOf(NotFound);
    expect((await there(() => timelineOf(cast.clara, subject))).events).to.eql([]);
  });
});
