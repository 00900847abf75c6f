import { gzipSync } from 'node:zlib';

import { PassThrough, Readable } from 'node:stream';

import { expect } from 'chai';

import { atTime } from '../../../../src/domain/clock.ts';
import { armFaultPoints } from '../../../../src/domain/fault-points.ts';
import { askRegister, keepOutcome } from '../../../../src/domain/register/entity-store.ts';
import { searchMirror } from '../../../../src/domain/register/mirror/search-mirror.ts';
import { loadMirror } from '../../../../src/domain/register/mirror/load-mirror.ts';
import { mirrorState } from '../../../../src/domain/register/mirror/mirror-state.ts';
import { forgetUnits, mirrorUnit } from '../../../../src/domain/register/mirror/note-units.ts';
import { NotAnArray } from '../../../../src/domain/register/mirror/pick-fields.ts';
import { readBulkFile } from '../../../../src/domain/register/mirror/read-file.ts';
import { oweMirrorRefresh } from '../../../../src/domain/register/mirror/refresh-mirror.ts';
import { platformRead } from '../../../../src/domain/tenancy.ts';
import { useCast } from '../../../support/cast.ts';
import { carryOutDue } from '../../../support/carry-out-due.ts';
import { crashingAt } from '../../../support/faults.ts';
import { asSuperuser } from '../../../support/superuser.ts';
import { useRegister } from '../../companies/with-register.ts';

