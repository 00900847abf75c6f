import path from 'node:path';

import { expect } from 'chai';

import { atTime, osloDay } from '../../../../src/domain/clock.ts';
import { Invalid, NotAllowed } from '../../../../src/domain/errors.ts';
import { outside } from '../../../../src/domain/outside.ts';
import { defaultLegalEntity } from '../../../../src/domain/privacy/legal-entity.ts';
import { confirmations, confirmFact } from '../../../../src/domain/privacy/policy/confirmations.ts';
import { difference } from '../../../../src/domain/privacy/difference.ts';
import { buildPolicy, editions, inForce, keepDraft } from '../../../../src/domain/privacy/policy/editions.ts';
import { earliestEffect, obstacles, publishPolicy } from '../../../../src/domain/privacy/policy/publish-policy.ts';
import { openProof, PROOF_FILE } from '../../../../src/domain/privacy/proof/proof-result.ts';
import { readHostsAgain } from '../../../../src/domain/outbound/allowed-hosts.ts';
import { change, inPlatform, platformRead } from '../../../../src/domain/tenancy.ts';
import { paths } from '../../../../src/web/paths.ts';
import { carryOutDue } from '../../../support/carry-out-due.ts';
import { useTown } from '../../../support/cast.ts';
import { confirmAll, openWith, proveAll, readHashes, validEntity } from '../../../support/proven-policy.ts';
import { switchGoogle } from '../../../support/google-in-use.ts';
import { asSuperuser } from '../../../support/superuser.ts';
import { useTemporaryFolder } from '../../../support/temporary-folder.ts';
import { operator } from '../../../web/register-records.ts';

const today = osloDay();
const inDays = (days: number): string => osloDay(new Date(Date.now() + days * 86_400_000));

async function refusal(work: Promise<unknown>): Promise<string[]> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof Invalid)) throw new Error(`not refused: ${String(error)}`);
  return Object.entries(error.fields).map(
    ([field, problem]) => `${field} ${typeof problem === 'string' ? problem : problem.key}`,
  );
}

