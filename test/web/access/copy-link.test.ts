import { expect } from 'chai';

import { inTenant, sql } from '../../../src/domain/tenancy.ts';
import { ready, tokenOf, useFiles } from '../../domain/privacy/access/packages.ts';
import { somebody } from '../../domain/privacy/consent/people.ts';
import { useTown } from '../../support/cast.ts';
import { sealedLink } from '../copy-records.ts';

describe('The link to a copy', () => {
  const town = useTown();
  useFiles();

  const opened = async (token: string): Promise<number> => {
    const rows = await inTenant(town.astrid.tenantId, () =>
      sql(
        `select from access_links where tenant_id = $1 and opened_at is not null and token_hash = sha256($2::bytea)`,
        [town.astrid.tenantId, Buffer.from(token)],
      ),
    );
    return rows.length;
  };

  it('shows the copy in the browser it was opened in, and says to any other what to do', async () => {
    const { tenant, token } = await sealedLink(town.astrid);
    const at = (language: string): string => `/no/${language}/copy/${tenant}/${token}`;
    const [scanner, own, other] = [town.visitor(), town.visitor(), town.visitor()];
    for (const visitor of [scanner, own, other]) {
      const looked = await visitor.get(at('nb'));
      expect(looked.status).to.equal(200);
      const lines = looked.headers.getSetCookie().filter((line) => line.startsWith('onnet-copy='));
      expect(lines.map((line) => line.replace(/=[\w-]{43};/, '=…;'))).to.deep.equal(
        ['nb', 'en'].map((one) => `onnet-copy=…; Path=${at(one)}; Max-Age=86400; HttpOnly; SameSite=Lax`),
      );
    }
    expect(await opened(token), 'whoever only looks opens nothing').to.equal(0);
    const pressed = await Promise.all([own.post(at('nb')), own.post(at('nb'))]);
    expect(
      pressed.map(({ status }) => status),
      'twice is once',
    ).to.deep.equal([303, 303]);
    for (const language of ['nb', 'en']) expect((await own.get(at(language))).text).to.include('Vilde');
    expect((await own.get(`${at('nb')}/json`)).text).to.include('Vilde');
    const pdf = await own.get(`${at('nb')}/pdf`);
    expect(pdf.headers.get('content-type')).to.equal('application/pdf');
    expect(pdf.headers.get('content-disposition')).to.match(/attachment; filename="?mine-opplysninger-[\d-]+\.pdf"?/);
    expect(pdf.text).to.match(/^%PDF-1\.7/);
    for (const visitor of [other, town.visitor()])
      for (const reply of [await visitor.get(at('nb')), await visitor.post(at('nb'))]) {
        expect(reply.status).to.equal(410);
        expect(reply.text).to.include('Lenken er åpnet allerede').and.not.include('Vilde');
      }
    expect((await other.get(at('en'))).text).to.include('Go back to that browser');
    for (const format of ['json', 'pdf', 'zip'])
      expect((await other.get(`${at('nb')}/${format}`)).status).to.equal(410);
  });

  it('says of what can be taken along, before and after it is opened, that it is not all there is', async () => {
    const title = 'Opplysninger om deg å ta med fra';
    const contact = await somebody(town.astrid, { email: 'ta@med.example' });
    const token = await tokenOf(town.astrid, await ready(town.astrid, contact, { form: 'portability' }));
    const at = `/no/nb/copy/${town.astrid.tenantId}/${token}`;
    const own = town.visitor();
    expect((await own.get(at)).text).to.include(title);
    await own.post(at);
    expect((await own.get(at)).text)
      .to.include(title)
      .and.include('Dette er det du kan ta med deg (art. 20)');
    const whole = await sealedLink(town.astrid);
    expect((await town.visitor().get(`/no/nb/copy/${whole.tenant}/${whole.token}`)).text)
      .to.include('Opplysningene om deg hos')
      .and.not.include(title);
  });

  it('is not used up by a browser that keeps no cookies', async () => {
    const { tenant, token } = await sealedLink(town.astrid);
    const at = `/no/nb/copy/${tenant}/${token}`;
    const refused = await town.visitor().post(at);
    expect(refused.status).to.equal(422);
    expect(refused.text).to.include('Nettleseren husker ingenting').and.include('<button');
    expect(await opened(token)).to.equal(0);
  });
});