describe('The mirror of the register', () => {
  const cast = useCast();
  const outside = useRegister();
  let hours = 0;

  /** Looks for a newer file and loads it, as a worker does; main units first. */
  const refresh = async (): Promise<void> => {
    await asSuperuser(cast.database, (client) => client.query(`delete from outbox where kind = 'mirror-load'`));
    const moment = new Date(Date.now() + hours++ * 3_600_000);
    await atTime(moment, oweMirrorRefresh);
    for (let round = 0; round < 2; round += 1)
      await carryOutDue(cast.database, 'mirror-load', new Date(Date.now() + 1e9));
  };
  const row = async (number: string): Promise<Record<string, unknown> | undefined> => {
    const rows = await platformRead<Record<string, unknown>>(
      `select * from register_units where organisation_number = $1`,
      [number],
    );
    return rows[0];
  };
  const live = (): string[] =>
    (['enheter', 'underenheter'] as const).flatMap((collection) =>
      outside.register.units.live(collection).map(({ number }) => number),
    );
  const mirrored = async (): Promise<string[]> =>
    (
      await platformRead<{ number: string }>(
        `select organisation_number as number from register_units where kind <> 'gone' order by 1`,
      )
    ).map(({ number }) => number);

  it('is every live unit once it is loaded', async () => {
    await refresh();
    expect(await mirrored()).to.deep.equal(live().toSorted());
    const state = await mirrorState('enheter');
    expect(state).to.include({ units: outside.register.units.live('enheter').length, failure: null, inUse: true });
    expect(state.etag).to.match(/^".+"$/);
  });

  it('says of a unit in the file what the register says when it is asked', async () => {
    const facts = await row('923609016');
    expect(facts).to.deep.include({
      kind: 'main',
      name: 'EQUINOR ASA',
      search_text: ' equinor asa | stavanger',
      legal_form: 'ASA',
      status: 'active',
      municipality: '1103',
      postal_code: '4035',
      industry: '06.100',
      second_industry: '06.200',
      third_industry: null,
      employees: 250,
      vat_registered: true,
      website: 'www.equinor.com',
      prominence: 7,
    });
  });

  it('has no name, trade, address or contact data of anybody’s own business, nor of its branches', async () => {
    const person = outside.register.units
      .live('enheter')
      .find(({ body }) => JSON.stringify(body['organisasjonsform']).includes('"ENK"'));
    const branch = outside.register.units.live('underenheter')[0];
    if (!person || !branch) throw new Error('the register has neither');
    outside.register.units.edit(branch.number, { overordnetEnhet: person.number });
    await refresh();
    for (const { number } of [person, branch]) {
      const {
        kind,
        legal_form: form,
        municipality,
        organisation_number: own,
        told_at: told,
        prominence,
        ...rest
      } = (await row(number)) ?? {};
      expect([own, kind === 'main' || kind === 'sub', told instanceof Date, prominence]).to.deep.equal([
        number,
        true,
        true,
        0,
      ]);
      expect([typeof form, typeof municipality]).to.deep.equal(['string', 'string']);
      expect(
        Object.values(rest).filter((value) => value !== null),
        number,
      ).to.deep.equal([]);
    }
    const named = await platformRead(
      `select from register_units u left join register_units p on p.organisation_number = u.parent
        where (u.legal_form in ('ENK', 'ANS', 'DA', 'KBO', 'BO', 'PERS', 'SAM', 'TVAM') or p.legal_form in ('ENK', 'ANS', 'DA', 'KBO', 'BO', 'PERS', 'SAM', 'TVAM'))
          and u.name is not null`,
    );
    expect(named).to.deep.equal([]);
  });

  it('asks for no file it has, and writes nothing then', async () => {
    await refresh();
    const before = await mirrorState('enheter');
    await refresh();
    expect((await mirrorState('enheter')).loadedAt).to.deep.equal(before.loadedAt);
  });

  it('changes what has changed, adds what is new, and drops what is gone, and touches no other row', async () => {
    const [changed, gone] = outside.register.units
      .live('enheter')
      .filter(({ body }) => !JSON.stringify(body).includes('"ENK"'));
    if (!changed || !gone) throw new Error('too few units');
    const versions = (): Promise<{ number: string; version: string }[]> =>
      platformRead(`select organisation_number as number, xmin::text || ctid::text as version from register_units`);
    const before = new Map((await versions()).map(({ number, version }) => [number, version]));
    outside.register.units.edit(changed.number, { navn: 'NYTT NAVN AS' });
    outside.register.units.strikeOff(gone.number);
    await refresh();
    expect(await row(changed.number)).to.include({ name: 'NYTT NAVN AS' });
    expect(await row(gone.number)).to.equal(undefined);
    const after = await versions();
    expect(
      after.filter(({ number, version }) => before.get(number) !== version).map(({ number }) => number),
    ).to.deep.equal([changed.number]);
  });

  it('knows the words of the names and places of main units, and how many units have each', async () => {
    const known = await platformRead<{ word: string; units: number }>('select * from register_words order by word');
    const texts = await platformRead<{ text: string }>(
      `select search_text as text from register_units where kind = 'main' and search_text is not null`,
    );
    const counted = new Map<string, number>();
    for (const word of texts.flatMap(({ text }) => text.split(' ')))
      if (word !== '' && word !== '|') counted.set(word, (counted.get(word) ?? 0) + 1);
    expect(known.map(({ word, units }) => [word, units])).to.have.deep.members([...counted]);
    expect(counted.get('nytt')).to.equal(1);
  });

  for (const [name, fault, failure] of [
    ['half a file', { kind: 'truncatedJson' }, 'mirror-half-file'],
    // Whether the head of the answer came through before the break is up to the network.
    ['a broken connection', { kind: 'cutShort' }, 'mirror-half-file register-network'],
    ['a page for people', { kind: 'unavailablePage' }, 'register-serverError'],
    ['a page in place of the file', { kind: 'strayPage', status: 200 }, 'register-badAnswer'],
    ['a refused connection', { kind: 'connectionReset' }, 'register-network'],
  ] as const)
    it(`stays as it was after ${name}, and says so loudly`, async () => {
      const before = [await mirrored(), (await mirrorState('enheter')).etag];
      const website = `www.${name.replaceAll(' ', '-')}.example`;
      outside.register.units.edit('923609016', { hjemmeside: website });
      outside.register.faults.set('file', fault);
      await refresh();
      const state = await mirrorState('enheter');
      expect(failure.split(' ')).to.include(state.failure);
      expect(state.inUse).to.equal(true);
      expect([await mirrored(), state.etag]).to.deep.equal(before);
      outside.register.faults.clear();
      await refresh();
      expect(await mirrorState('enheter')).to.include({ failure: null });
      expect(await row('923609016')).to.include({ website });
    });

  const fileOf = (bodies: readonly unknown[]) => ({
    kind: 'File' as const,
    etag: '"made-up"',
    madeAt: new Date(Date.now() + 86_400_000),
    body: Readable.from([gzipSync(JSON.stringify(bodies))]),
  });
  const failing = async (bodies: readonly unknown[]): Promise<unknown> => {
    try {
      await loadMirror('enheter', fileOf(bodies));
      return 'loaded';
    } catch (error) {
      return error instanceof Error && 'failure' in error ? error.failure : error;
    }
  };

  it('refuses a file with far fewer units than the last, and one of another shape', async () => {
    const before = await mirrored();
    const bodies = outside.register.units.live('enheter').map(({ body }) => body);
    expect(await failing(bodies.slice(0, Math.floor(bodies.length * 0.8)))).to.equal('mirror-too-few');
    expect(await failing([])).to.equal('mirror-too-few');
    expect(await failing(bodies.map((body) => ({ ...body, organisasjonsnummer: undefined })))).to.equal(
      'mirror-wrong-shape',
    );
    expect(await failing(['a text'])).to.equal('mirror-wrong-shape');
    expect(await mirrored()).to.deep.equal(before);
  });

  it('gives up a file that comes for too long, and one that unpacks to more than a register', async () => {
    const before = await mirrored();
    const bytes = gzipSync(JSON.stringify(outside.register.units.live('enheter').map(({ body }) => body)));
    const dripping = async function* drip() {
      for (const byte of bytes) {
        await new Promise((resolve) => setTimeout(resolve, 10));
        yield Buffer.of(byte);
      }
    };
    const drip = loadMirror('enheter', { ...fileOf([]), body: Readable.from(dripping()) }, AbortSignal.timeout(150));
    const failed: unknown = await drip.catch((error: unknown) => error);
    expect(failed).to.include({ failure: 'mirror-half-file' });
    expect(await mirrored()).to.deep.equal(before);
    const bomb = Readable.from([gzipSync(`[${' '.repeat(5_000_000)}]`)]);
    const unpacked: unknown = await readBulkFile(
      bomb,
      'enheter',
      new PassThrough().resume(),
      undefined,
      1_000_000,
    ).catch((error: unknown) => error);
    expect(unpacked).to.be.instanceOf(NotAnArray);
  });

  it('does not bring back what the register has told to be gone since the file was made, nor what was true before', async () => {
    const [gone, renamed] = outside.register.units
      .live('enheter')
      .filter(({ body }) => !JSON.stringify(body).includes('"ENK"'));
    if (!gone || !renamed) throw new Error('too few units');
    const bodies = outside.register.units.live('enheter').map(({ body }) => body);
    const later = new Date(Date.now() + 2 * 86_400_000);
    await forgetUnits([gone.number], later);
    await mirrorUnit(renamed.number, {
      toldAt: later,
      outcome: { kind: 'Removed', organisationNumber: renamed.number, removedOn: undefined },
    });
    await loadMirror('enheter', fileOf(bodies));
    expect((await mirrored()).filter((number) => number === gone.number || number === renamed.number)).to.deep.equal(
      [],
    );
    await loadMirror('enheter', { ...fileOf(bodies), madeAt: new Date(later.getTime() + 86_400_000) });
    expect(await mirrored()).to.include.members([gone.number, renamed.number]);
  });

  it('is the old one or the new one after a crash at any step, and the new one after another run', async () => {
    for (let at = 0; at < 5; at += 1) {
      outside.register.units.edit('923609016', { hjemmeside: `www.steg${at}.example` });
      const bodies = outside.register.units.live('enheter').map(({ body }) => body);
      const file = { ...fileOf(bodies), madeAt: new Date(Date.now() + (10 + at) * 86_400_000) };
      const before = await row('923609016');
      await crashingAt(at, () => loadMirror('enheter', file));
      const website = (await row('923609016'))?.['website'];
      expect([before?.['website'], `www.steg${at}.example`]).to.include(website);
    }
  });

  it('keeps nobody waiting while it is loaded: who searches finds it as it was, who asks about a unit is answered', async () => {
    const bodies = outside.register.units.live('enheter').map(({ body }) => body);
    const number = '923609016';
    const was = String(outside.register.units.find(number)?.body['navn']);
    outside.register.units.edit(number, { navn: 'EQUINOR NATT ASA' });
    const changed = outside.register.units.live('enheter').map(({ body }) => body);
    await loadMirror('enheter', { ...fileOf(bodies), madeAt: new Date(Date.now() + 20 * 86_400_000) });
    const during: unknown[] = [];
    const disarm = armFaultPoints(async (step) => {
      if (step !== 'mirror changed') return;
      const waited = AbortSignal.timeout(2_000);
      const answered = askRegister(number, { olderThan: 0 }).then(({ outcome }) => outcome.kind);
      const late = new Promise<string>((resolve) => waited.addEventListener('abort', () => resolve('late')));
      during.push(await Promise.race([answered, late]));
      during.push((await searchMirror(was, { limit: 1 }))[0]?.name);
    });
    try {
      await loadMirror('enheter', { ...fileOf(changed), madeAt: new Date(Date.now() + 21 * 86_400_000) });
    } finally {
      disarm();
    }
    expect(during).to.deep.equal(['Found', was]);
    expect(await row(number)).to.include({ name: 'EQUINOR NATT ASA' });
  });

  it('waits with what is removed from open data until the load is done, and does not lose it', async () => {
    const bodies = outside.register.units.live('enheter').map(({ body }) => body);
    const number =
      outside.register.units
        .live('enheter')
        .find(({ body }) => JSON.stringify(body['organisasjonsform']).includes('"AS"'))?.number ?? '';
    const removed = { kind: 'Removed', organisationNumber: number, removedOn: undefined } as const;
    let done: Promise<void> | undefined;
    const disarm = armFaultPoints((step) => {
      const toldAt = new Date(Date.now() + 40 * 86_400_000);
      if (step === 'mirror changed') done = keepOutcome(number, { outcome: removed, toldAt });
    });
    try {
      await loadMirror('enheter', {
        ...fileOf(bodies.map((body) => ({ ...body, hjemmeside: 'www.alle.example' }))),
        madeAt: new Date(Date.now() + 35 * 86_400_000),
      });
    } finally {
      disarm();
    }
    await done;
    expect(await row(number)).to.include({ kind: 'gone', name: null });
  });

  it('is loaded whatever a unit of the file says of itself, and leaves out one whose name has no end', async () => {
    const bodies = outside.register.units.live('enheter').map(({ body }) => body);
    const [, odd, endless] = bodies.filter((body) => JSON.stringify(body['organisasjonsform']).includes('"AS"'));
    const rest = bodies.filter((body) => body !== odd && body !== endless);
    const nineteenHundred = Array.from({ length: 1_900 }, (_, at) => ({
      ...rest[0],
      organisasjonsnummer: String(200_000_000 + at),
    }));
    const file = fileOf([
      ...rest,
      ...nineteenHundred,
      {
        ...odd,
        navn: 'NUL\u0000 OG\n\ud800',
        registreringsdatoEnhetsregisteret: '0000-01-01',
        overordnetEnhet: 'x'.repeat(9_000),
      },
      { ...endless, navn: 'ENDELØS '.repeat(2_000) },
    ]);
    const loaded = await loadMirror('enheter', { ...file, madeAt: new Date(Date.now() + 60 * 86_400_000) });
    expect(loaded.units).to.equal(bodies.length - 1 + 1_900);
    expect(await row(String(odd?.['organisasjonsnummer']))).to.include({
      name: 'NUL  OG \ufffd',
      registered_on: null,
      parent: null,
    });
  });
});