describe('Publishing the privacy policy', () => {
  const town = useTown();
  const folder = useTemporaryFolder();

  const kinds = async (): Promise<string[]> => (await obstacles(await buildPolicy())).map(({ kind }) => kind);
  const publish = async (effectiveOn: string): Promise<void> =>
    publishPolicy(operator, effectiveOn, await readHashes());
  const told = () =>
    asSuperuser(town.database, async (client) => {
      const { rows } = await client.query<{ to: string; language: string }>(
        `select to_address as to, language from mails where template = 'policy-notice' order by 1`,
      );
      return rows;
    });

  before(() => proveAll(folder.path));

  it('is refused while the legal entity lacks a part', async () => {
    openWith({ ...validEntity, address: ' ' }, folder.path);
    await confirmAll();
    expect(await kinds()).to.include('part');
    expect(await refusal(publish(today))).to.deep.equal(['publish policy.problem.obstacles']);
  });

  it('is refused while the organisation number is not valid or nobody has confirmed it', async () => {
    openWith(defaultLegalEntity, folder.path);
    expect(await kinds()).to.include.members(['number', 'unconfirmed']);
    const { organisationNumber } = defaultLegalEntity;
    expect(await refusal(confirmFact(operator, 'organisationNumber', organisationNumber))).to.deep.equal([
      'fact policy.problem.number',
    ]);
    expect(outside().legalEntity.organisationNumber, 'nothing is repaired').to.equal(organisationNumber);

    openWith({ ...validEntity, organisationNumber: '974760673' }, folder.path);
    expect(await kinds()).to.deep.equal(['unconfirmed', 'unproven']);
    expect(await refusal(publish(today))).to.deep.equal(['publish policy.problem.obstacles']);
  });

  it('is confirmed by an operator for this very number, who and when being kept', async () => {
    openWith({ ...validEntity, organisationNumber: '974760673' }, folder.path);
    const nobody = confirmFact({ ...operator, operator: false }, 'organisationNumber', '974760673');
    expect(await nobody.catch((error: unknown) => error)).to.be.instanceOf(NotAllowed);
    expect(await refusal(confirmFact(operator, 'organisationNumber', '923609016'))).to.deep.equal([
      'fact policy.problem.changed',
    ]);
    await confirmAll();
    const [number] = await confirmations();
    expect(number?.confirmed?.by).to.equal(operator.id);
    expect(number?.confirmed?.at).to.be.instanceOf(Date);
    openWith({ ...validEntity, organisationNumber: '889640782' }, folder.path);
    expect((await confirmations())[0]?.confirmed, 'another number is another question').to.equal(undefined);
  });

  it('invariant I12: is refused while a sentence is not proven on this very program', async () => {
    openWith(validEntity, folder.path);
    await confirmAll();
    expect(await kinds()).to.deep.equal([]);
    proveAll(folder.path, 'failed');
    expect(await kinds()).to.deep.equal(['unproven']);
    proveAll(folder.path, 'passed', 'of another program');
    expect(await kinds()).to.deep.equal(['unproven']);
    expect(await refusal(publish(today))).to.deep.equal(['publish policy.problem.obstacles']);
    proveAll(folder.path);
    expect(await kinds()).to.deep.equal([]);
  });

  it('is for operators, and for what they have read', async () => {
    openWith(validEntity, folder.path);
    const hashes = await readHashes();
    const nobody = publishPolicy({ ...operator, operator: false }, today, hashes);
    expect(await nobody.catch((error: unknown) => error)).to.be.instanceOf(NotAllowed);
    expect(await refusal(publishPolicy(operator, today, ['a', 'b']))).to.deep.equal(['publish policy.problem.changed']);
    expect(await refusal(publish('i morgen'))).to.deep.equal(['effectiveOn form.date']);
    expect(await refusal(publish(inDays(-1)))).to.deep.equal(['effectiveOn policy.problem.past']);
    expect(await editions('nb')).to.deep.equal([]);
  });

  it('says on its page who confirmed, by name, and that nobody is told of the first edition', async () => {
    openWith({ ...validEntity, organisationNumber: '982463718' }, folder.path);
    await inPlatform(() => change(`update users set operator = true where id = $1`, [town.astrid.userId]));
    const astrid = await town.signedIn('astrid');
    await astrid.post(paths.operator.policyConfirmation(), { fact: 'organisationNumber', value: '982463718' });
    const { text } = await astrid.get(paths.operator.policy());
    expect(text)
      .to.match(/982\s463\s718<\/p>/)
      .and.include('av Astrid Nordlys')
      .and.include('Det går ikke ut noe varsel om den.')
      .and.not.include(town.astrid.userId);
  });

  it('keeps a draft of what is built, once, however often the program starts', async () => {
    openWith(validEntity, folder.path);
    await keepDraft();
    const kept = () => platformRead<{ count: number }>(`select count(*)::int as count from policy_versions`);
    const before = await kept();
    await keepDraft();
    expect(await kept()).to.deep.equal(before);
  });

  it('tells the owners of every tenant thirty days before, once, and not of the first edition', async () => {
    openWith(validEntity, folder.path);
    await publish(today);
    await carryOutDue(town.database, 'policy-notice');
    expect(await told(), 'the first edition').to.deep.equal([]);
    expect(await refusal(publish(inDays(60)))).to.deep.equal(['publish policy.problem.same']);

    openWith({ ...validEntity, name: 'Omnii Drift AS' }, folder.path);
    expect(await refusal(publish(inDays(29)))).to.deep.equal(['effectiveOn policy.problem.notice']);
    expect(earliestEffect(1)).to.equal(inDays(30));
    await publish(inDays(30));
    expect(await carryOutDue(town.database, 'policy-notice')).to.equal(1);
    const addresses = (await told()).map(({ to }) => to);
    expect(addresses).to.include('astrid@nordlys.example');
    expect(new Set(addresses).size).to.equal(addresses.length);
  });

  it('keeps every edition as it was, and shows what was added and taken away', async () => {
    const [second, first] = await editions('nb');
    if (!first || !second) throw new Error('two editions were published');
    const { added, removed } = difference(first.wording, second.wording);
    expect(added.map(({ text }) => text)).to.deep.equal(['Omnii Drift AS']);
    expect(removed.map(({ text }) => text)).to.deep.equal(['OMNII INTELLIGENCE AS']);
    expect(inForce([second, first])?.number).to.equal(1);
    await atTime(new Date(Date.now() + 31 * 86_400_000), async () =>
      expect(inForce([second, first])?.number).to.equal(2),
    );

    const page = await town.visitor().get('/no/nb/privacy');
    expect(page.text).to.include('Utgave 1').and.to.include('En ny utgave gjelder fra');
    const edition = page.text.slice(page.text.indexOf('Teksten har to deler'));
    expect(edition, 'the edition in force').to.not.include('Omnii Drift');
    const changes = await town.visitor().get('/no/en/privacy/editions');
    expect(changes.text)
      .to.match(/<ins>Omnii Drift AS<\/ins>/)
      .and.to.match(/<del>OMNII INTELLIGENCE AS<\/del>/);

    // Nobody can change what a person was shown.
    for (const text of [`delete from policy_versions`, `update policy_publications set effective_on = current_date`])
      expect(String(await platformRead(text).catch((error: unknown) => error))).to.include('permission denied');
  });
});

