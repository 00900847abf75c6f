import { expect } from 'chai';

import { recordActivity } from '../../src/domain/activities/record-activity.ts';
import { now } from '../../src/domain/clock.ts';
import { restrictActivity } from '../../src/domain/privacy/restriction/restrict-activity.ts';
import { change, inTenant } from '../../src/domain/tenancy.ts';
import { newContact } from './route-records.ts';
import { useRouteCallers } from './route-callers.ts';
import { routeSamples, type Params, type RouteSample } from './route-samples.ts';

/** The desk’s own pages of what is restricted, which ask for the permission `privacy`. */
const mayShow = /^\/t\/:tenant\/privacy\/restricted(\/:id)?$/;

const said = 'svartstrupe';

describe('hard case 14: a note that is restricted by itself', function () {
  this.timeout(120_000);
  const { town, rightPerson, paramsOf, addressOf, call } = useRouteCallers();
  let contact: string;
  let note: string;

  before(async () => {
    contact = await newContact(town.astrid);
    // A task for today: the overview shows it as well as the person's page and what they are in.
    note = await inTenant(town.astrid.tenantId, () =>
      recordActivity(town.astrid, {
        kind: 'task',
        subject: { kind: 'contact', id: contact },
        title: `Ringe om ${said}`,
        body: `Gjelder ${said}`,
        dueAt: now(),
      }),
    );
  });

  const pages = routeSamples.filter(({ method, pattern }) => method === 'get' && !mayShow.test(pattern));

  /** The pages that say it, by their patterns, each asked for as it is and for the person or the note. */
  async function saying(): Promise<string[]> {
    const found = new Set<string>();
    const ask = async (sample: RouteSample, params: Params): Promise<void> => {
      const { visitor, by } = await rightPerson(sample);
      for (const query of ['', `?q=${said.slice(0, 6)}`]) {
        const address = addressOf(sample, params);
        if (query !== '' && address.includes('?')) continue;
        const reply = await call(visitor, sample, `${address}${query}`, { by, params });
        if (reply.text.toLowerCase().includes(said)) found.add(sample.pattern);
      }
    };
    for (const sample of pages) {
      const { by } = await rightPerson(sample);
      const fresh = await paramsOf(sample, by);
      await ask(sample, fresh);
      if (/\/contacts\/:id/.test(sample.pattern)) await ask(sample, { ...fresh, id: contact });
      if (/\/activities\/:id/.test(sample.pattern)) await ask(sample, { ...fresh, id: note });
    }
    return [...found].toSorted();
  }

  it('is on no page while it is, nor changed by anybody, though its person stands on all of them as before', async () => {
    expect(await saying(), 'would be seen').to.include.members(['/t/:tenant', '/t/:tenant/contacts/:id']);
    await inTenant(town.astrid.tenantId, () =>
      restrictActivity(town.astrid, note, { ground: 'accuracy', note: 'Feil' }),
    );
    expect(await saying()).to.deep.equal([]);
    const { visitor } = await rightPerson({});
    expect((await visitor.get(`/t/nordlys/contacts/${contact}`)).status).to.equal(200);
    for (const act of ['completion', 'removal', 'restriction']) {
      const reply = await visitor.post(`/t/nordlys/activities/${note}/${act}`, {});
      expect(reply.status, act).to.be.oneOf([404, 423]);
    }
    const changed = await inTenant(town.astrid.tenantId, () =>
      change(`update activities set body = 'x' where tenant_id = $1 and id = $2`, [town.astrid.tenantId, note]),
    );
    expect(changed).to.equal(0);
  });
});
