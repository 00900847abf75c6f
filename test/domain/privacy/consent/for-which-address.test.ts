import { expect } from 'chai';

import { atTime, osloDay } from '../../../../src/domain/clock.ts';
import { addChannel, changeChannel, channelsOf, channelValue } from '../../../../src/domain/contacts/channels.ts';
import { contactFacts } from '../../../../src/domain/contacts/contact-record.ts';
import { allowed, mayContact } from '../../../../src/domain/privacy/consent/allowed.ts';
import { askForConsent, refusedAtHandOff } from '../../../../src/domain/privacy/consent/ask-consent.ts';
import { giveConsent } from '../../../../src/domain/privacy/consent/consent-by-link.ts';
import { contactConsents } from '../../../../src/domain/privacy/consent/contact-consents.ts';
import { appendConsentEvent } from '../../../../src/domain/privacy/consent/ledger.ts';
import { recordConsent } from '../../../../src/domain/privacy/consent/record-consent.ts';
import { setContactPurpose } from '../../../../src/domain/privacy/purposes/contact-purposes.ts';
import { currentWording, seenIn } from '../../../../src/domain/privacy/purposes/wordings.ts';
import { change, inTenant } from '../../../../src/domain/tenancy.ts';
import { paths } from '../../../../src/web/paths.ts';
import { useTown } from '../../../support/cast.ts';
import { allPurposesOn, somebody, type PurposeIds } from './people.ts';

const later = new Date(Date.now() + 20 * 86_400_000);

