import { expect } from 'chai';

import { inTenant, sql } from '../../../src/domain/tenancy.ts';
import { paths } from '../../../src/web/paths.ts';
import { useTown } from '../../support/cast.ts';
import { contactBesideBusiness } from '../route-records.ts';

describe('Places with the given name alone, on the page of an erasure', () => {
  const town = useTown();

  it('are nobody’s until somebody decides, one by one or together', async () => {
    const { astrid } = town;
    const person = await contactBesideBusiness(astrid);
    const visitor = await town.signedIn('astrid');
    const href = paths.erasures.contact({ tenant: astrid.tenantSlug, id: person });
    const { text } = await visitor.get(href);
    expect(text.match(/Kan gjelde personen: bare fornavnet/g)).to.have.length(2);
    const names = [...text.matchAll(/name="((?:activities|companies)\.[^"]+)"/g)].map(([, name = '']) => name);
    const [business = '', certain = '', first = '', second = ''] = names;
    const typed = { [business]: 'keep:another-person', [certain]: 'redact', [first]: 'redact', confirmed: 'on' };
    const refused = await visitor.post(href, typed);
    expect(refused.status).to.equal(422);
    expect(refused.text.match(/Velg hva som skal skje her/g), 'the other of them').to.have.length(1);
    expect((await visitor.post(href, { ...typed, given: 'keep:another-person' })).status).to.equal(303);
    const decided = await inTenant(astrid.tenantId, () =>
      sql<{ name: string; decision: string }>(
        `select place_table || '.' || place_column || '.' || place_row as name, decision
           from erasure_decisions where tenant_id = $1 and place_table = 'activities'`,
        [astrid.tenantId],
      ),
    );
    expect(decided.filter(({ name }) => name === first || name === second)).to.have.deep.members([
      { name: first, decision: 'redact' },
      { name: second, decision: 'keep' },
    ]);
  });
});
