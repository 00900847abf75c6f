import { expect } from 'chai';

import { inPlatform, sql } from '../../../src/domain/tenancy.ts';
import { paths } from '../../../src/web/paths.ts';
import { emailOf, PASSWORD, useTown } from '../../support/cast.ts';
import { workDone } from '../../support/work-done.ts';

const signIn = paths.public.signIn({ language: 'nb' });
const astrid = { email: emailOf('astrid'), password: PASSWORD };

describe('Signing in', () => {
  const town = useTown();
  beforeEach(() => inPlatform(() => sql('delete from rate_limits')));

  it('leads a person with the right password on', async () => {
    const reply = await town.visitor().post(signIn, astrid);
    expect(reply.status).to.equal(303);
    expect(reply.location).to.equal(paths.account.tenants());
  });

  it('does not care how the address is written', async () => {
    const reply = await town.visitor().post(signIn, { ...astrid, email: ' Astrid@Nordlys.EXAMPLE ' });
    expect(reply.status).to.equal(303);
  });

  it('takes a NUL, which nobody types, out of a form before anybody reads it', async () => {
    expect((await town.visitor().post(signIn, { ...astrid, email: 'astrid\0@nordlys.example' })).status).to.equal(303);
    expect((await town.visitor().post(signIn, { ...astrid, email: '\0' })).status).to.equal(422);
  });

  it('takes a field that comes twice as a wrong one', async () => {
    expect((await town.visitor().post(signIn, { ...astrid, email: [astrid.email, 'b@b.example'] })).status).to.equal(
      422,
    );
    expect((await town.visitor().post(signIn, { ...astrid, password: [PASSWORD, 'other'] })).status).to.equal(422);
  });

  it('goes on only to places of this site', async () => {
    const leads = async (next: string): Promise<string | undefined> =>
      (await town.visitor().post(signIn, { ...astrid, next })).location;
    expect(await leads('/t/nordlys/contacts?q=kari')).to.equal('/t/nordlys/contacts?q=kari');
    for (const elsewhere of [
      '//evil.example',
      '/\\evil.example',
      'https://evil.example',
      'javascript:alert(1)',
      '/a\nb',
    ])
      expect(await leads(elsewhere), elsewhere).to.equal(paths.account.tenants());
  });

  it('gives a new session and ends the one from before, so that a planted cookie is worth nothing', async () => {
    const mallory = await town.signedIn('clara');
    const planted = new Map(mallory.cookies);
    const victim = town.visitor();
    for (const [name, value] of planted) victim.cookies.set(name, value);
    await victim.post(signIn, astrid);
    expect([...victim.cookies.values()]).to.not.deep.equal([...planted.values()]);
    expect((await victim.get(paths.account.show())).text).to.include('Astrid Nordlys');
    const old = town.visitor();
    for (const [name, value] of planted) old.cookies.set(name, value);
    expect((await old.get(paths.account.show())).status).to.equal(303);
  });

  it('ends the session at the server when a person signs out', async () => {
    const visitor = await town.signedIn('astrid');
    const cookies = new Map(visitor.cookies);
    await visitor.post(paths.signOut());
    const thief = town.visitor();
    for (const [name, value] of cookies) thief.cookies.set(name, value);
    expect((await thief.get(paths.account.show())).location).to.include(signIn);
  });

  it('asks for what was left empty in its own words, in either language', async () => {
    expect((await town.visitor().get(signIn)).text).to.match(/<form [^>]*novalidate/);
    for (const [language, words] of [
      ['nb', 'Skriv både e-postadressen og passordet.'],
      ['en', 'Write both your e-mail address and your password.'],
    ] as const)
      for (const typed of [{ ...astrid, password: '' }, { ...astrid, email: ' ' }, {}]) {
        const reply = await town.visitor().post(paths.public.signIn({ language }), typed);
        expect(reply.status).to.equal(422);
        expect(reply.text).to.contain(words);
      }
  });

  it('says the same, after the same work, of a wrong password and an address that has no account', async () => {
    const wrong = { ...astrid, password: 'a password that is wrong' };
    const nobody = { email: 'nobody@nordlys.example', password: 'a password that is wrong' };
    // The first visit of a process prepares what later ones find ready.
    await town.visitor().post(signIn, wrong);
    const known = await workDone(() => town.visitor().post(signIn, wrong));
    const unknown = await workDone(() => town.visitor().post(signIn, nobody));
    expect(known.result.status).to.equal(422);
    expect(unknown.result.status).to.equal(422);
    expect(unknown.result.text.replaceAll(nobody.email, astrid.email)).to.equal(known.result.text);
    expect(unknown.statements).to.deep.equal(known.statements);
    expect(unknown.hashes, 'hashes').to.equal(1);
    expect(known.hashes, 'hashes').to.equal(1);
  });

  it('answers 429 and when to return after ten failures, whatever X-Forwarded-For says', async () => {
    const visitor = town.visitor();
    const guess = (n: number) =>
      visitor.post(
        signIn,
        { ...astrid, password: `guess number ${n}` },
        { headers: { 'x-forwarded-for': `203.0.113.${n}`, forwarded: `for=198.51.100.${n}` } },
      );
    for (let n = 0; n < 10; n++) expect((await guess(n)).status).to.equal(422);
    const refused = await guess(11);
    expect(refused.status).to.equal(429);
    expect(Number(refused.headers.get('retry-after'))).to.be.within(1, 15 * 60);
    expect(refused.text).to.match(/Prøv igjen om \d+ minutt/);
    expect((await visitor.post(signIn, astrid)).status, 'the right password waits too').to.equal(429);
    const other = await town.visitor().post(signIn, { email: emailOf('clara'), password: PASSWORD });
    expect(other.status, 'somebody else signs in').to.equal(303);
  });

  it('limits one network that tries many addresses', async () => {
    await inPlatform(() =>
      sql(
        `insert into rate_limits (key, points, expire)
           select 'sign-in:network:' || $1, 100, (extract(epoch from now()) * 1000)::bigint + 60000`,
        ['EsoXtJryKJQ28wPgFmAwoh5SXSZuIJJnQzgBqP1AcaA'],
      ),
    );
    const spoofed = { headers: { 'x-forwarded-for': '203.0.113.77' } };
    const reply = await town
      .visitor()
      .post(signIn, { email: 'new@target.example', password: 'whatever it is' }, spoofed);
    expect(reply.status).to.equal(429);
  });

  it('forgets the failures of who then signs in', async () => {
    const visitor = town.visitor();
    for (let n = 0; n < 9; n++) await visitor.post(signIn, { ...astrid, password: 'a password that is wrong' });
    expect((await visitor.post(signIn, astrid)).status).to.equal(303);
    const rows = await inPlatform(() =>
      sql<{ key: string; points: number }>(`select key, points from rate_limits order by key`),
    );
    expect(
      rows.map(({ key }) => key.split(':')[1]),
      'what is counted of this network and address is gone',
    ).to.deep.equal(['network', 'subject']);
  });

  it('keeps no address in the counters', async () => {
    await town.visitor().post(signIn, { ...astrid, password: 'a password that is wrong' });
    const rows = await inPlatform(() => sql<{ key: string }>(`select key from rate_limits`));
    expect(rows).to.have.length(3);
    expect(JSON.stringify(rows)).to.not.match(/astrid|127\.0\.0\.1/);
  });
});

