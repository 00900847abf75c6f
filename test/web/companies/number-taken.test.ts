import { expect } from 'chai';

import { insertCompanies } from '../../../src/domain/companies/bulk.ts';
import { findCompany } from '../../../src/domain/companies/company-record.ts';
import { trashCompany } from '../../../src/domain/companies/trash.ts';
import { change, inPlatform, inTenant } from '../../../src/domain/tenancy.ts';
import { paths } from '../../../src/web/paths.ts';
import { useTown } from '../../support/cast.ts';
import type { Visitor } from '../../support/visitor.ts';
import { waitingForALock } from '../../support/waiting-for-a-lock.ts';

type Answer = Awaited<ReturnType<Visitor['post']>>;

describe('A number that a colleague takes at the same moment', () => {
  const town = useTown();
  let bjorn: Visitor;
  let tenant: string;
  before(async () => {
    bjorn = await town.signedIn('bjorn');
    tenant = town.bjorn.tenantSlug;
  });
  const at = <T>(work: () => Promise<T>): Promise<T> => inTenant(town.bjorn.tenantId, work);
  const numberOf = async (id: string): Promise<string | null> =>
    (await at(() => findCompany(town.bjorn, id))).organisation_number;
  const named = async (name: string): Promise<string> => (await at(() => insertCompanies([{ name }])))[0] ?? '';

  /** Sends a form while a colleague's company with the number is added and not yet committed. */
  const meanwhile = async (number: string, send: () => Promise<Answer>): Promise<Answer> => {
    let sent: Promise<Answer> | undefined;
    await at(async () => {
      await insertCompanies([{ name: `Kollegas ${number}`, organisationNumber: number }]);
      sent = send();
      await waitingForALock(town.database);
    });
    if (!sent) throw new Error('nothing was sent');
    return sent;
  };

  it('is left out of what is accepted together, and the others get theirs', async () => {
    const numbers = ['923609016', '982463718'] as const;
    const ids = await at(() => insertCompanies(numbers.map((number) => ({ name: `Enhet ${number}` }))));
    await inPlatform(() =>
      change(
        `insert into register_units (organisation_number, kind, legal_form, name, status, prominence, told_at)
         select number, 'main', 'AS', 'ENHET ' || number, 'active', 0, now() from unnest($1::text[]) number`,
        [numbers],
      ),
    );
    await at(() =>
      change(
        `insert into company_matches (tenant_id, company_id, state, certainty, suggestions)
         select $1, id, 'open', 'sure', jsonb_build_array(jsonb_build_object('number', number, 'certainty', 'sure', 'reasons', '[]'::jsonb))
           from unnest($2::uuid[], $3::text[]) as m (id, number)`,
        [town.bjorn.tenantId, ids, numbers],
      ),
    );
    const accepted = await meanwhile(numbers[0], () => bjorn.post(paths.companies.sureMatches({ tenant }), {}));
    expect(accepted.status).to.equal(303);
    expect((await bjorn.get(accepted.location ?? '')).text).to.contain('1 firma har fått organisasjonsnummer.');
    expect(await Promise.all(ids.map(numberOf))).to.deep.equal([null, numbers[1]]);
  });

  it('is told of where one suggestion is accepted', async () => {
    const id = await named('Hydro');
    const refused = await meanwhile('914778271', () =>
      bjorn.post(paths.companies.match({ tenant, id }), { act: 'accept', number: '914778271' }),
    );
    expect(refused.status).to.equal(422);
    expect(refused.text).to.contain('Dere har dette firmaet fra før').and.contain('Kollegas 914778271');
    expect(await numberOf(id)).to.equal(null);
  });

  it('is told of at the field of a company that is given it', async () => {
    const id = await named('Yara');
    const refused = await meanwhile('986228608', () =>
      bjorn.post(paths.companies.field({ tenant, id, field: 'organisationNumber' }), {
        value: '986228608',
        was: '',
        version: '1',
      }),
    );
    expect(refused.status).to.equal(422);
    expect(refused.text).to.contain('Kollegas 986228608').and.contain('value="986');
    expect(await numberOf(id)).to.equal(null);
  });

  it('is told of where a company is taken out of the trash', async () => {
    const [id = ''] = await at(() => insertCompanies([{ name: 'Orkla', organisationNumber: '910747711' }]));
    await at(() => trashCompany(town.bjorn, id));
    const led = await meanwhile('910747711', () => bjorn.post(paths.companies.restoration({ tenant, id }), {}));
    expect(led.status).to.equal(303);
    expect((await bjorn.get(led.location ?? '')).text).to.contain('Kollegas 910747711 har fått det samme');
  });
});
