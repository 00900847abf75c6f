import path from 'node:path';

import { expect } from 'chai';

import { osloDay } from '../../../../src/domain/clock.ts';
import { closeDatabase, openDatabase } from '../../../../src/domain/database.ts';
import { Invalid, NotFound } from '../../../../src/domain/errors.ts';
import { PLATFORM_TENANT_ID } from '../../../../src/domain/identifiers.ts';
import { hostsInUse, readHostsAgain } from '../../../../src/domain/outbound/allowed-hosts.ts';
import {
  setUpSubProcessor,
  type InstalledSubProcessor,
} from '../../../../src/domain/privacy/registers/set-up-sub-processor.ts';
import { stateOf, subProcessors, type SubProcessor } from '../../../../src/domain/privacy/registers/sub-processors.ts';
import { changeSubProcessor, switchOn } from '../../../../src/domain/privacy/registers/write-sub-processor.ts';
import { openKeys } from '../../../../src/domain/keys/secret-keys.ts';
import { inPlatform, sql } from '../../../../src/domain/tenancy.ts';
import { runNode } from '../../../support/command.ts';
import { useDatabase } from '../../../support/database.ts';
import { SECRET_KEY } from '../../../support/secret-key.ts';
import { operator } from '../../../web/register-records.ts';

const agreement = 'https://nordpost.example/dpa';

async function row(code: string): Promise<SubProcessor> {
  const found = (await subProcessors()).find((one) => one.code === code);
  if (!found) throw new Error(`no row ${code}`);
  return found;
}

async function refused(code: string, installed: InstalledSubProcessor): Promise<string[]> {
  const error = await setUpSubProcessor(code, installed).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof Invalid)) throw new Error(`not refused: ${String(error)}`);
  return Object.entries(error.fields).map(([field, problem]) => `${field} ${JSON.stringify(problem)}`);
}

const owed = (): Promise<object[]> =>
  inPlatform(() =>
    sql(`select from outbox where tenant_id = $1 and kind = 'sub-processor-notice'`, [PLATFORM_TENANT_ID]),
  );

describe('Setting up what an installation has from its start', function () {
  this.timeout(60_000);
  // Before the database: hooks run in the order they are named, and a database in use is not dropped.
  after(closeDatabase);
  const database = useDatabase();
  before(() => {
    openDatabase({
      url: database.appUrl,
      poolSize: 2,
      statementTimeout: 15_000,
      applicationName: 'onnet-test',
      onError: (error) => {
        throw error;
      },
    });
    openKeys([SECRET_KEY]);
    readHostsAgain();
  });
  const command = (...args: string[]) =>
    runNode([path.join('bin', 'sub-processor.ts'), ...args], { NODE_ENV: 'test', DATABASE_URL: database.appUrl });

  it('refuses a row without an agreement or the reason why none is needed', async () => {
    expect(await refused('mail', { name: 'Nordpost AS' })).to.deep.equal([
      'agreementReference "subProcessors.problem.bound"',
    ]);
    expect(stateOf(await row('mail'))).to.equal('off');
  });

  it('refuses a country outside the EEA until it is said what the transfer rests on, and where that is', async () => {
    const abroad = { name: 'Post Inc.', countryCode: 'us', agreementReference: agreement };
    expect(await refused('mail', abroad)).to.deep.equal(['transfer "subProcessors.problem.notEea"']);
    expect(await refused('mail', { ...abroad, transfer: 'clauses' })).to.deep.equal([
      'transferReference "subProcessors.problem.transferReference"',
    ]);
    expect(await refused('mail', { ...abroad, transfer: 'hope' })).to.deep.equal(['transfer "form.invalid"']);
  });

  it('refuses hosts and days that are none, and a code that is not there', async () => {
    expect(await refused('mail', { agreementReference: agreement, hosts: ['https://a.example'] })).to.deep.equal([
      'hosts "subProcessors.problem.hosts"',
    ]);
    expect(await refused('mail', { agreementReference: agreement, since: 'i går' })).to.deep.equal([
      'since "form.date"',
    ]);
    expect(await setUpSubProcessor('post', {}).catch((error: unknown) => error)).to.be.instanceOf(NotFound);
  });

  it('switches the row on at once, tells nobody, and leaves what was not given as it is', async () => {
    const before = await row('mail');
    await setUpSubProcessor('mail', {
      name: 'Nordpost AS',
      hosts: ['smtp.nordpost.example'],
      agreementReference: agreement,
    });
    const after = await row('mail');
    expect(after).to.include({
      name: 'Nordpost AS',
      agreementReference: agreement,
      switchedOn: true,
      countryCode: 'NO',
    });
    expect(after).to.include({ dataNb: before.dataNb, purposeNb: before.purposeNb, since: before.since });
    expect(stateOf(after)).to.equal('inUse');
    expect((await hostsInUse('mail')).has('smtp.nordpost.example')).to.equal(true);
    expect(await owed()).to.deep.equal([]);
    const trail = await inPlatform(() =>
      sql<{ actor: string }>(
        `select actor from audit_entries where tenant_id = $1 and action = 'sub-processor.switched-on' and subject_id = $2`,
        [PLATFORM_TENANT_ID, after.id],
      ),
    );
    expect(trail).to.deep.equal([{ actor: 'system' }]);
  });

  it('leaves a row that is written down already to the operators’ page', async () => {
    expect(await refused('mail', { name: 'Sørpost AS' })).to.deep.equal(['code "subProcessors.problem.told"']);
    expect((await row('mail')).name).to.equal('Nordpost AS');
  });

  it('lets an operator fill in and switch on a row on the page, at once while there are no customers', async () => {
    const { id, version, hosts, verifiedOn, ...hosting } = await row('hosting');
    const form = { ...hosting, name: 'Nordskyen AS', agreementReference: agreement, hosts: '', verifiedOn: '' };
    expect([hosts, verifiedOn]).to.deep.equal([[], null]);
    await changeSubProcessor(operator, id, form, version);
    await switchOn(operator, id);
    const after = await row('hosting');
    expect(after).to.include({ name: 'Nordskyen AS', noticeOn: osloDay() });
    expect(stateOf(after)).to.equal('inUse');
    expect(await owed()).to.deep.equal([]);
  });

  it('is a command that says in words what it does not accept', async () => {
    const missing = await command('google', '--name', 'Google');
    expect(missing.code).to.equal(1);
    expect(missing.output).to.include('--agreement: Write where the processing agreement is');
    const none = await command();
    expect(none.output).to.include('npm run sub-processor --');
    const unknown = await command('post', '--agreement', agreement);
    expect(unknown.output).to.include('There is no row post in the register');
    const done = await command('google', '--agreement', agreement);
    expect(done).to.deep.equal({ code: 0, output: 'google is in use.\n' });
    const again = await command('google', '--agreement', agreement);
    expect(again.output).to.include('google: The customers were told this');
  });
});