describe('For which address somebody may be written to', () => {
  const town = useTown();
  const tenant = 'nordlys';
  let ids: PurposeIds = {};
  const here = <T>(work: () => Promise<T>): Promise<T> => inTenant(town.astrid.tenantId, work);
  const gate = (id: string, purpose: string, channel: 'email' | 'sms' = 'email') =>
    here(() => allowed({ kind: 'contact', id }, purpose, channel));
  const page = async (id: string): Promise<string> =>
    (await (await town.signedIn('astrid')).get(paths.contacts.privacy({ tenant, id }))).text;

  before(async () => {
    ids = await allPurposesOn(town.astrid);
  });

  const input = { label: 'work', street: '', postalCode: '', place: '', countryCode: '', first: true } as const;
  const add = (id: string, kind: 'email' | 'phone', value: string): Promise<string> =>
    here(() => addChannel(town.astrid, id, { ...input, label: kind === 'phone' ? 'mobile' : 'work', kind, value }));
  const changeTo = (id: string, kind: 'email' | 'phone', value: string): Promise<void> =>
    here(async () => {
      const [one] = (await channelsOf(town.astrid, id)).filter((channel) => channel.kind === kind);
      const { version } = await contactFacts(town.astrid, id);
      if (!one) throw new Error(`no ${kind}`);
      await changeChannel(
        town.astrid,
        id,
        one.id,
        { version, was: channelValue(one) },
        { ...input, label: one.label, kind, value },
      );
    });
  /** They are asked at the address that is used, and press the button of the mail. */
  const confirm = async (id: string, purpose = 'marketing-email'): Promise<void> => {
    let token = '';
    await here(() =>
      askForConsent(
        town.astrid,
        id,
        { purposeId: ids[purpose] ?? '', language: 'nb', via: 'in-person' },
        {
          confirm: (made) => {
            token = made;
            return 'https://crm.example/ja';
          },
          unsubscribe: () => 'https://crm.example/nei',
        },
      ),
    );
    await giveConsent(town.astrid.tenantId, token, 'nb');
  };
  const handOff = (contactId: string, to: string) =>
    here(() => refusedAtHandOff({ template: 'newsletter', contactId, purposeId: ids['marketing-email'] ?? '', to }));

  it('hard case 27: a yes that was confirmed at one address is none for the next, and the page does not say that it was', async () => {
    const kari = await somebody(town.astrid, { email: 'kari@gammel.example' });
    await confirm(kari);
    expect((await gate(kari, 'marketing-email')).because).to.equal('consent');
    await changeTo(kari, 'email', 'noen@annen.example');
    expect(await gate(kari, 'marketing-email')).to.deep.include({ allowed: false, because: 'other-address' });
    expect((await here(() => mayContact(kari))).find(({ channel }) => channel === 'email')).to.deep.include({
      allowed: false,
      because: 'other-address',
    });
    expect(await handOff(kari, 'noen@annen.example')).to.equal('other-address');
    const { consented, consents } = await here(() => contactConsents(town.astrid, kari));
    expect(consented).to.equal(false);
    const email = consents.find(({ purposeId }) => purposeId === ids['marketing-email']);
    expect(email).to.include({ status: 'other-address', recordable: true });
    expect(await page(kari))
      .to.include('Ja, for en annen adresse eller et annet nummer')
      .and.include('Gjelder en annen adresse eller et annet nummer')
      .and.include('Be om samtykke');

    // Asked and confirmed there too, it holds for both: the first yes is taken back by nothing.
    await atTime(later, () => confirm(kari));
    expect((await gate(kari, 'marketing-email')).because).to.equal('consent');
    await changeTo(kari, 'email', 'kari@gammel.example');
    expect((await gate(kari, 'marketing-email')).because).to.equal('consent');
  });

  it('hands a mail over to the confirmed one of two addresses, and not to the other', async () => {
    const kari = await somebody(town.astrid, { email: 'bekreftet@to.example' });
    await confirm(kari);
    await add(kari, 'email', 'ny@to.example');
    expect((await gate(kari, 'marketing-email')).because).to.equal('other-address');
    expect(await handOff(kari, 'ny@to.example')).to.equal('other-address');
    expect(await handOff(kari, 'Bekreftet@to.example')).to.equal(undefined);
    expect(await handOff(kari, 'fremmed@to.example')).to.not.equal(undefined);
  });

  it('holds a yes to texts that was confirmed by e-mail to the number they had then', async () => {
    const kari = await somebody(town.astrid, { email: 'sms@nummer.example', phone: '40000081' });
    await confirm(kari, 'marketing-sms');
    expect((await gate(kari, 'marketing-sms', 'sms')).because).to.equal('consent');
    await changeTo(kari, 'email', 'sms@annen.example');
    expect((await gate(kari, 'marketing-sms', 'sms')).because, 'of the number').to.equal('consent');
    await changeTo(kari, 'phone', '40000082');
    expect((await gate(kari, 'marketing-sms', 'sms')).because).to.equal('other-address');
    await atTime(later, () => confirm(kari, 'marketing-sms'));
    expect((await gate(kari, 'marketing-sms', 'sms')).because).to.equal('consent');
    await changeTo(kari, 'phone', '40000081');
    expect((await gate(kari, 'marketing-sms', 'sms')).because, 'the first yes stands too').to.equal('consent');
  });

  it('takes a yes by link that says not where the link went for no address’s', async () => {
    const kari = await somebody(town.astrid, { email: 'ukjent@lenke.example' });
    await here(async () => {
      const wording = await currentWording(ids['marketing-email'] ?? '');
      if (!wording) throw new Error('no wording');
      await appendConsentEvent({
        contactId: kari,
        purposeId: wording.purposeId,
        kind: 'granted',
        via: 'double-opt-in',
        wording: seenIn(wording, 'nb'),
        by: { kind: 'person' },
      });
    });
    expect((await gate(kari, 'marketing-email')).because).to.equal('other-address');
  });

  it('takes what somebody agreed to on paper as theirs, whichever address they have', async () => {
    const kari = await somebody(town.astrid, { email: 'papir@gammel.example' });
    await here(() =>
      recordConsent(town.astrid, kari, {
        via: 'paper',
        on: osloDay(),
        language: 'nb',
        shownWording: true,
        purposeId: ids['marketing-email'] ?? '',
      }),
    );
    await changeTo(kari, 'email', 'papir@ny.example');
    expect((await gate(kari, 'marketing-email')).because).to.equal('consent');
  });

  it('mfl. § 15 third paragraph: news to a customer goes to the address and number given at the sale, and to no other', async () => {
    const buyer = await somebody(town.astrid, { email: 'kunde@salg.example', phone: '40000091' });
    const sold = () =>
      here(() =>
        setContactPurpose(town.astrid, buyer, {
          purposeId: ids['customer-news'] ?? '',
          source: 'sale',
          since: '2026-03-01',
        }),
      );
    const both = async () => [
      (await gate(buyer, 'customer-news')).because,
      (await gate(buyer, 'customer-news', 'sms')).because,
    ];
    await sold();
    expect(await both()).to.deep.equal(['existing-customer', 'existing-customer']);
    await changeTo(buyer, 'email', 'fremmed@salg.example');
    expect(await both()).to.deep.equal(['other-address', 'existing-customer']);
    expect(await page(buyer)).to.match(/Gjelder en annen adresse eller et annet nummer.*mfl. § 15 tredje ledd/s);
    await changeTo(buyer, 'phone', '40000092');
    expect(await both()).to.deep.equal(['other-address', 'other-address']);
    await changeTo(buyer, 'email', 'KUNDE@salg.example');
    expect(await both(), 'the one they gave').to.deep.equal(['existing-customer', 'other-address']);
    await add(buyer, 'phone', '40000091');
    expect(await both()).to.deep.equal(['existing-customer', 'existing-customer']);
    await changeTo(buyer, 'email', 'neste@salg.example');
    await sold();
    expect(await both(), 'another sale').to.deep.equal(['existing-customer', 'existing-customer']);
    // What was written down before the addresses were kept says of none that it was given.
    await here(() =>
      change(`update contact_purposes set given_for = null where tenant_id = $1 and contact_id = $2`, [
        town.astrid.tenantId,
        buyer,
      ]),
    );
    expect(await both()).to.deep.equal(['other-address', 'other-address']);
  });
});
