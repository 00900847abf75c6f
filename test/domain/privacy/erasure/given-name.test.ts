import { expect } from 'chai';

import { recordActivity } from '../../../../src/domain/activities/record-activity.ts';
import { insertCompanies } from '../../../../src/domain/companies/bulk.ts';
import { insertContacts } from '../../../../src/domain/contacts/bulk.ts';
import { stages } from '../../../../src/domain/deals/deal.ts';
import { addDeal } from '../../../../src/domain/deals/write-deal.ts';
import { decideErasure } from '../../../../src/domain/privacy/erasure/decide-erasure.ts';
import { erasureOf } from '../../../../src/domain/privacy/erasure/erasure-record.ts';
import { nameOfHit } from '../../../../src/domain/privacy/erasure/free-text.ts';
import { givenNamePatterns } from '../../../../src/domain/privacy/erasure/given-name.ts';
import { erasurePreview } from '../../../../src/domain/privacy/erasure/preview.ts';
import { inTenant, sql } from '../../../../src/domain/tenancy.ts';
import { carryOutDue } from '../../../support/carry-out-due.ts';
import { useCast } from '../../../support/cast.ts';
import { openTestOutside } from '../../../support/outside.ts';
import { useTemporaryFolder } from '../../../support/temporary-folder.ts';

