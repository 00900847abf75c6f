import { expect } from 'chai';

import { apiTokens, createApiToken, revokeApiToken } from '../../../src/domain/api-tokens/api-tokens.ts';
import { addCompany } from '../../../src/domain/companies/add-company.ts';
import { insertCompanies } from '../../../src/domain/companies/bulk.ts';
import { trashCompany } from '../../../src/domain/companies/trash.ts';
import { change, inPlatform, inTenant, sql } from '../../../src/domain/tenancy.ts';
import type { Member } from '../../../src/domain/users/member.ts';
import { companySchema } from '../../../src/web/api/document.ts';
import { apiRoutes } from '../../../src/web/api/routes.ts';
import { paths } from '../../../src/web/paths.ts';
import { startRegisterStandIn, type RegisterStandIn } from '../../../stand-ins/register/server.ts';
import { useTown } from '../../support/cast.ts';
import { asSuperuser } from '../../support/superuser.ts';
import { carryOutEnrichment } from '../../domain/companies/with-register.ts';
import { someNetwork } from '../route-records.ts';

const [equinor, telenor] = ['923609016', '982463718'] as const;

interface Told {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Readonly<Record<string, unknown>>;
}

describe('The API', () => {
  let register: RegisterStandIn;
  before(async () => {
    register = await startRegisterStandIn({ port: 0 });
  });
  const town = useTown(() => ({ REGISTER_URL: register.url, TRUSTED_PROXIES: '1' }));
  after(() => register.close());
  afterEach(() => register.faults.clear());

  let token: string;
  before(async () => {
    token = await make(town.astrid, 'member');
  });
  const make = (by: Member, role: string, days = 30): Promise<string> =>
    inTenant(by.tenantId, () => createApiToken(by, { name: 'Nettbutikken', role, days }));

  const ask = async (path: string, init: RequestInit = {}, with_: string | undefined = token): Promise<Told> => {
    const headers = new Headers(init.headers);
    headers.set('x-forwarded-for', someNetwork());
    if (with_ !== undefined) headers.set('authorization', `Bearer ${with_}`);
    const response = await fetch(new URL(path, town.app.address), { ...init, headers });
    return { status: response.status, headers: response.headers, body: JSON.parse((await response.text()) || '{}') };
  };
  const post = (body: unknown, with_ = token, headers: Record<string, string> = {}): Promise<Told> =>
    ask(
      paths.api.companies(),
      {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      },
      with_,
    );
  const show = (number: string, with_ = token): Promise<Told> => ask(paths.api.company({ number }), {}, with_);

  it('makes a company of a number in one step, told again when asked again, and filled by the register', async () => {
    const made = await post({ organisation_number: 'NO 923 609 016 MVA' });
    expect(made.status, JSON.stringify(made.body)).to.equal(201);
    expect(made.headers.get('location')).to.equal(paths.api.company({ number: equinor }));
    expect(made.headers.get('set-cookie')).to.equal(null);
    expect(made.body).to.include({ organisation_number: equinor, name: 'EQUINOR ASA' });
    expect((await post({ organisation_number: equinor })).status).to.equal(200);
    const [added] = await inTenant(town.astrid.tenantId, () =>
      sql<{ id: string }>(`select id from companies where tenant_id = $1 and organisation_number = $2`, [
        town.astrid.tenantId,
        equinor,
      ]),
    );
    await carryOutEnrichment(town.astrid.tenantId, added?.id ?? '');
    const { body, status } = await show(equinor);
    expect(status).to.equal(200);
    expect(body['register']).to.include({ state: 'found', status: 'active' });
    expect(body['attribution']).to.match(
      /^Kilde: Brønnøysundregistrene \(Enhetsregisteret\), hentet \d{4}-\d\d-\d\d, NLOD 2\.0 \(https:\/\/data\.norge\.no\/nlod\/no\/2\.0\)$/,
    );
    expect(Object.keys(companySchema.properties)).to.include.members(Object.keys(body));
    expect(Object.keys(body)).to.include.members([...companySchema.required]);
  });

  it('makes a company of a name, which gets no number by itself, and none twice', async () => {
    const made = await post({ name: 'Helt Ukjent Snekkeri' });
    expect(made.status).to.equal(201);
    expect(made.body).to.include({ organisation_number: null, name: 'Helt Ukjent Snekkeri' });
    expect((await post({ name: 'helt ukjent snekkeri' })).status).to.equal(200);
    await inTenant(town.astrid.tenantId, () => insertCompanies([{ name: 'To Like' }, { name: 'To Like' }]));
    expect((await post({ name: 'To like' })).status).to.equal(409);
  });

  it('makes one company of a name that is sent many times at once', async () => {
    const told = await Promise.all(Array.from({ length: 6 }, () => post({ name: 'Samtidig Snekkeri' })));
    expect(told.map(({ status }) => status).toSorted((one, other) => one - other)).to.deep.equal([
      200, 200, 200, 200, 200, 201,
    ]);
  });

  it('refuses what it has no field for, so that a misspelt number is not taken for none', async () => {
    const refused = await post({ organization_number: equinor, name: 'Stavet Feil' });
    expect(refused.status).to.equal(422);
    expect(refused.body['errors']).to.deep.equal([
      { field: 'organization_number', detail: 'Dette feltet finnes ikke her.' },
    ]);
    expect((await post('{"__proto__":{"name":"Z"}}')).status).to.equal(422);
  });

  it('says what is wrong in the language that is asked for, at the field, as a problem', async () => {
    const wrong = await post({ organisation_number: '923609017' }, token, { 'accept-language': 'en' });
    expect(wrong.status).to.equal(422);
    expect(wrong.headers.get('content-type')).to.match(/^application\/problem\+json/);
    expect(wrong.headers.get('content-language')).to.equal('en');
    expect(wrong.body).to.deep.equal({
      type: 'about:blank',
      title: 'Something that was sent cannot be used.',
      status: 422,
      errors: [
        {
          field: 'organisation_number',
          detail: 'This is not a valid organisation number. Check that every digit is right.',
        },
      ],
    });
    expect((await post({ organisation_number: '999999999' })).body['errors']).to.deep.equal([
      { field: 'organisation_number', detail: 'Enhetsregisteret kjenner ikke nummeret.' },
    ]);
    expect((await post({})).status).to.equal(422);
    expect((await post({ name: 7 })).status).to.equal(422);
    expect((await post('{"name"')).status).to.equal(400);
    expect((await post('x', token, { 'content-type': 'text/plain' })).status).to.equal(415);
    expect((await post(`{"name":"${'x'.repeat(20_000)}"}`)).status).to.equal(413);
    expect((await ask('/api/v1/nothing')).body).to.include({ status: 404 });
  });

  it('adds one whose register does not answer, and says that it waits, never that there is none', async () => {
    register.faults.set('*', { kind: 'unavailablePage' });
    const made = await post({ organisation_number: '974760673' });
    expect(made.status).to.equal(201);
    expect(made.body['register']).to.include({ state: 'waiting' });
  });

  it('keeps no national identity number, whatever it is sent as', async () => {
    const refused = await post({ name: 'Kari 17054026641' });
    expect(refused.status).to.equal(422);
    expect(refused.body['errors']).to.have.nested.property('[0].field', 'name');
    const kept = await inTenant(town.astrid.tenantId, () =>
      sql(`select from companies where tenant_id = $1 and name like '%17054026641%'`, [town.astrid.tenantId]),
    );
    expect(kept).to.deep.equal([]);
  });

  it('does not tell a company in the trash from none, nor bring it back', async () => {
    const id = await inTenant(town.astrid.tenantId, () =>
      addCompany(town.astrid, { organisationNumber: telenor, name: 'Kastet' }, 'nb'),
    );
    await inTenant(town.astrid.tenantId, () => trashCompany(town.astrid, id));
    expect((await show(telenor)).status).to.equal(404);
    expect((await post({ organisation_number: telenor })).status).to.equal(409);
  });

  describe('is opened by a token alone', () => {
    const urls = apiRoutes.map(({ method, path }) => ({ method, url: path.pattern.replace(':number', equinor) }));
    const tryAll = (with_: string | undefined, headers: Record<string, string> = {}): Promise<number[]> =>
      Promise.all(
        urls.map(async ({ method, url }) => {
          const body = method === 'post' ? { method: 'POST', body: `{"organisation_number":"${equinor}"}` } : {};
          const sent = { 'content-type': 'application/json', ...headers };
          return (await ask(url, { ...body, headers: sent }, with_)).status;
        }),
      );
    const none = urls.map(() => 401);

    it('that works: not without, made up, of another tenant’s id, revoked, run out, or of somebody who left or is locked', async () => {
      const { astrid } = town;
      expect(await tryAll('')).to.deep.equal(none);
      expect(await tryAll('onnet_x')).to.deep.equal(none);
      expect(
        await tryAll(`onnet_${town.clara.tenantId.replaceAll('-', '')}_${token.split('_').slice(2).join('_')}`),
      ).to.deep.equal(none);
      const cookie = Array.from((await town.signedIn('astrid')).cookies, ([name, value]) => `${name}=${value}`).join(
        '; ',
      );
      expect(await tryAll('', { cookie })).to.deep.equal(none);

      const revoked = await make(astrid, 'member');
      expect(await tryAll(revoked)).not.to.include(401);
      const [newest] = await inTenant(astrid.tenantId, () => apiTokens(astrid));
      await inTenant(astrid.tenantId, () => revokeApiToken(astrid, newest?.id ?? ''));
      expect(await tryAll(revoked)).to.deep.equal(none);

      const old = await make(astrid, 'member');
      await asSuperuser(town.database, (client) =>
        client.query(`update api_tokens set expires_at = now() where revoked_at is null and token_hash = sha256($1)`, [
          Buffer.from(old),
        ]),
      );
      expect(await tryAll(old)).to.deep.equal(none);

      await inPlatform(() => change(`update users set disabled_at = now() where id = $1`, [astrid.userId]));
      expect(await tryAll(token)).to.deep.equal(none);
      await inPlatform(() => change(`update users set disabled_at = null where id = $1`, [astrid.userId]));
      expect(await tryAll(token)).not.to.include(401);
    });

    it('that reads and does not write, when it is one for reading', async () => {
      const reader = await make(town.astrid, 'reader');
      expect((await show(equinor, reader)).status).to.equal(200);
      expect((await post({ name: 'Ny AS' }, reader)).status).to.equal(403);
    });

    it('and shows its own tenant only', async () => {
      const foreign = await make(town.clara, 'member');
      expect((await show(equinor, foreign)).status).to.equal(404);
    });

    it('so many times a minute', async () => {
      const eager = await make(town.astrid, 'reader');
      const statuses = await Promise.all(Array.from({ length: 125 }, () => show(equinor, eager)));
      const refused = statuses.filter(({ status }) => status === 429);
      expect(refused).to.have.length(5);
      expect(Number(refused[0]?.headers.get('retry-after'))).to.be.within(1, 60);
    });
  });

  it('describes every one of its routes', async () => {
    const { body, status } = await ask(paths.api.document(), {}, '');
    expect(status).to.equal(200);
    const described = Object.entries(body['paths'] ?? {}).flatMap(([path, methods]) =>
      Object.keys(methods ?? {}).map((method) => `${method} ${path.replace('{number}', ':number')}`),
    );
    expect(described).to.have.members(apiRoutes.map(({ method, path }) => `${method} ${path.pattern}`));
  });

  describe('has tokens', () => {
    it('that admins make, are shown once, and are kept as a hash', async () => {
      const visitor = await town.signedIn('astrid');
      const address = paths.apiTokens.index({ tenant: town.astrid.tenantSlug });
      const made = await visitor.post(address, { name: 'Regnskap', role: 'member', days: '90' });
      const [shown = ''] = /onnet_[0-9a-f]{32}_[\w-]{43}/.exec(made.text) ?? [];
      expect((await show(equinor, shown)).status).to.equal(200);
      const list = (await visitor.get(address)).text;
      expect(list)
        .to.contain('Regnskap')
        .and.not.match(/onnet_[0-9a-f]{32}/);
      const rows = await inTenant(town.astrid.tenantId, () =>
        sql(`select * from api_tokens where tenant_id = $1`, [town.astrid.tenantId]),
      );
      expect(JSON.stringify(rows)).not.to.contain(shown.slice(-43));
      expect((await visitor.post(address, { name: '', role: 'x', days: '1' })).status).to.equal(422);
      const bjorn = await town.signedIn('bjorn');
      expect((await bjorn.get(address)).status).to.equal(403);
    });
  });
});
