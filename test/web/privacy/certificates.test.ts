import { createHmac, createPublicKey, verify } from 'node:crypto';

import { expect } from 'chai';
import { z } from 'zod';

import { keysFor } from '../../../src/domain/keys/secret-keys.ts';
import { isPersonal } from '../../../src/domain/privacy/inventory/declaration.ts';
import { inventory } from '../../../src/domain/privacy/inventory/inventory.ts';
import { isOurs, signDocument } from '../../../src/domain/privacy/signed-document.ts';
import { paths } from '../../../src/web/paths.ts';
import { useTown } from '../../support/cast.ts';
import { doneErasure, newAccountCertificate, newDeletionCertificate } from '../route-records.ts';

describe('Certificates of what was erased', () => {
  const town = useTown();

  it('name the day the backups are gone, which stays true however late they are read', async () => {
    const { astrid } = town;
    const erasure = await doneErasure(astrid);
    const visitor = await town.signedIn('astrid');
    const language = 'nb' as const;
    const pages = [
      [paths.erasures.certificate({ tenant: astrid.tenantSlug, id: erasure }), '28.12.2026'],
      [paths.public.accountCertificate({ language, certificate: newAccountCertificate() }), '27.12.2026'],
      [paths.public.deletionCertificate({ language, certificate: newDeletionCertificate() }), '27.01.2027'],
    ] as const;
    for (const [path, day] of pages) {
      const { text } = await visitor.get(path);
      expect(text, path).to.include(`<dt>Borte fra sikkerhetskopier etter</dt><dd>${day}</dd>`);
      expect(text, path).to.not.include('om 35 dager');
    }
  });

  it('cite the law in the language of the page, that of a customer relationship that has ended too', async () => {
    const visitor = await town.signedIn('astrid');
    const certificate = newDeletionCertificate();
    const page = async (language: 'nb' | 'en') =>
      (await visitor.get(paths.public.deletionCertificate({ language, certificate }))).text;
    expect(await page('nb')).to.include('bokføringsloven § 13');
    expect(await page('en'))
      .to.include('Bookkeeping Act section 13')
      .and.not.include('bokføringsloven');
  });

  it('say of what stays without a day when it goes, by the inventory: of each column that is kept', async () => {
    const visitor = await town.signedIn('astrid');
    const id = await doneErasure(town.astrid);
    const { text } = await visitor.get(paths.erasures.certificate({ tenant: town.astrid.tenantSlug, id }));
    expect(text)
      .to.include('personvernforordningen art. 5 nr. 2 · Til saken er avsluttet')
      .and.include('til og med 31.12.2031');
    const answer = inventory.find(({ table }) => table === 'data_subject_requests')?.columns['answer_address'];
    expect(answer && isPersonal(answer) ? answer.retention : undefined).to.equal('owed-answer');
  });

  it('say that a no from before still stands, where the person did not ask for no contact at all', async () => {
    const visitor = await town.signedIn('astrid');
    const blocked = async (all: boolean, old: boolean): Promise<string | undefined> => {
      const id = await doneErasure(town.astrid, { blocked: all, old });
      const { text } = await visitor.get(paths.erasures.certificate({ tenant: town.astrid.tenantSlug, id }));
      return /<dt>Sperret mot ny kontakt<\/dt><dd>([^<]*)/.exec(text)?.[1];
    };
    for (const old of [false, true]) {
      expect(await blocked(true, old)).to.equal('Ja');
      expect(await blocked(false, old)).to.equal('Bare mot det personen hadde sagt nei til før');
    }
  });

  /** As anybody writes it who follows what stands beside the keys. */
  const written = (value: unknown): string => {
    if (Array.isArray(value)) return `[${value.map(written).join(',')}]`;
    if (typeof value !== 'object' || value === null) return JSON.stringify(value);
    const names = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
    return `{${names.map(([name, one]) => `${JSON.stringify(name)}:${written(one)}`).join(',')}}`;
  };
  const File = z.looseObject({ key: z.string(), algorithm: z.literal('Ed25519'), signature: z.string() });
  const Keys = z.object({
    how: z.string().min(50),
    keys: z.array(z.looseObject({ kid: z.string(), x: z.string() })).min(1),
  });

  it('are checked by the published key alone, without OnNet, and not when anything is changed', async () => {
    const { astrid } = town;
    const visitor = await town.signedIn('astrid');
    const language = 'nb' as const;
    const files = [
      paths.erasures.certificateFile({ tenant: astrid.tenantSlug, id: await doneErasure(astrid) }),
      paths.public.accountCertificateFile({ language, certificate: newAccountCertificate() }),
      paths.public.deletionCertificateFile({ language, certificate: newDeletionCertificate() }),
    ];
    const { keys } = Keys.parse(JSON.parse((await town.visitor().get(paths.certificateKeys())).text));
    for (const file of files) {
      const { signature, ...said } = File.parse(JSON.parse((await visitor.get(file)).text));
      const jwk = keys.find(({ kid }) => kid === said.key);
      if (!jwk) throw new Error('no key of that name is published');
      const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: jwk.x }, format: 'jwk' });
      const holds = (what: object): boolean =>
        verify(null, Buffer.from(written(what)), key, Buffer.from(signature, 'hex'));
      expect(holds(said), file).to.equal(true);
      for (const name of Object.keys(said))
        expect(holds({ ...said, [name]: 'noe annet' }), `${file} ${name}`).to.equal(false);
    }
    const page = await visitor.get(
      paths.public.deletionCertificate({ language, certificate: newDeletionCertificate() }),
    );
    expect(page.text).to.include('Ed25519').and.include(`href="${paths.certificateKeys()}"`);
  });

  it('that were signed before keys were published are still ours, and no others are', () => {
    const use = 'erasure certificates';
    const inOrder = (value: object): [string, unknown][] =>
      Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
    const [{ id, key }] = keysFor(use);
    const said = { document: 'onnet-erasure-certificate-1', tenant: 'x', key: id.toString('hex') };
    const changed = { ...said, tenant: 'y' };
    const signature = createHmac('sha256', key)
      .update(JSON.stringify(inOrder(said)))
      .digest('hex');
    expect(isOurs(use, { ...said, signature })).to.equal(true);
    expect(isOurs(use, { ...changed, signature })).to.equal(false);
    const { signature: newer, ...rest } = signDocument({ document: 'x' });
    expect(isOurs(use, { ...rest, signature: newer })).to.equal(true);
    // Without its algorithm it is checked as an old one, and is none.
    const { algorithm: _algorithm, ...unnamed } = rest;
    expect(isOurs(use, { ...unnamed, signature: newer })).to.equal(false);
    expect(isOurs(use, { ...rest, signature: '' })).to.equal(false);
  });

  it('do not say that nothing is left of somebody whose number still stands in the audit trail', async () => {
    const erasure = await doneErasure(town.astrid);
    const visitor = await town.signedIn('astrid');
    const { text } = await visitor.get(paths.erasures.certificate({ tenant: town.astrid.tenantSlug, id: erasure }));
    expect(text).to.include('endringsloggen med personens nummer (art. 5 nr. 2)');
    // The row that is left is told of once, as what it is, and not among the data that stays.
    expect(text.match(/tom rad/g)).to.have.length(1);
    expect(text).to.not.include('tomme oppføringen');
  });
});