describe('hard case 16: the given name alone', () => {
  const cast = useCast();
  const folder = useTemporaryFolder();
  const here = <T>(work: () => Promise<T>): Promise<T> => inTenant(cast.astrid.tenantId, work);
  const note = (kind: 'company' | 'contact' | 'deal', id: string, body: string, title = ''): Promise<string> =>
    here(() => recordActivity(cast.astrid, { kind: 'note', subject: { kind, id }, title, body }));
  const deal = (title: string, companyId: string | null, contactId: string | null): Promise<string> =>
    here(async () => {
      const [stage] = await stages(cast.astrid);
      const rest = { ownerId: cast.astrid.id, amountMinor: 0, expectedCloseOn: null };
      return addDeal(cast.astrid, { title, stageId: stage?.id ?? '', companyId, contactId, ...rest });
    });
  const bodyOf = (id: string): Promise<string | undefined> =>
    here(async () => {
      const [row] = await sql<{ body: string }>(`select body from activities where tenant_id = $1 and id = $2`, [
        cast.astrid.tenantId,
        id,
      ]);
      return row?.body;
    });

  before(() => openTestOutside(folder.path));

  it('is asked about where the person belonged or is named otherwise, and not in every note; what is decided is done, and the read-back is satisfied', async () => {
    const [person, colleague, stranger, place, former, elsewhere] = await here(async () => {
      const [work = '', before = '', other = ''] = await insertCompanies([
        { name: 'Arbeidet AS' },
        { name: 'Det forrige AS' },
        { name: 'En annen AS' },
      ]);
      const people = await insertContacts([
        { givenName: 'Kari', familyName: 'Zwergheim', companies: [{ id: work, name: 'Arbeidet AS' }] },
        { givenName: 'Ove', familyName: 'Kollega', companies: [{ id: work, name: 'Arbeidet AS' }] },
        { givenName: 'Per', familyName: 'Fremmed', companies: [{ id: other, name: 'En annen AS' }] },
      ]);
      const [a = '', b = '', c = ''] = people;
      return [a, b, c, work, before, other] as const;
    });
    const ownDeal = await deal('Kjøkken til Kari', former, person);
    const companyDeal = await deal('Hytte som Kari vil ha', place, null);
    const atWork = await note('company', place, 'Snakket med kari om prisen. Karis svar kommer fredag.');
    const ofColleague = await note('contact', colleague, 'Kari er på ferie');
    const before = await note('company', former, 'Kari sluttet i mai');
    const twice = await note('company', elsewhere, 'Kari vil ha tilbud', 'Kari Zwergheim ringte');
    const others = await note('company', elsewhere, 'Kari er daglig leder her');
    await note('contact', stranger, 'Hilsen Kari');
    const namesakes = [
      await note('company', place, 'Kari Holm ringte'),
      await note('company', place, 'Anne-Kari ringte'),
      await note('company', place, 'Karianne ringte'),
    ];

    const { hits } = await here(() => erasurePreview(cast.astrid, person));
    const given = hits.filter(({ givenOnly }) => givenOnly);
    expect(given.map(nameOfHit)).to.have.members([
      `activities.body.${atWork}`,
      `activities.body.${ofColleague}`,
      `activities.body.${before}`,
      `activities.body.${twice}`,
      `deals.title.${companyDeal}`,
    ]);
    expect(given.map(({ certain }) => certain)).to.not.include(true);
    expect(hits.filter(({ givenOnly }) => !givenOnly).map(nameOfHit)).to.eql([`activities.subject.${twice}`]);

    const decisions: Record<string, string> = Object.fromEntries(hits.map((hit) => [nameOfHit(hit), 'redact']));
    const decide = (typed: Readonly<Record<string, string>>): Promise<string> =>
      here(() => decideErasure(cast.astrid, person, { decisions: typed, confirmed: true, neverContact: false }));
    const refused: unknown = await decide({ ...decisions, [`activities.body.${atWork}`]: '' }).catch(
      (error: unknown) => error,
    );
    expect(refused).to.have.deep.property('fields', { [`activities.body.${atWork}`]: 'erasure.hit.undecided' });

    const id = await decide({ ...decisions, [`activities.body.${before}`]: 'keep:another-person' });
    await carryOutDue(cast.database, 'erasure');
    const { erasure } = await here(() => erasureOf(cast.astrid, id));
    expect(erasure.residue).to.eql([]);
    expect(erasure.state).to.equal('done');
    expect(erasure.kept.filter(({ ground }) => ground === 'decided:another-person')).to.have.length(1);
    expect(await bodyOf(atWork)).to.equal('Snakket med [slettet] om prisen. [slettet] svar kommer fredag.');
    expect(await bodyOf(ofColleague)).to.equal('[slettet] er på ferie');
    expect(await bodyOf(before)).to.equal('Kari sluttet i mai');
    expect(await bodyOf(twice)).to.equal('[slettet] vil ha tilbud');
    expect(await bodyOf(others)).to.equal('Kari er daglig leder her');
    expect(await Promise.all(namesakes.map(bodyOf))).to.eql([
      'Kari Holm ringte',
      'Anne-Kari ringte',
      'Karianne ringte',
    ]);
    const titles = await here(() =>
      sql<{ title: string }>(`select title from deals where tenant_id = $1 and id = any($2::uuid[]) order by title`, [
        cast.astrid.tenantId,
        [ownDeal, companyDeal],
      ]),
    );
    expect(titles.map(({ title }) => title)).to.eql(['Hytte som [slettet] vil ha', 'Salg']);
  });

  it('goes with the whole name where both stand in one text, and another’s stays', async () => {
    const [company = '', person = ''] = await here(async () => [
      ...(await insertCompanies([{ name: 'Verkstedet AS' }])),
      ...(await insertContacts([{ givenName: 'Dag', familyName: 'Quistheim' }])),
    ]);
    const both = await note('company', company, 'Dag Quistheim ringte en dag. Dag vil ha bil; Dag Solli ikke.');
    const { hits } = await here(() => erasurePreview(cast.astrid, person));
    expect(hits.map(nameOfHit)).to.eql([`activities.body.${both}`]);
    await here(() =>
      decideErasure(cast.astrid, person, {
        decisions: { [`activities.body.${both}`]: 'redact' },
        confirmed: true,
        neverContact: false,
      }),
    );
    await carryOutDue(cast.database, 'erasure');
    expect(await bodyOf(both)).to.equal('[slettet] ringte en dag. [slettet] vil ha bil; Dag Solli ikke.');
  });

  it('is nothing where there is none', () => {
    expect(givenNamePatterns({ givenName: ' ' })).to.equal(undefined);
  });
});
