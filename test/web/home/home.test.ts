import { expect } from 'chai';

import { change, inTenant } from '../../../src/domain/tenancy.ts';
import { newId } from '../../../src/domain/identifiers.ts';
import { paths } from '../../../src/web/paths.ts';
import { useTown } from '../../support/cast.ts';

describe('The first pages', () => {
  const town = useTown();

  it('lead a visitor to the front page in the language of the browser, bokmål first', async () => {
    const to = async (languages: string): Promise<string | undefined> =>
      (await town.visitor().get('/', { headers: { 'accept-language': languages } })).location;
    expect(await to('en-GB,en;q=0.9')).to.equal('/no/en');
    expect(await to('nn-NO,nn;q=0.9,en;q=0.5')).to.equal('/no/nb');
    expect(await to('fr')).to.equal('/no/nb');
  });

  it('lead a member with one tenant straight into it', async () => {
    const astrid = await town.signedIn('astrid');
    const reply = await astrid.get('/', { follow: true });
    expect(reply.status).to.equal(200);
    expect(reply.text).to.include('Hei, Astrid');
  });

  it('offer the next step where nothing has been put in, except to who may not take it', async () => {
    const home = paths.tenant.home({ tenant: 'nordlys' });
    const action = `class="button button-primary" href="${paths.companies.new({ tenant: 'nordlys' })}"`;
    expect((await (await town.signedIn('bjorn')).get(home)).text).to.include(action);
    expect((await (await town.signedIn('randi')).get(home)).text).to.not.include(action);
  });

  it('show a member their own tasks and nobody else’s', async () => {
    const { tenantId, id } = town.bjorn;
    await inTenant(tenantId, () =>
      Promise.all([
        change(
          `insert into companies (tenant_id, id, name, sort_name, search_text) values ($1, $2, 'Fjellheim', 'f', 'f')`,
          [tenantId, newId()],
        ),
        change(
          `insert into activities (tenant_id, id, kind, subject, by_member, due_at)
           values ($1, $2, 'task', 'Ring om tilbudet', $3, now() - interval '1 day')`,
          [tenantId, newId(), id],
        ),
      ]),
    );
    const home = paths.tenant.home({ tenant: 'nordlys' });
    expect((await (await town.signedIn('bjorn')).get(home)).text)
      .to.include('Ring om tilbudet')
      .and.to.include('Forfalt');
    expect((await (await town.signedIn('astrid')).get(home)).text).to.not.include('Ring om tilbudet');
    expect((await (await town.signedIn('clara')).get(home)).status).to.equal(404);
  });

  it('let a member tick off a task, and take that back, without leaving', async () => {
    const home = paths.tenant.home({ tenant: 'nordlys' });
    const bjorn = await town.signedIn('bjorn');
    const task = /<form method="post" action="([^"]+\/completion)"><input type="hidden" name="on" value="home">/;
    const action = task.exec((await bjorn.get(home)).text)?.[1] ?? '';
    const done = await bjorn.post(action, { on: 'home' });
    expect(done.location).to.equal(home);
    const after = (await bjorn.get(home)).text;
    expect(after).to.include('Ring om tilbudet er gjort.').and.to.not.match(task);
    const undo = /action="([^"]+\/reopening[^"]*)"/.exec(after)?.[1] ?? '';
    expect((await bjorn.post(undo)).location).to.equal(home);
    expect((await bjorn.get(home)).text).to.match(task);
  });

  it('can be read by everybody, in both languages', async () => {
    for (const language of ['nb', 'en'])
      for (const path of [
        paths.public.home({ language }),
        paths.public.privacy({ language }),
        paths.public.agreement({ language }),
      ])
        expect((await town.visitor().get(path)).status, path).to.equal(200);
    expect((await town.visitor().get(paths.design())).status).to.equal(200);
  });
});
