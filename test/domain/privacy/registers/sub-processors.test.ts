import { expect } from 'chai';

import { atTime, osloDay } from '../../../../src/domain/clock.ts';
import { Invalid, NotAllowed } from '../../../../src/domain/errors.ts';
import { hostsInUse, readHostsAgain } from '../../../../src/domain/outbound/allowed-hosts.ts';
import { recipientsInUse } from '../../../../src/domain/privacy/registers/recipients-in-use.ts';
import {
  answerProtest,
  noticesOf,
  protestAgainst,
  protests,
} from '../../../../src/domain/privacy/registers/sub-processor-notices.ts';
import {
  knownSubProcessors,
  stateOf,
  subProcessor,
  subProcessors,
} from '../../../../src/domain/privacy/registers/sub-processors.ts';
import {
  addSubProcessor,
  changeSubProcessor,
  earliestDay,
  endSubProcessor,
  switchOff,
  switchOn,
} from '../../../../src/domain/privacy/registers/write-sub-processor.ts';
import { PLATFORM_TENANT_ID } from '../../../../src/domain/identifiers.ts';
import { isOfSame } from '../../../../src/domain/privacy/registers/same-domain.ts';
import { inPlatform, inTenant, platformRead, sql } from '../../../../src/domain/tenancy.ts';
import { useTown } from '../../../support/cast.ts';
import { asSuperuser } from '../../../support/superuser.ts';
import { carryOutDue } from '../../../support/carry-out-due.ts';
import { newNotice, operator, subProcessorForm } from '../../../web/register-records.ts';

const inDays = (days: number): string => osloDay(new Date(Date.now() + days * 86_400_000));

async function problems(work: Promise<unknown>): Promise<string[]> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof Invalid)) throw new Error(`not refused: ${String(error)}`);
  return Object.entries(error.fields).map(
    ([field, problem]) => `${field} ${typeof problem === 'string' ? problem : problem.key}`,
  );
}

