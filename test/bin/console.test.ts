import { expect } from 'chai';

import { runConsole } from './run-console.ts';
import { useCast } from '../support/cast.ts';

describe('the console', function () {
  this.timeout(60_000);
  const cast = useCast();
  const update = (): string => `change("update members set name = 'Bjørnar' where id = $1", ['${cast.bjorn.id}'])`;
  const inConsole = (args: readonly string[], ...lines: string[]) => runConsole(cast.database.appUrl, args, lines);

  describe('of a tenant’s owner', () => {
    let output = '';
    before(async () => {
      ({ output } = await inConsole(
        ['nordlys'],
        `by.name`,
        `sql('select count(*) as n, bool_and(tenant_id = $1) as own from members', [by.tenantId])`,
        `typeof contacts.contactList`,
        `sql('select id from members where tenant_id = $1', ['${cast.clara.tenantId}'])`,
        `sql('select nothing')`,
        `1 + 1`,
        update(),
      ));
    });

    it('has the domain at hand, inside one tenant, as its owner', () => {
      expect(output).to.contain(`'${cast.astrid.name}'`);
      expect(output).to.contain('[ { n: 3, own: true } ]');
      expect(output).to.contain(`'function'`);
    });

    it('sees nothing of another tenant', () => {
      expect(output).to.match(/^(nordlys> )?\[\]$/m);
    });

    it('refuses changes unless it is asked for them', () => {
      expect(output).to.contain('read-only transaction');
    });

    it('goes on after a mistake', () => {
      expect(output).to.contain('column "nothing" does not exist');
      expect(output).to.match(/^(nordlys> )?2$/m);
    });
  });

  it('keeps changes when it is asked for them, and acts as the member whose address is given', async () => {
    expect((await inConsole(['nordlys', '--write'], update())).output).to.match(/^(nordlys!> )?1$/m);
    const { output } = await inConsole(['nordlys', 'bjorn@nordlys.example'], 'by.role', 'by.name');
    expect(output).to.contain(`'member'`).and.to.contain('Bjørnar');
  });

  it('names the tenants and the members there are', async () => {
    const unknownTenant = await inConsole(['nordlyset']);
    expect(unknownTenant.code).to.equal(1);
    expect(unknownTenant.output).to.match(/There is no tenant nordlyset. There are: (nordlys, fjord|fjord, nordlys)/);
    expect((await inConsole(['nordlys', 'clara@fjord.example'])).output).to.contain(
      'clara@fjord.example is no member of nordlys. Its members: astrid@nordlys.example,',
    );
  });
});