describe('What the registers say since an edition was written', () => {
  const town = useTown();
  const folder = useTemporaryFolder();
  const page = async (address: string): Promise<string> => (await town.visitor().get(address)).text;

  it('invariant I12: stands at the top of the policy, and what is no longer so is proven by nothing', async () => {
    proveAll(folder.path);
    openWith(validEntity, folder.path);
    await confirmAll();
    await publishPolicy(operator, today, await readHashes());
    expect(await page('/no/nb/privacy')).to.not.include('Endret siden utgaven ble skrevet');
    expect(await page('/no/nb/privacy/proof')).to.not.include('Ikke sant nå');
    await switchGoogle('on');
    await inPlatform(() =>
      change(`update sub_processors set since = '2026-01-01', notice_on = '2025-11-01' where code = 'google'`, []),
    );
    await inPlatform(() => change(`update sub_processors set switched_on = false where code = 'register'`, []));
    readHostsAgain();
    const policy = await page('/no/nb/privacy');
    const [notice = '', edition = ''] = policy.split('Teksten har to deler');
    expect(notice).to.include('Endret siden utgaven ble skrevet');
    expect(notice)
      .to.match(/<ins>Google[^<]*databehandler/)
      .and.match(/<del>Brønnøysundregistrene[^<]*kilde/);
    expect(edition, 'an edition stays as it was')
      .to.include('Brønnøysundregistrene')
      .and.not.match(/<li[^>]*>Google/);
    const proof = await page('/no/nb/privacy/proof');
    expect(proof).to.include('Ikke sant nå: 1').and.include('Utgaven ble skrevet før dette ble endret');
    expect(/class="proof proof-(\w+)" id="added-recipients-register"/.exec(proof)?.[1]).to.equal('failed');
  });
});

describe('A result that came with a release', () => {
  const town = useTown();
  const folder = useTemporaryFolder();
  const release = useTemporaryFolder();
  const kinds = async (): Promise<string[]> => (await obstacles(await buildPolicy())).map(({ kind }) => kind);

  it('is shown to readers, and does not let anybody publish: that wants the tests run where it is published', async () => {
    openWith(validEntity, folder.path);
    openProof(folder.path, path.join(release.path, PROOF_FILE));
    proveAll(release.path);
    expect((await town.visitor().get('/no/en/privacy/proof')).text).to.match(/id="security-1">[^]*?Proven/);
    await confirmAll();
    expect(await kinds()).to.deep.equal(['unproven']);
    proveAll(folder.path);
    expect(await kinds()).to.deep.equal([]);
  });
});

describe('The page of proof', () => {
  const town = useTown();
  const folder = useTemporaryFolder();

  it('shows each sentence green, red or not yet proven, with the titles of its tests', async () => {
    openWith(defaultLegalEntity, folder.path);
    const before = (await town.visitor().get('/no/en/privacy/proof')).text;
    expect(before).to.include('Not yet proven here').and.to.include('Not yet proven: ');
    expect(before).to.include('invariant I10: no byte goes to Google before a yes, nor after a no');
    proveAll(folder.path);
    const after = (await town.visitor().get('/no/en/privacy/proof')).text;
    expect(after).to.match(/id="security-1">[^]*?Proven/);
    expect(/class="proof proof-(\w+)" id="contact-2"/.exec(after)?.[1]).to.equal('unconfirmed');
    expect(after).to.include('Waits for confirmation: 2').and.not.include('Not yet proven');
    proveAll(folder.path, 'passed', 'of another program');
    const changed = (await town.visitor().get('/no/en/privacy/proof')).text;
    expect(changed)
      .to.include('It was an earlier version that was tried')
      .and.match(/Proven on an earlier version: \d/);
    expect(changed, 'nothing is green').to.not.include('proof-proven');
    proveAll(folder.path, 'failed');
    expect((await town.visitor().get('/no/nb/privacy/proof')).text).to.include('Ikke sant nå: ');
  });
});
