import { expect } from 'chai';

import { keeping } from '../../../src/domain/privacy/breaches/keeping.ts';
import { osloClock } from '../../../src/domain/privacy/breaches/oslo-moment.ts';
import { sayIt } from '../../../src/domain/privacy/breaches/say-it.ts';
import { change, inPlatform, inTenant } from '../../../src/domain/tenancy.ts';
import { paths } from '../../../src/web/paths.ts';
import { useTown } from '../../support/cast.ts';
import { somebody } from '../../domain/privacy/consent/people.ts';
import { documented, judgedBreach, newBreach, newBreachAtOnNet } from '../register-records.ts';

describe('The page of a breach', () => {
  const town = useTown();
  const tenant = 'nordlys';
  const page = async (id: string): Promise<string> =>
    (await (await town.signedIn('astrid')).get(paths.breaches.show({ tenant, id }))).text;
  const stands = (html: string) =>
    [...html.matchAll(/class="step step-([a-z]+)" href="#([a-z-]+)"/g)].map(
      ([, state, anchor]) => `${anchor}: ${state}`,
    );

  it('says how many of the seventy-two hours are left, and how many it is late', async () => {
    expect(await page(await newBreach(town.astrid))).to.match(/7[01] timer igjen/);
    const late = await newBreach(town.astrid, { awareAt: '2026-11-01T12:00' });
    expect(await page(late)).to.match(/\d+ timer over fristen/);
    const minutesOff = (minutes: number): Promise<string> =>
      newBreach(town.astrid, { awareAt: osloClock(new Date(Date.now() - (72 * 60 - minutes) * 60_000)) });
    expect(await page(await minutesOff(40)))
      .to.include('Klokken går: mindre enn en time igjen')
      .and.match(/badge-warning">.*Mindre enn en time igjen/);
    expect(await page(await minutesOff(-40))).to.include('Fristen er ute: mindre enn en time over fristen');
  });

  it('goes on saying that Datatilsynet was told too late, also when the case is closed', async () => {
    const late = await newBreach(town.astrid, { ...documented, awareAt: '2026-11-01T12:00' });
    const intime = await newBreach(town.astrid);
    for (const id of [late, intime])
      await inTenant(town.astrid.tenantId, () =>
        sayIt(keeping(town.astrid), id, {
          kind: 'authority',
          body: 'Vi oppdaget det sent.',
          reference: '',
          form: undefined,
        }),
      );
    expect(await page(late))
      .to.match(/badge-warning">.*Meldt for sent/)
      .and.match(/notice-warning">.*Meldt \d+ timer etter fristen/)
      .and.match(/skulle vært varslet 0?4\./)
      .and.not.include('Meldt eller vurdert');
    expect(await page(intime))
      .to.include('Meldt eller vurdert')
      .and.not.include('etter fristen');
    await inTenant(town.astrid.tenantId, () =>
      change(`update breaches set closed_at = now() where tenant_id = $1 and id = $2`, [town.astrid.tenantId, late]),
    );
    expect(await page(late)).to.match(/notice-warning">.*Meldt \d+ timer etter fristen/);
  });

  it('shows the steps, each leading to its part of the page: the people only where the risk is high', async () => {
    const fresh = await page(await newBreach(town.astrid));
    expect(stands(fresh)).to.deep.equal(['known: next', 'risk-title: later', 'authority: later', 'close: later']);
    for (const part of ['known', 'risk-title', 'authority', 'close']) expect(fresh).to.include(`id="${part}"`);
    expect(fresh).to.include('Neste: Skriv hva dere vet');
    expect(stands(await page(await newBreach(town.astrid, { ...documented, consequences: '' })))[0]).to.equal(
      'known: next',
    );
    const high = await page(await newBreach(town.astrid, { ...documented, risk: 'high', riskReason: 'Helse' }));
    expect(stands(high)).to.deep.equal([
      'known: done',
      'risk-title: done',
      'authority: next',
      'people: later',
      'close: later',
    ]);
  });

  it('says at OnNet that of customers’ data the customers are told, and that Datatilsynet is for OnNet’s own', async () => {
    await inPlatform(() => change(`update users set operator = true where id = $1`, [town.astrid.userId]));
    const visitor = await town.signedIn('astrid');
    const id = await newBreachAtOnNet(town.astrid);
    const [one, list] = [
      await visitor.get(paths.operator.breaches.show({ id })),
      await visitor.get(paths.operator.breaches.index()),
    ];
    for (const { text } of [one, list]) expect(text).to.include('uten ugrunnet opphold (art. 33 nr. 2)');
    expect(one.text)
      .to.include('Er OnNets egne opplysninger berørt')
      .and.include('Vet ikke ennå')
      .and.not.include('>Datatilsynet skal være varslet');
    expect(one.text, 'notifying stays possible').to.include(paths.operator.breaches.words({ id }));
    expect(await page(await newBreach(town.astrid))).to.include('Datatilsynet skal være varslet');
  });

  it('leaves in the field the addresses that no contact has', async () => {
    const id = await newBreach(town.astrid);
    const astrid = await town.signedIn('astrid');
    const refused = await astrid.post(paths.breaches.people({ tenant, id }), {
      emails: 'ukjent@firma.example, borte@firma.example',
    });
    expect(refused.text)
      .to.include('Ingen kontakt har de 2 adressene som står igjen her.')
      .and.include('ukjent@firma.example\nborte@firma.example</textarea>')
      .and.not.include('er tatt med');
  });

  it('leaves in the field whatever it did not take in, and says what was taken and what is no address', async () => {
    const id = await newBreach(town.astrid);
    await somebody(town.astrid, { email: 'kjent@firma.example', givenName: 'Kjent' });
    const astrid = await town.signedIn('astrid');
    const refused = await astrid.post(paths.breaches.people({ tenant, id }), {
      emails: 'Kjent@firma.example\nikke-epost\nUkjent@firma.example\nborte@firma.example',
    });
    expect(refused.text)
      .to.include('Ingen kontakt har de 2 adressene som står igjen her.')
      .and.include('Det som står uten krøllalfa, er ikke en e-postadresse.')
      .and.include('Den ene adressen en kontakt har, er tatt med.')
      .and.include('Ukjent@firma.example\nborte@firma.example\nikke-epost</textarea>');
    const none = await astrid.post(paths.breaches.people({ tenant, id }), { emails: 'Ola Nordmann' });
    expect(none.text)
      .to.include('2 av dem som står igjen her, er ikke e-postadresser.')
      .and.include('Ola\nNordmann</textarea>');
  });

  it('takes every address of a long list', async () => {
    const id = await newBreach(town.astrid);
    await somebody(town.astrid, { email: 'sist@firma.example', givenName: 'Sist' });
    const many = Array.from({ length: 1_500 }, (_, at) => `n${at}@ukjent.example`);
    const astrid = await town.signedIn('astrid');
    const refused = await astrid.post(paths.breaches.people({ tenant, id }), {
      emails: [...many, 'sist@firma.example'].join('\n'),
    });
    expect(refused.text)
      .to.match(/Ingen kontakt har de 1\s500 adressene/)
      .and.include('n1499@ukjent.example')
      .and.include('Sist Hansen');
  });

  it('has no steps left once there is nothing in the way of its end and it is closed', async () => {
    const id = await judgedBreach(town.astrid);
    expect(await page(id), 'nobody notified Datatilsynet')
      .to.include('Begrunn at Datatilsynet ikke varsles')
      .and.include('Ingenting er meldt til Datatilsynet eller de berørte ennå.');
    expect(stands(await page(id))).to.deep.equal(['known: done', 'risk-title: done', 'authority: done', 'close: next']);
    const astrid = await town.signedIn('astrid');
    const open = await newBreach(town.astrid);
    const refused = await astrid.post(paths.breaches.closing({ tenant, id: open }), { alone: 'close' });
    expect(refused.text, 'the fields are there to be filled in').to.include('id="measures-error"');
    await astrid.post(paths.breaches.closing({ tenant, id }), {});
    const closed = await page(id);
    expect(stands(closed)).to.deep.equal([]);
    expect(closed).to.include('Avsluttet').and.not.include('timer igjen');
  });
});
