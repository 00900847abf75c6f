import { expect } from 'chai';

import { asActor } from '../../../../src/domain/users/member.ts';
import { atTime } from '../../../../src/domain/clock.ts';
import { insertContacts } from '../../../../src/domain/contacts/bulk.ts';
import { restoreContact, trashContact } from '../../../../src/domain/contacts/trash.ts';
import { stages } from '../../../../src/domain/deals/deal.ts';
import { addDeal } from '../../../../src/domain/deals/write-deal.ts';
import { Invalid, NotFound } from '../../../../src/domain/errors.ts';
import { newId } from '../../../../src/domain/identifiers.ts';
import { anonymiseContacts } from '../../../../src/domain/privacy/retention/anonymise-contacts.ts';
import { change, inTenant, sql, writingErased } from '../../../../src/domain/tenancy.ts';
import { emptyTrash } from '../../../../src/domain/trash/empty-trash.ts';
import { useCast } from '../../../support/cast.ts';
import { refusal } from '../restriction/restricted-person.ts';

describe('What is left of an erased person', () => {
  const cast = useCast();
  const here = <T>(work: () => Promise<T>): Promise<T> => inTenant(cast.astrid.tenantId, work);
  const newPerson = () => here(() => insertContacts([{ givenName: 'Kari', familyName: 'Berg' }]));
  const erase = (id: string) => here(() => anonymiseContacts(asActor(cast.astrid), [id]));
  const rows = (text: string, id: string) => here(() => sql(text, [cast.astrid.tenantId, id]));

  it('is neither locked nor changed, unless the work has opened it, and for that long', async () => {
    const [id = ''] = await newPerson();
    await erase(id);
    const lock = `select from contacts where tenant_id = $1 and id = $2 for key share`;
    const write = `update contacts set given_name = 'Kari' where tenant_id = $1 and id = $2 returning id`;
    for (const text of [lock, write]) {
      expect(await rows(text, id)).to.deep.equal([]);
      await here(async () => {
        expect(await writingErased(() => sql(text, [cast.astrid.tenantId, id]))).to.have.length(1);
        expect(await sql(text, [cast.astrid.tenantId, id])).to.deep.equal([]);
      });
    }
  });

  it('is given nothing new, whoever forgets to lock them', async () => {
    const [id = ''] = await newPerson();
    await erase(id);
    for (const insert of [
      `insert into contact_emails (tenant_id, id, contact_id, label, address, position) values ($1, $3, $2, 'work', 'kari@firma.example', 0)`,
      `insert into contact_phones (tenant_id, id, contact_id, label, number, position) values ($1, $3, $2, 'work', '+4740000001', 0)`,
      `insert into activities (tenant_id, id, kind, subject, body, contact_id, happened_at, created_at) values ($1, $3, 'note', '', 'Ringte', $2, now(), now())`,
    ]) {
      const refused = await refusal(here(() => change(insert, [cast.astrid.tenantId, id, newId()])));
      expect(String(refused)).to.include('row-level security');
    }
    const [stage] = await here(() => stages(cast.astrid));
    const deal = await refusal(
      here(() =>
        addDeal(cast.astrid, {
          title: 'Årsavtale',
          stageId: stage?.id ?? '',
          companyId: null,
          contactId: id,
          ownerId: null,
          amountMinor: null,
          expectedCloseOn: null,
        }),
      ),
    );
    expect(deal instanceof Invalid && deal.fields).to.deep.equal({ contact: 'contacts.erased' });
  });

  it('goes with the trash it was put in, and comes out of it no more', async () => {
    const [id = ''] = await newPerson();
    await here(() => trashContact(cast.astrid, id));
    await erase(id);
    expect(await refusal(here(() => restoreContact(cast.astrid, id)))).to.be.instanceOf(NotFound);
    await atTime(new Date(Date.now() + 31 * 86_400_000), emptyTrash);
    expect(await rows(`select from contacts where tenant_id = $1 and id = $2`, id)).to.deep.equal([]);
  });
});
