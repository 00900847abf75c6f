import { expect } from 'chai';

import { newId } from '../../../src/domain/identifiers.ts';
import { allPurposes } from '../../../src/domain/privacy/purposes/purposes.ts';
import { counted } from '../../../src/domain/privacy/retention/rule-kinds.ts';
import { change, inTenant } from '../../../src/domain/tenancy.ts';
import { isMessageKey, languages, translator } from '../../../src/words/catalogue.ts';
import { paths } from '../../../src/web/paths.ts';
import { useTown } from '../../support/cast.ts';

const tenant = 'nordlys';

describe('The pages of rules for single purposes', () => {
  const town = useTown();

  it('lead from a new rule to what it would do, to its approval, and off again', async () => {
    const astrid = await town.signedIn('astrid');
    const page = (): Promise<{ text: string }> => astrid.get(paths.retention.show({ tenant }));
    const made = await astrid.post(paths.retention.rules({ tenant }), { about: 'activity-text', months: '24' });
    expect(made.status).to.equal(303);
    const rule = made.location ?? '';
    const shown = await astrid.get(rule);
    expect(shown.status).to.equal(200);
    expect(shown.text).to.contain('Slett teksten i aktiviteter etter 24 måneder.');
    expect(shown.text).to.contain('Ville ikke ha slettet teksten i noen aktiviteter i dag.');
    await inTenant(town.astrid.tenantId, () =>
      change(
        `insert into activities (tenant_id, id, kind, subject, happened_at, by_member)
         select $1, n.id, 'note', 'Gammelt', '2020-01-01', $2 from unnest($3::uuid[]) as n(id)`,
        [town.astrid.tenantId, town.astrid.id, [newId(), newId()]],
      ),
    );
    const counted = await astrid.get(rule);
    expect(counted.text)
      .to.contain('Ville ha slettet teksten i 2 aktiviteter i dag.')
      .and.contain('Jeg forstår at det nå gjelder 2 aktiviteter');
    expect((await page()).text).to.contain('Venter på godkjenning');
    const unticked = await astrid.post(`${rule}/approval`, { version: '1', count: '0' });
    expect(unticked.status).to.equal(422);
    const old = await astrid.post(`${rule}/approval`, {
      version: '1',
      count: '0',
      confirmed: 'yes',
      seen: '2020-01-01',
    });
    expect(old.status).to.equal(422);
    expect(old.text).to.contain('mer enn en uke');
    expect((await astrid.post(`${rule}/approval`, { version: '1', count: '2', confirmed: 'yes' })).status).to.equal(
      303,
    );
    expect((await page()).text).to.contain('Gjelder');
    expect((await astrid.post(`${rule}/removal`, {})).status).to.equal(303);
    const clara = await town.signedIn('clara');
    expect((await clara.get(rule.replace('nordlys', 'fjord'))).status).to.equal(404);
    expect((await (await town.signedIn('bjorn')).get(rule)).status).to.equal(403);
  });

  it('name what they count, of each kind that a rule can be about', () => {
    for (const language of languages) {
      const t = translator(language);
      for (const of of counted)
        for (const more of ['', '.atLeast'])
          for (const what of ['count', 'confirm']) {
            const key = `retention.rules.${what}.${of}${more}`;
            if (!isMessageKey(key)) throw new Error(`no words for ${key}`);
            expect(t(key, { count: 502 })).to.match(
              /502 (kontakter|aktiviteter|firmaer|contacts|activities|companies)/,
            );
          }
    }
  });

  it('keep what was typed when it is refused', async () => {
    const astrid = await town.signedIn('astrid');
    const refused = await astrid.post(paths.retention.rules({ tenant }), { about: 'activity-text', months: '999' });
    expect(refused.status).to.equal(422);
    expect(refused.text).to.contain('value="999"');
    expect((await astrid.post(paths.retention.rules({ tenant }), { about: 'moon', months: '9' })).status).to.equal(422);
  });

  it('name the law that demands more by what it is called in the reader’s language', async () => {
    const astrid = await town.signedIn('astrid');
    const bookkeeping = await inTenant(town.astrid.tenantId, async () =>
      (await allPurposes()).find(({ code }) => code === 'bookkeeping'),
    );
    const refused = async (language: string): Promise<string> => {
      await astrid.post(paths.account.preferences(), { field: 'language', value: language });
      const about = `idle:${bookkeeping?.id ?? ''}`;
      return (await astrid.post(paths.retention.rules({ tenant }), { about, months: '36' })).text;
    };
    expect(await refused('en'))
      .to.contain('(Bookkeeping Act section 13)')
      .and.not.contain('bokføringsloven');
    expect(await refused('nb')).to.contain('(bokføringsloven § 13)');
  });
});