describe('Signing in behind one trusted proxy', () => {
  const town = useTown(() => ({ TRUSTED_PROXIES: '1' }));

  it('counts by the address the proxy saw, not by what the visitor wrote before it', async () => {
    for (const spoofed of ['203.0.113.1', '203.0.113.2', '203.0.113.3'])
      await town
        .visitor()
        .post(
          signIn,
          { email: 'a@b.example', password: 'wrong' },
          { headers: { 'x-forwarded-for': `${spoofed}, 198.51.100.7` } },
        );
    const rows = await inPlatform(() =>
      sql<{ points: number }>(`select points from rate_limits where key like 'sign-in:network:%'`),
    );
    expect(rows).to.deep.equal([{ points: 3 }]);
  });

  it('counts all addresses of one IPv6 network as one', async () => {
    await inPlatform(() => sql('delete from rate_limits'));
    for (const last of ['1', 'ffff', 'abcd:1:2'])
      await town
        .visitor()
        .post(
          signIn,
          { email: 'a@b.example', password: 'wrong' },
          { headers: { 'x-forwarded-for': `2001:db8:1:2::${last}` } },
        );
    const rows = await inPlatform(() => sql(`select 1 from rate_limits where key like 'sign-in:network:%'`));
    expect(rows).to.have.length(1);
  });
});
