import { expect } from 'chai';

import { insertContacts } from '../../../../src/domain/contacts/bulk.ts';
import {
  addAffectedPeople,
  AFFECTED_PER_PAGE,
  affectedPeople,
  type AffectedPeople,
} from '../../../../src/domain/privacy/breaches/affected-people.ts';
import { keeping } from '../../../../src/domain/privacy/breaches/keeping.ts';
import { change, inTenant } from '../../../../src/domain/tenancy.ts';
import { paths } from '../../../../src/web/paths.ts';
import { useTown } from '../../../support/cast.ts';
import { newBreach } from '../../../web/register-records.ts';
import { somebody } from '../consent/people.ts';
import { restrict } from '../restriction/restricted-person.ts';

describe('The people a breach touches', () => {
  const town = useTown();
  const tenant = 'nordlys';
  const here = <T>(work: () => Promise<T>): Promise<T> => inTenant(town.astrid.tenantId, work);
  const keeper = () => keeping(town.astrid);
  const touched = (id: string, after?: string): Promise<AffectedPeople> =>
    here(() => affectedPeople(keeper(), id, after));
  const page = async (id: string): Promise<string> =>
    (await (await town.signedIn('astrid')).get(paths.breaches.show({ tenant, id }))).text;

  it('are entered though their processing is restricted, stay listed when it comes to be, and are told like the others', async () => {
    const [hidden, later, other] = [
      await somebody(town.astrid, { email: 'anne@rammet.example', givenName: 'Anne' }),
      await somebody(town.astrid, { email: 'berit@rammet.example', givenName: 'Berit' }),
      await somebody(town.astrid, { email: 'cato@rammet.example', givenName: 'Cato' }),
    ];
    await restrict(town.astrid, hidden);
    const id = await newBreach(town.astrid);
    const visitor = await town.signedIn('astrid');
    const added = await visitor.post(paths.breaches.people({ tenant, id }), {
      emails: 'anne@rammet.example\nberit@rammet.example\ncato@rammet.example',
    });
    expect(added.status, 'nobody is unknown').to.equal(303);
    await restrict(town.astrid, later);
    expect((await touched(id)).people).to.deep.equal([
      { id: hidden, name: 'Anne Hansen', email: 'anne@rammet.example', restricted: true },
      { id: later, name: 'Berit Hansen', email: 'berit@rammet.example', restricted: true },
      { id: other, name: 'Cato Hansen', email: 'cato@rammet.example', restricted: false },
    ]);
    expect(await page(id))
      .to.include('3 kontakter er berørt.')
      .and.include('berit@rammet.example')
      .and.include('Den som er begrenset, varsles som de andre')
      .and.match(/Anne Hansen<\/a> <span class="status">.*Begrenset/);
  });

  it('are counted also when they have been erased since', async () => {
    const [erased, other] = [
      await somebody(town.astrid, { email: 'borte@rammet.example', givenName: 'Borte' }),
      await somebody(town.astrid, { email: 'her@rammet.example', givenName: 'Her' }),
    ];
    const id = await newBreach(town.astrid);
    await here(async () => {
      await addAffectedPeople(keeper(), id, 'borte@rammet.example her@rammet.example');
      await change(
        `update contacts set anonymised_at = now(), given_name = '', family_name = '', email = null where tenant_id = $1 and id = $2`,
        [town.astrid.tenantId, erased],
      );
    });
    const found = await touched(id);
    expect(found).to.include({ count: 1, erased: 1 });
    expect(found.people.map((person) => person.id)).to.deep.equal([other]);
    expect(await page(id)).to.include('1 til var berørt, og er slettet siden.');
  });

  it('stand on pages that lead on until all of them have been listed', async () => {
    const id = await newBreach(town.astrid);
    const all = Array.from({ length: AFFECTED_PER_PAGE + 1 }, (_, at) => `n${at}@mange.example`);
    await here(async () => {
      await insertContacts(
        all.map((email, at) => ({
          givenName: `Nr ${String(at).padStart(4, '0')}`,
          familyName: 'Mange',
          emails: [email],
        })),
      );
      await addAffectedPeople(keeper(), id, all.join('\n'));
    });
    const first = await touched(id);
    expect(first.people).to.have.length(AFFECTED_PER_PAGE);
    const second = await touched(id, first.next);
    expect(second.people).to.have.length(1);
    expect(second.next).to.equal(undefined);
    expect(new Set([...first.people, ...second.people].map((person) => person.id)).size).to.equal(all.length);
    expect(await page(id)).to.include(`?after=${first.next}#people`);
  });
});
