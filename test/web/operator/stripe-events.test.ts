import { expect } from 'chai';

import { stripeEndpoints } from '../../../src/domain/billing/events/endpoints.ts';
import { paths } from '../../../src/web/paths.ts';
import { storedEvents } from '../../domain/billing/owed-events.ts';
import { useTown } from '../../support/cast.ts';
import { asSuperuser } from '../../support/superuser.ts';
import type { Visitor } from '../../support/visitor.ts';
import { endpointForm, newEndpoint, newEvent } from '../stripe-records.ts';

describe('The operators’ page of Stripe’s events', () => {
  const town = useTown();
  let operator: Visitor;

  before(async () => {
    await asSuperuser(town.database, (client) =>
      client.query(`update users set operator = true where id = $1`, [town.astrid.userId]),
    );
    operator = await town.signedIn('astrid');
  });

  it('shows what waits for somebody and why, and has it followed again', async () => {
    const { id } = await newEvent();
    expect((await operator.get(paths.operator.show())).text).to.include('1 hendelse venter på noen.');
    const { text } = await operator.get(paths.operator.stripe.show());
    expect(text).to.include(id).and.include('laget for en annen versjon');
    const page = await operator.post(paths.operator.stripe.replay({ id }), {}, { follow: true });
    expect(page.text).to.include('Hendelsen følges på nytt nå.').and.include('Ingen hendelser venter på noen.');
    expect((await storedEvents()).find((event) => event.id === id)).to.include({ parked: null, owed: true });
    await newEvent();
    await newEvent();
    const all = await operator.post(paths.operator.stripe.replayParked(), {}, { follow: true });
    expect(all.text).to.include('2 hendelser følges på nytt nå.');
  });

  it('has one set aside that needs nothing, once, which can be followed again all the same', async () => {
    const { id } = await newEvent();
    const put = () => operator.post(paths.operator.stripe.setAside({ id }), {}, { follow: true });
    const page = await put();
    expect(page.text).to.include('Hendelsen er lagt bort.').and.include('Ingen hendelser venter på noen.');
    expect(page.text).to.include('Lagt bort av en av oss');
    expect((await put()).status).to.equal(404);
    await operator.post(paths.operator.stripe.replay({ id }));
    expect((await storedEvents()).find((event) => event.id === id)).to.include({ outcome: null, owed: true });
  });

  it('opens endpoints, and says at the field what is wrong with what was typed, which is kept, but for the secret', async () => {
    const wrong = { key: 'Åpen dør', payload: 'snapshot', apiVersion: 'ny', secret: 'hemmelig-og-feil' };
    const refused = await operator.post(paths.operator.stripe.endpoints(), wrong);
    expect(refused.status).to.equal(422);
    expect(refused.text).to.include('Bruk 1 til 40 små bokstaver').and.include('value="Åpen dør"');
    expect(refused.text).to.include('Skriv den slik Stripe gjør').and.include('begynner med whsec_ og har');
    expect(refused.text).not.to.include('hemmelig-og-feil');
    const form = endpointForm();
    const opened = await operator.post(paths.operator.stripe.endpoints(), form, { follow: true });
    expect(opened.text).to.include('Mottaket er åpent.').and.include(`/webhooks/stripe/${form.key}`);
    expect(opened.text).not.to.include(form.secret);
    expect((await operator.post(paths.operator.stripe.endpoints(), form)).text).to.include('Det finnes et mottak');
  });

  it('adds a secret beside the first and takes the first out; nobody sees more of them than their end', async () => {
    const { endpoint, id } = await newEndpoint();
    const secrets = paths.operator.stripe.secrets({ endpoint });
    expect((await operator.post(secrets, { secret: 'whsec_kort' })).status).to.equal(422);
    const added = await operator.post(secrets, { secret: 'whsec_enHeltNyHemmelighet42' }, { follow: true });
    expect(added.text).to.include('…et42').and.not.include('enHeltNy');
    await operator.post(paths.operator.stripe.endSecret({ endpoint, id }));
    const left = (await stripeEndpoints()).find(({ key }) => key === endpoint)?.secrets;
    expect(left?.map(({ ending }) => ending)).to.deep.equal(['et42']);
    const sealed = await asSuperuser(town.database, async (client) => {
      const { rows } = await client.query<{ sealed: Buffer }>(`select sealed from stripe_endpoint_secrets`);
      return Buffer.concat(rows.map((row) => row.sealed)).toString('latin1');
    });
    expect(sealed).not.to.include('whsec');
    await operator.post(paths.operator.stripe.endEndpoint({ endpoint }));
    expect((await stripeEndpoints()).some(({ key }) => key === endpoint)).to.equal(false);
  });
});
