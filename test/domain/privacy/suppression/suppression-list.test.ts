import { domainToASCII } from 'node:url';

import { expect } from 'chai';

import { atTime, osloDay } from '../../../../src/domain/clock.ts';
import { Invalid, NotAllowed, NotFound } from '../../../../src/domain/errors.ts';
import { newId } from '../../../../src/domain/identifiers.ts';
import { hmac, tenantKey } from '../../../../src/domain/keys/tenant-keys.ts';
import { allowed } from '../../../../src/domain/privacy/consent/allowed.ts';
import { objectToMarketing, recordConsent } from '../../../../src/domain/privacy/consent/record-consent.ts';
import { addressesTyped } from '../../../../src/domain/privacy/suppression/address-hash.ts';
import { screenAddresses } from '../../../../src/domain/privacy/suppression/screen.ts';
import { liftFor } from '../../../../src/domain/privacy/suppression/suppress.ts';
import { liftByHand, suppressByHand } from '../../../../src/domain/privacy/suppression/suppress-by-hand.ts';
import {
  suppressionList,
  suppressionsAt,
  type ListedSuppression,
} from '../../../../src/domain/privacy/suppression/suppression-list.ts';
import { takeBack } from '../../../../src/domain/privacy/suppression/take-back.ts';
import { restrictContact } from '../../../../src/domain/privacy/restriction/restrict-contact.ts';
import { change, inTenant, readingTenant, sql } from '../../../../src/domain/tenancy.ts';
import { useCast } from '../../../support/cast.ts';
import { openTestOutside } from '../../../support/outside.ts';
import { useTemporaryFolder } from '../../../support/temporary-folder.ts';
import { allPurposesOn, somebody, type PurposeIds } from '../consent/people.ts';

