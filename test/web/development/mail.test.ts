import { expect } from 'chai';

import { loadConfig } from '../../../src/config.ts';
import { PLATFORM_TENANT_ID } from '../../../src/domain/identifiers.ts';
import { developmentRoutes } from '../../../src/web/development/routes.ts';
import { paths } from '../../../src/web/paths.ts';
import { routesFor } from '../../../src/web/routes.ts';
import { useTown } from '../../support/cast.ts';
import { asSuperuser } from '../../support/superuser.ts';

describe('the page of kept mail', () => {
  const town = useTown();

  it('says that it is for development, lists mail, and makes its links into links', async () => {
    const visitor = town.visitor();
    expect((await visitor.get(paths.development.mail())).text).to.include('Ingen e-post ennå');

    const id = '01a204f5-9065-71f8-baff-2e7f1c5535e3';
    await asSuperuser(town.database, (client) =>
      client.query(
        `insert into mails (tenant_id, id, template, language, to_address, subject, body_text)
         values ($1, $2, 'password-reset', 'nb', 'kari@firma.example', 'Nytt <passord>', $3)`,
        [PLATFORM_TENANT_ID, id, 'Hei\n\nhttps://onnet.example/x?a=1&b=2\njavascript:alert(1)'],
      ),
    );
    const list = await visitor.get(paths.development.mail());
    expect(list.text).to.include('Bare for utvikling').and.to.include('Nytt &lt;passord&gt;');
    const message = await visitor.get(paths.development.message({ tenant: PLATFORM_TENANT_ID, id }));
    expect(message.text).to.include('Bare for utvikling').and.to.include('href="https://onnet.example/x?a=1&amp;b=2"');
    expect(message.text).to.not.include('href="javascript:');
    expect((await visitor.get(paths.development.message({ tenant: town.clara.tenantId, id }))).status).to.equal(404);
  });

  it('is not there where mail is sent, nor in production', () => {
    const config = loadConfig({});
    const isThere = (of: typeof config): boolean => routesFor(of).some((route) => developmentRoutes.includes(route));
    expect(isThere(config)).to.equal(true);
    expect(isThere({ ...config, smtpUrl: 'smtp://127.0.0.1:25' })).to.equal(false);
    expect(isThere({ ...config, production: true })).to.equal(false);
  });
});