describe('The register of sub-processors', () => {
  const town = useTown();

  it('knows from the start who gets data, and which of them are not in use', async () => {
    const rows = await subProcessors();
    expect(rows.map((row) => `${row.code} ${row.role} ${stateOf(row)}`).toSorted()).to.deep.equal([
      'accounts source inUse',
      'google processor off',
      'hosting processor off',
      'mail processor off',
      'peppol source inUse',
      'register source inUse',
      'stripe processor inUse',
    ]);
    expect((await knownSubProcessors()).map(({ code }) => code).toSorted()).to.deep.equal([
      'accounts',
      'peppol',
      'register',
      'stripe',
    ]);
  });

  it('S9: refuses a row without thirty days’ notice, also when the form is otherwise good', async () => {
    expect(await problems(addSubProcessor(operator, subProcessorForm({ since: inDays(29) })))).to.deep.equal([
      'since subProcessors.problem.notice',
    ]);
    expect(await addSubProcessor(operator, subProcessorForm({ since: inDays(30) }))).to.be.a('string');
  });

  it('S10: cannot switch on a row without agreement or reason, not even past the program', async () => {
    const id = await addSubProcessor(operator, subProcessorForm({ agreementReference: '' }));
    expect(await problems(switchOn(operator, id))).to.deep.equal(['agreementReference subProcessors.problem.bound']);
    const forced = await asSuperuser(town.database, (client) =>
      client.query(`update sub_processors set switched_on = true where id = $1`, [id]).catch((error: unknown) => error),
    );
    expect(forced).to.have.property('constraint', 'sub_processors_bound');
    await save(id, { agreementExemption: 'Offentlig kilde' });
    await switchOn(operator, id);
    expect((await subProcessor(id)).switchedOn).to.equal(true);
  });

  it('lets the program out to a new row on its first day and not before', async () => {
    const host = 'first-day.example';
    const since = inDays(31);
    const id = await addSubProcessor(operator, subProcessorForm({ since, hosts: host }));
    await switchOn(operator, id);
    expect(stateOf(await subProcessor(id))).to.equal('coming');
    expect((await hostsInUse('mail')).has(host)).to.equal(false);
    await atTime(new Date(`${since}T12:00:00Z`), async () => {
      readHostsAgain();
      expect((await hostsInUse('mail')).has(host)).to.equal(true);
    });
    readHostsAgain();
    await switchOff(operator, id);
  });

  it('announces a row that nobody was told of when it is switched on, and moves its first day', async () => {
    const [google] = (await subProcessors()).filter(({ code }) => code === 'google');
    const id = google?.id ?? '';
    await save(id, { agreementReference: 'https://google.example/dpa' });
    await switchOn(operator, id);
    const row = await subProcessor(id);
    expect(row).to.include({ noticeOn: inDays(0), since: inDays(30) });
    expect(stateOf(row)).to.equal('coming');
    await switchOff(operator, id);
  });

  it('keeps what the tenants were told as they were told it', async () => {
    const id = await addSubProcessor(operator, subProcessorForm());
    expect(await problems(save(id, { countryCode: 'SE', name: 'Annet' }))).to.deep.equal([
      'name subProcessors.problem.told',
      'countryCode subProcessors.problem.told',
    ]);
    const { hosts } = await subProcessor(id);
    const [own = ''] = hosts;
    await save(id, { hosts: `files.${own}\n${own}` });
    expect((await subProcessor(id)).hosts).to.deep.equal([`files.${own}`, own]);
    for (const other of ['hooks.other.test', 'evil.example', '127.0.0.1', 'example'])
      expect(await problems(save(id, { hosts: `${own}\n${other}` })), other).to.deep.equal([
        'hosts subProcessors.problem.otherHost',
      ]);
  });

  it('tells an owner’s hosts from others’ by their names, and guesses nothing', () => {
    for (const [host, told, same] of [
      ['files.stripe.com', 'api.stripe.com', true],
      ['stripe.com', 'api.stripe.com', true],
      ['api.stripe.com.evil.test', 'api.stripe.com', false],
      ['b.co.uk', 'a.co.uk', false],
      ['www.firma.co.uk', 'api.firma.co.uk', true],
      ['10.0.0.2', '10.0.0.1', false],
      ['localhost', 'localhost', true],
      ['other', 'localhost', false],
    ] as const)
      expect(isOfSame(host, [told]), `${host} beside ${told}`).to.equal(same);
  });

  it('wants an agreement that can be found again, and no confirmation of a day to come', async () => {
    const id = await addSubProcessor(operator, subProcessorForm());
    expect(await problems(save(id, { agreementReference: 'muntlig avtale' }))).to.deep.equal([
      'agreementReference subProcessors.problem.agreement',
    ]);
    expect(await problems(save(id, { verifiedOn: inDays(1) }))).to.deep.equal([
      'verifiedOn subProcessors.problem.notYet',
    ]);
    await save(id, { agreementReference: 'Avtale av 3. mars 2026', verifiedOn: inDays(0) });
  });

  it('writes down which fields were changed', async () => {
    const id = await addSubProcessor(operator, subProcessorForm());
    await save(id, { agreementReference: 'Avtale 2026/7', source: 'https://kilde.example' });
    const entries = await inPlatform(() =>
      sql<{ details: unknown }>(
        `select details from audit_entries where tenant_id = $1 and subject_id = $2 and action = 'sub-processor.changed'`,
        [PLATFORM_TENANT_ID, id],
      ),
    );
    expect(entries).to.deep.equal([{ details: { fields: ['agreementReference', 'source'] } }]);
  });

  it('asks for a reference where data leaves the EEA, and for host names that are host names', async () => {
    expect(await problems(addSubProcessor(operator, subProcessorForm({ transfer: 'clauses' })))).to.deep.equal([
      'transferReference subProcessors.problem.transferReference',
    ]);
    for (const hosts of ['https://a.example', 'a.example:25', 'a b_c'])
      expect(await problems(addSubProcessor(operator, subProcessorForm({ hosts })))).to.deep.equal([
        'hosts subProcessors.problem.hosts',
      ]);
  });

  it('is kept by operators alone', async () => {
    const stranger = { ...operator, operator: false };
    for (const attempt of [
      addSubProcessor(stranger, subProcessorForm()),
      switchOn(stranger, 'x'),
      switchOff(stranger, 'x'),
      endSubProcessor(stranger, 'x', inDays(1)),
      answerProtest(stranger, 'x', 'y', 'z'),
    ])
      expect(await attempt.catch((error: unknown) => error)).to.be.instanceOf(NotAllowed);
  });

  it('tells every tenant once, by notice and by mail to its owners, and takes an objection and its answer', async () => {
    const id = await addSubProcessor(operator, subProcessorForm({ name: 'Fjernpost AS' }));
    await carryOutDue(town.database, 'sub-processor-notice');
    for (const owner of [town.astrid, town.clara]) {
      const notices = await inTenant(owner.tenantId, () => noticesOf(owner));
      const [notice] = notices.filter((one) => one.subProcessorId === id);
      expect(notice).to.include({ change: 'new', effectiveOn: inDays(40) });
      const mails = await inTenant(owner.tenantId, () =>
        sql(
          `select from mails where tenant_id = $1 and template = 'sub-processor-notice' and params->>'name' = 'Fjernpost AS'`,
          [owner.tenantId],
        ),
      );
      expect(mails).to.have.length(1);
    }
    const { astrid } = town;
    const [notice] = await inTenant(astrid.tenantId, () => noticesOf(astrid));
    const noticeId = notice?.id ?? '';
    const protest = (text: string, today = osloDay()): Promise<void> =>
      inTenant(astrid.tenantId, () => protestAgainst(astrid, noticeId, text, today));
    expect(await problems(protest(' '))).to.deep.equal(['protest form.required']);
    expect(await problems(protest('For sent', inDays(40)))).to.deep.equal(['protest subProcessors.protest.late']);
    await protest('Ikke dit.');
    expect(await problems(protest('En gang til'))).to.deep.equal(['protest subProcessors.protest.already']);
    const [open] = (await protests()).filter((one) => one.id === noticeId);
    expect(open).to.include({ protest: 'Ikke dit.', tenantName: 'Nordlys AS', answeredAt: null });
    const against = open?.subProcessorId ?? '';
    expect(await problems(switchOn(operator, against))).to.deep.equal(['name subProcessors.problem.protested']);
    await answerProtest(operator, astrid.tenantId, noticeId, 'Vi venter.');
    await switchOn(operator, against);
    await switchOff(operator, against);
    const [answered] = await inTenant(astrid.tenantId, () => noticesOf(astrid));
    expect(answered?.answer).to.equal('Vi venter.');
    const trail = await inTenant(astrid.tenantId, () =>
      sql<{ action: string }>(`select action from audit_entries where tenant_id = $1 and subject_id = $2 order by at`, [
        astrid.tenantId,
        noticeId,
      ]),
    );
    expect(trail.map(({ action }) => action)).to.deep.equal(['sub-processor.protested', 'sub-processor.answered']);
  });

  it('is not taken into use while an objection waits for its answer, though it is switched on and its first day has come', async () => {
    const [id, other] = [
      await addSubProcessor(operator, subProcessorForm({ code: 'hold', name: 'Holdes AS', hosts: 'holdes.example' })),
      await addSubProcessor(operator, subProcessorForm({ code: 'fri', name: 'Fri AS', hosts: 'fri.example' })),
    ];
    await switchOn(operator, id);
    await switchOn(operator, other);
    await carryOutDue(town.database, 'sub-processor-notice');
    const { astrid } = town;
    const notices = await inTenant(astrid.tenantId, () => noticesOf(astrid));
    const notice = notices.find((one) => one.subProcessorId === id)?.id ?? '';
    await inTenant(astrid.tenantId, () => protestAgainst(astrid, notice, 'Ikke før vi vet mer.', osloDay()));
    const onTheDay = <T>(work: () => Promise<T>): Promise<T> =>
      atTime(new Date(Date.now() + 40 * 86_400_000), () => {
        readHostsAgain();
        return work();
      });
    const reached = () => onTheDay(() => hostsInUse('mail'));
    const state = () => onTheDay(async () => stateOf(await subProcessor(id)));
    expect(await reached())
      .to.include('fri.example')
      .and.not.include('holdes.example');
    expect(await state()).to.equal('held');
    expect((await onTheDay(knownSubProcessors)).map(({ name }) => name)).to.include('Holdes AS');
    expect((await onTheDay(recipientsInUse)).map(({ name }) => name)).to.not.include('Holdes AS');
    await answerProtest(operator, astrid.tenantId, notice, 'Her er det dere spurte om.');
    expect(await reached(), 'answered').to.include('holdes.example');
    expect(await state()).to.equal('inUse');
    await switchOff(operator, id);
    await switchOff(operator, other);
  });

  it('shows no tenant another tenant’s notices', async () => {
    const id = await newNotice(town.astrid);
    const clara = town.clara;
    const refused = await inTenant(clara.tenantId, () => protestAgainst(clara, id, 'Hei', osloDay())).catch(
      (error: unknown) => error,
    );
    expect(String(refused)).to.include('NotFound');
  });

  it('is public as a page and as a feed, in both languages, with nothing that is off', async () => {
    for (const language of ['nb', 'en']) {
      const page = await town.visitor().get(`/no/${language}/sub-processors`);
      expect(page.text).to.include('Stripe Payments Europe, Limited').and.not.include('E-postleverandør');
      const feed = await town.visitor().get(`/no/${language}/sub-processors/feed`);
      expect(feed.headers.get('content-type')).to.equal('application/atom+xml; charset=utf-8');
      expect(feed.text)
        .to.match(/^<\?xml/)
        .and.include('<entry>')
        .and.not.include('E-postleverandør');
    }
  });

  it('remembers who changed what', async () => {
    const [{ count } = { count: 0 }] = await inTenant('00000000-0000-0000-0000-000000000000', () =>
      sql<{ count: number }>(
        `select count(*)::int from audit_entries where tenant_id = $1 and actor = 'operator' and action like 'sub-processor.%'`,
        ['00000000-0000-0000-0000-000000000000'],
      ),
    );
    expect(count).to.be.above(5);
    expect(await platformRead(`select from sub_processors where version > 1`)).not.to.have.length(0);
  });

  it('lets nobody overwrite what another operator saved in between', async () => {
    const id = await addSubProcessor(operator, subProcessorForm());
    const { version } = await subProcessor(id);
    await save(id, { source: 'Lest i avtalen' });
    const late = changeSubProcessor(operator, id, { ...(await formOf(id)), source: 'Ikke lest' }, version);
    expect(await problems(late)).to.deep.equal(['name subProcessors.problem.conflict']);
    expect((await subProcessor(id)).source).to.equal('Lest i avtalen');
  });

  it('calls no country a part of the EEA that is none', async () => {
    for (const countryCode of ['US', 'GB', 'CH'])
      expect(await problems(addSubProcessor(operator, subProcessorForm({ countryCode })))).to.deep.equal([
        'transfer subProcessors.problem.notEea',
      ]);
    for (const countryCode of ['XX', 'Ingensteds', ''])
      expect(await problems(addSubProcessor(operator, subProcessorForm({ countryCode })))).to.deep.equal([
        'countryCode subProcessors.problem.country',
      ]);
    for (const countryCode of ['IS', 'LI', 'PL'])
      expect(await addSubProcessor(operator, subProcessorForm({ countryCode }))).to.be.a('string');
  });

  it('counts the thirty days in days, also when the clocks change between', async () => {
    const justAfterMidnight = new Date('2026-10-09T22:30:00Z');
    expect(atTime(justAfterMidnight, () => earliestDay())).to.equal('2026-11-09');
  });

  it('tells the tenants of another last day too, once each', async () => {
    const { astrid } = town;
    const id = await addSubProcessor(operator, subProcessorForm({ name: 'Sluttpost AS' }));
    const told = async (): Promise<string[]> =>
      (await inTenant(astrid.tenantId, () => noticesOf(astrid)))
        .filter((one) => one.subProcessorId === id && one.change === 'ending')
        .map(({ effectiveOn }) => effectiveOn);
    for (const until of [inDays(10), inDays(20), inDays(20)]) {
      await endSubProcessor(operator, id, until);
      await carryOutDue(town.database, 'sub-processor-notice');
      expect(await told()).to.deep.equal([until]);
    }
    const mails = await inTenant(astrid.tenantId, () =>
      sql(
        `select from mails where tenant_id = $1 and params->>'name' = 'Sluttpost AS' and params->>'change' = 'ending'`,
        [astrid.tenantId],
      ),
    );
    expect(mails).to.have.length(2);
  });

  /** Changes a row as it is now. */
  async function save(id: string, form: Partial<ReturnType<typeof subProcessorForm>>): Promise<void> {
    const { version } = await subProcessor(id);
    await changeSubProcessor(operator, id, { ...(await formOf(id)), ...form }, version);
  }

  async function formOf(id: string): Promise<ReturnType<typeof subProcessorForm>> {
    const row = await subProcessor(id);
    return {
      ...row,
      hosts: row.hosts.join('\n'),
      verifiedOn: row.verifiedOn ?? '',
    };
  }
});