describe('The suppression list', () => {
  const cast = useCast();
  const folder = useTemporaryFolder();
  // The mail that tells of a new record has a link to our own address.
  before(() => openTestOutside(folder.path));
  const here = <T>(work: () => Promise<T>): Promise<T> => inTenant(cast.astrid.tenantId, work);
  const at = (typed: string): Promise<ListedSuppression[]> =>
    readingTenant(cast.astrid.tenantId, () => suppressionsAt(cast.astrid, addressesTyped(typed)));
  const add = (address: string, purposeId = '', reason = 'said-no') =>
    here(() => suppressByHand(cast.astrid, { address, purposeId, reason }));
  const refusalOf = async (work: Promise<unknown>): Promise<unknown> => {
    const error = await work.catch((refused: unknown) => refused);
    return error instanceof Invalid ? error.fields : error;
  };
  let ids: PurposeIds = {};
  before(async () => {
    ids = await allPurposesOn(cast.astrid);
  });

  it('tells what a typed address may be', () => {
    expect(addressesTyped(' Kari@Firma.example ').map(({ channel }) => channel)).to.deep.equal(['email']);
    expect(addressesTyped('400 00 011').map(({ channel }) => channel)).to.deep.equal(['sms', 'phone']);
    expect(addressesTyped('Storgata 1, 6456 Skåla').map(({ channel }) => channel)).to.deep.equal(['post']);
    for (const nothing of ['', 'kari@', '12', 'Kari Hansen'])
      expect(addressesTyped(nothing), nothing).to.deep.equal([]);
  });

  it('finds an address again however its letters are composed and its domain is written', async () => {
    await add('Kåre@blåbær.example');
    for (const spelling of [
      'kåre@blåbær.example'.normalize('NFD'),
      'kåre@xn--blbr-roah.example',
      'kåre+nytt@BLÅBÆR.example',
      'kåre@blå\u00ADbær.example',
      'ｋåre@ｂlåbær.example',
    ])
      expect(await at(spelling), spelling).to.have.length(1);
    expect(await at('kare@blåbær.example'), 'another mailbox').to.deep.equal([]);
  });

  it('finds an address that was hashed before its letters were composed and its domain was written as in DNS, and lifts it', async () => {
    const newsletters = ids['marketing-email'] ?? '';
    const before = async (address: string): Promise<void> => {
      const mac = hmac(await tenantKey('suppression'), `email:${address}`);
      await change(
        `insert into suppressions (tenant_id, id, mac, channel, purpose_id, cause, since) values ($1, $2, $3, 'email', $4, 'objected', now())`,
        [cast.astrid.tenantId, newId(), mac, newsletters],
      );
    };
    await here(() => before('pål@blåhø.example'));
    await here(() => before('siw@blåhø.example'.normalize('NFD')));
    const [pål, siw] = [`pål@${domainToASCII('blåhø.example')}`, 'siw+nytt@blåhø.example'];
    const screened = () => here(() => screenAddresses([pål, siw].map((value) => ({ channel: 'email', value }))));
    expect((await screened()).map((found) => found.length)).to.deep.equal([1, 1]);
    for (const spelling of [pål, 'Pål@blåhø.example', siw]) expect(await at(spelling), spelling).to.have.length(1);
    expect(await at('par@blåhø.example'), 'another mailbox').to.deep.equal([]);
    await here(() => liftFor({ channel: 'email', value: pål }, newsletters));
    expect((await screened()).map((found) => found.length)).to.deep.equal([0, 1]);
  });

  it('takes an address by hand, keeps its hash alone, and finds it in every spelling', async () => {
    expect(await add('Ny.Person@firma.example', '', 'register')).to.deep.equal(['email']);
    const [entry] = await at('ny.person+nyhet@FIRMA.example');
    expect(entry).to.deep.include({
      channel: 'email',
      purposeId: null,
      cause: 'register',
      recordedBy: cast.astrid.name,
    });
    expect(entry?.print).to.match(/^[0-9a-f]{8}$/);
    const rows = await here(() =>
      sql<{ row: string }>(
        `select s::text as row from suppressions s where tenant_id = $1
          union all select e::text from audit_entries e where tenant_id = $1 and action = 'suppression.added'`,
        [cast.astrid.tenantId],
      ),
    );
    expect(rows.length).to.be.at.least(2);
    expect(rows.map(({ row }) => row).join()).to.not.match(/person@|firma\.example/i);
  });

  it('stays as it is when the address is put there again', async () => {
    await add('to.ganger@firma.example');
    await add('to.ganger@firma.example', '', 'other');
    expect((await at('to.ganger@firma.example')).map(({ cause }) => cause)).to.deep.equal(['objected']);
  });

  it('refuses what is no address, no reason, or a purpose nobody can say no to', async () => {
    expect(await refusalOf(add('ikke noe', '', ''))).to.deep.equal({
      address: 'suppression.address.unreadable',
      reason: 'form.choose',
    });
    expect(await refusalOf(add('a@firma.example', ids['bookkeeping']))).to.deep.equal({
      purpose: 'consents.record.notWithdrawable',
    });
    const refused = await here(() =>
      suppressByHand(cast.bjorn, { address: 'a@firma.example', purposeId: '', reason: 'other' }),
    ).catch((error: unknown) => error);
    expect(refused).to.be.instanceOf(NotAllowed);
  });

  it('is shown by channel and cause, newest first, a page at a time', async () => {
    for (let count = 0; count < 51; count++)
      await atTime(new Date(Date.UTC(2026, 0, 1, 12, count)), () => add(`side${count}@firma.example`, '', 'not-me'));
    const shown = (channel: string, cause: string, after = '') =>
      here(() => suppressionList(cast.astrid, { channel, cause }, after));
    const first = await shown('email', 'not-me');
    expect(first.entries).to.have.length(50);
    const rest = await shown('email', 'not-me', first.next);
    expect(rest.entries).to.have.length(1);
    expect(rest.next).to.equal(undefined);
    expect(new Set([...first.entries, ...rest.entries].map(({ id }) => id)).size).to.equal(51);
    expect((await shown('post', 'not-me')).entries).to.deep.equal([]);
    const others = await inTenant(cast.clara.tenantId, () => suppressionList(cast.clara, { channel: '', cause: '' }));
    expect(others.entries).to.deep.equal([]);
  });

  it('hard case 33: who comes back by a consent of their own is lifted for that purpose alone', async () => {
    await atTime(new Date('2026-01-10T12:00:00Z'), () => add('tilbake@firma.example'));
    const [entry] = await at('tilbake@firma.example');
    const id = entry?.id ?? '';
    const purpose = ids['marketing-email'] ?? '';
    const good = { address: 'tilbake@firma.example', purposeId: purpose, via: 'paper', on: '2026-02-01' };
    const lift = (typed: Partial<typeof good>) => here(() => liftByHand(cast.astrid, id, { ...good, ...typed }));
    expect(await refusalOf(lift({ address: 'en.annen@firma.example' }))).to.deep.equal({
      address: 'suppression.lift.otherAddress',
    });
    expect(await refusalOf(lift({ on: '2026-01-09' }))).to.deep.equal({ on: 'suppression.lift.tooEarly' });
    expect(await refusalOf(lift({ via: '' }))).to.deep.equal({ via: 'form.choose' });
    for (const code of ['marketing-sms', 'customer-news', 'bookkeeping'])
      expect(await refusalOf(lift({ purposeId: ids[code] ?? '' })), code).to.deep.equal({
        purpose: 'suppression.lift.purpose',
      });
    const contact = await somebody(cast.astrid, { email: 'tilbake@firma.example' });
    const consent = () =>
      here(() =>
        recordConsent(cast.astrid, contact, {
          purposeId: purpose,
          via: 'paper',
          on: osloDay(new Date()),
          language: 'nb',
          shownWording: true,
        }),
      );
    const gate = (code: string) => here(() => allowed({ kind: 'contact', id: contact }, code, 'email'));
    expect(await refusalOf(consent())).to.deep.equal({ purpose: 'consents.record.saidNo' });
    await lift({});
    // Lifting gives no consent: it lets one be written down.
    expect((await gate('marketing-email')).because).to.equal('never-asked');
    await consent();
    expect((await gate('marketing-email')).because).to.equal('consent');
    expect((await gate('customer-news')).because).to.equal('suppressed');
    const [trace] = await here(() =>
      sql<{ details: object }>(
        `select details from audit_entries where tenant_id = $1 and action = 'suppression.lifted' and subject_id = $2`,
        [cast.astrid.tenantId, id],
      ),
    );
    expect(trace?.details).to.deep.equal({
      purpose: 'marketing-email',
      channel: 'email',
      via: 'paper',
      on: '2026-02-01',
    });
  });

  it('takes back what was put there by mistake: by its address, with a reason, and that alone', async () => {
    const contact = await somebody(cast.astrid, { email: 'feilskrevet@firma.example' });
    const gate = async (code: string) =>
      (await here(() => allowed({ kind: 'contact', id: contact }, code, 'email'))).because;
    const before = await gate('marketing-email');
    await add('feilskrevet@firma.example', '', 'other');
    await add('feilskrevet@firma.example', ids['customer-news'], 'said-no');
    expect(await gate('marketing-email')).to.equal('suppressed');
    const entries = await at('feilskrevet@firma.example');
    const id = entries.find(({ purposeId }) => purposeId === null)?.id ?? '';
    const back = (address: string, mistake: string, which = id) =>
      here(() => takeBack(cast.astrid, which, { address, mistake }));
    expect(await refusalOf(back('en.annen@firma.example', 'feil'))).to.deep.equal({
      address: 'suppression.lift.otherAddress',
      mistake: 'form.choose',
    });
    const said = entries.find(({ cause }) => cause === 'withdrawn')?.id ?? '';
    expect(await refusalOf(back('feilskrevet@firma.example', 'trial', said)), 'somebody said no').to.deep.equal({
      mistake: 'form.choose',
    });
    expect(
      await here(() => takeBack(cast.bjorn, id, { address: 'feilskrevet@firma.example', mistake: 'trial' })).catch(
        (error: unknown) => error,
      ),
    ).to.be.instanceOf(NotAllowed);
    await back('Feilskrevet@firma.example', 'misunderstood');
    expect(await gate('marketing-email'), 'as before, and no consent came of it').to.equal(before);
    expect(await gate('customer-news'), 'the other entry stays').to.equal('suppressed');
    expect(await refusalOf(back('feilskrevet@firma.example', 'misunderstood'))).to.be.instanceOf(NotFound);
    const traces = await here(() =>
      sql<{ details: object }>(
        `select details from audit_entries where tenant_id = $1 and action = 'suppression.takenBack' and subject_id = $2`,
        [cast.astrid.tenantId, id],
      ),
    );
    expect(traces.map(({ details }) => details)).to.deep.equal([
      { channel: 'email', cause: 'other', mistake: 'misunderstood' },
    ]);
  });

  it('never takes back a person’s own no, nor one that came after a member put the address there', async () => {
    const contact = await somebody(cast.astrid, { email: 'eget.nei@firma.example' });
    await here(() => objectToMarketing(cast.astrid, contact, 'phone'));
    const back = async (typed: string) => {
      const [entry] = await at(typed);
      return refusalOf(here(() => takeBack(cast.astrid, entry?.id ?? '', { address: typed, mistake: 'mistyped' })));
    };
    expect(await back('eget.nei@firma.example')).to.be.instanceOf(NotFound);

    await add('siden.nei@firma.example', '', 'other');
    const other = await somebody(cast.astrid, { email: 'siden.nei@firma.example' });
    await here(() => objectToMarketing(cast.astrid, other, 'phone'));
    expect((await at('siden.nei@firma.example')).map(({ cause, recordedBy }) => [cause, recordedBy])).to.deep.equal([
      ['objected', null],
    ]);
    expect(await back('siden.nei@firma.example')).to.be.instanceOf(NotFound);
    await add('siden.nei@firma.example', '', 'other');
    expect(await back('siden.nei@firma.example'), 'and a member cannot make it theirs').to.be.instanceOf(NotFound);
  });

  it('hard case 12: the no of a restricted person reaches the list, so that it outlives the record', async () => {
    const contact = await somebody(cast.astrid, { email: 'begrenset@firma.example', phone: '40000099' });
    await here(() => restrictContact(cast.astrid, contact, { ground: 'accuracy' }));
    await here(() => objectToMarketing(cast.astrid, contact, 'phone'));
    expect((await at('begrenset@firma.example')).map(({ cause }) => cause)).to.deep.equal(['objected']);
    expect((await at('40000099')).map(({ channel }) => channel).toSorted()).to.deep.equal(['phone', 'sms']);
  });
});
