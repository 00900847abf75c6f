import { expect } from 'chai';

import { Invalid, NotAllowed, NotFound } from '../../../../src/domain/errors.ts';
import { newId } from '../../../../src/domain/identifiers.ts';
import {
  declareField,
  type ImpersonalField,
  type PersonalField,
} from '../../../../src/domain/privacy/inventory/custom-fields/declare-field.ts';
import {
  declaredFields,
  findDeclared,
} from '../../../../src/domain/privacy/inventory/custom-fields/declared-fields.ts';
import {
  specialCodes,
  specialKey,
  type SpecialCategory,
} from '../../../../src/domain/privacy/inventory/special-categories.ts';
import { allPurposes } from '../../../../src/domain/privacy/purposes/purposes.ts';
import { renameField } from '../../../../src/domain/custom-fields/edit-field.ts';
import { change, inTenant, sql } from '../../../../src/domain/tenancy.ts';
import { useCast } from '../../../support/cast.ts';
import { asSuperuser } from '../../../support/superuser.ts';
import { eventually } from '../../../support/workers.ts';

describe('A tenant’s own field is declared before it can exist', () => {
  const cast = useCast();
  const here = <T>(work: () => Promise<T>): Promise<T> => inTenant(cast.astrid.tenantId, work);
  let on = '';
  let off = '';

  before(() =>
    here(async () => {
      const purposes = await allPurposes();
      on = purposes.find(({ code }) => code === 'bookkeeping')?.id ?? '';
      off = purposes.find(({ code }) => code === 'marketing-sms')?.id ?? '';
      await change(`update purposes set enabled = true where tenant_id = $1 and id = $2`, [cast.astrid.tenantId, on]);
    }),
  );

  const good = (): PersonalField => ({
    entity: 'contact',
    label: 'Skostørrelse',
    category: 'user.behavior.purchase_history',
    purpose: on,
    retention: 'inactivity',
    portable: 'provided',
  });
  const declare = (field: PersonalField | ImpersonalField, by = cast.astrid) => here(() => declareField(by, field));
  const refusal = async (field: PersonalField | ImpersonalField) => {
    const error = await declare(field).catch((refused: unknown) => refused);
    return error instanceof Invalid ? error.fields : error;
  };

  /** Until so many stand in line for another's transaction to end. */
  const waiting = (most: number): Promise<void> =>
    asSuperuser(cast.database, (client) =>
      eventually(async () => {
        const { rowCount } = await client.query(
          `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
        );
        return (rowCount ?? 0) >= most;
      }),
    );

  it('says what it holds, why, for how long, and goes into every access package', async () => {
    const id = await declare(good());
    const [field] = await here(declaredFields);
    expect(field).to.deep.equal({
      id,
      entity: 'contact',
      label: 'Skostørrelse',
      kind: 'text',
      choices: [],
      category: 'user.behavior.purchase_history',
      purposeId: on,
      retention: 'inactivity',
      inAccess: true,
      portable: 'provided',
      notPersonal: null,
      retiredAt: null,
    });
    expect(await here(() => findDeclared(id))).to.deep.equal(field);
    expect(await refusal({ ...good(), label: 'skostørrelse' })).to.deep.equal({ label: 'fields.taken' });
    const entries = await here(() =>
      sql(`select details from audit_entries where tenant_id = $1 and action = 'field.declared'`, [
        cast.astrid.tenantId,
      ]),
    );
    expect(entries).to.deep.equal([{ details: { entity: 'contact', category: 'user.behavior.purchase_history' } }]);
  });

  for (const entity of ['contact', 'company'] as const)
    it(`is refused at its name when somebody is just giving that name to another field of a ${entity}`, async () => {
      const word = `Navn ${newId()}`;
      const other = await declare({ ...good(), entity, label: `Annet ${newId()}` });
      const second = {
        declared: () => declareField(cast.astrid, { ...good(), entity, label: word.toUpperCase() }),
        declaredAlike: () => declareField(cast.astrid, { ...good(), entity, label: word }),
        renamed: () => renameField(cast.astrid, other, { label: word, choices: '' }),
      };
      const began = Promise.withResolvers<void>();
      const end = Promise.withResolvers<void>();
      const first = here(async () => {
        await declareField(cast.astrid, { ...good(), entity, label: word });
        began.resolve();
        await end.promise;
      });
      await began.promise;
      const answers = Object.values(second).map((work) => here<unknown>(work).catch((refused: unknown) => refused));
      await Promise.race([waiting(answers.length), Promise.all(answers)]);
      end.resolve();
      await first;
      for (const answer of await Promise.all(answers))
        expect(answer).to.be.instanceOf(Invalid).and.to.have.deep.property('fields', { label: 'fields.taken' });
    });

  it('is refused without a category, purpose and time limit of the tenant’s own', async () => {
    expect(await refusal({ ...good(), label: 'A' + newId(), category: 'user.health' })).to.deep.equal({
      category: 'fields.category',
    });
    expect(await refusal({ ...good(), label: 'B', category: 'system.operations' })).to.deep.equal({
      category: 'fields.category',
    });
    expect(await refusal({ ...good(), label: 'C', purpose: newId() })).to.deep.equal({ purpose: 'fields.purpose' });
    expect(await refusal({ ...good(), label: 'D', purpose: off })).to.deep.equal({ purpose: 'fields.purposeOff' });
    expect(await refusal({ ...good(), label: 'E', retention: 'backup' })).to.deep.equal({
      retention: 'fields.retention',
    });
    expect(await refusal({ ...good(), label: ' ' })).to.deep.equal({ label: 'form.required' });
    expect(await refusal({ entity: 'deal', label: 'F', notPersonal: 'en farge' })).to.deep.equal({
      notPersonal: 'fields.reason',
    });
  });

  it('may be about nobody, with a reason', async () => {
    const id = await declare({ entity: 'deal', label: 'Farge', notPersonal: 'fargen på varen som er solgt' });
    const field = await here(() => findDeclared(id));
    expect(field).to.deep.include({ category: null, inAccess: false, notPersonal: 'fargen på varen som er solgt' });
  });

  it('holds no national identity number (personopplysningsloven § 12)', async () => {
    for (const label of ['Fødselsnummer', 'fodselsnr', 'Personnummer', 'F-nr', 'SSN'])
      expect(await refusal({ ...good(), label }), label).to.deep.equal({ label: 'fields.nationalIdentity' });
  });

  it('holds none of the special categories of Art. 9, and no convictions (Art. 10), whatever it is called', async () => {
    expect(specialCodes).to.have.members([
      'health',
      'religion',
      'union',
      'politics',
      'ethnicity',
      'sexuality',
      'biometrics',
      'convictions',
    ]);
    for (const code of specialCodes)
      expect(await refusal({ ...good(), label: `Felt ${newId()}`, category: specialKey(code) }), code).to.deep.equal({
        category: 'fields.special.refused',
      });
    const asked: Readonly<Record<SpecialCategory, readonly string[]>> = {
      health: ['Helse', 'Allergier', 'Kundens helseopplysninger', 'Health notes', 'Sykefravær'],
      religion: ['Religion', 'Tro', 'Livssyn', 'Church'],
      union: ['Fagforening', 'Trade union'],
      politics: ['Politisk parti', 'Political views'],
      ethnicity: ['Etnisitet', 'Ethnic origin'],
      sexuality: ['Seksuell legning', 'Sexual orientation'],
      biometrics: ['Fingeravtrykk', 'DNA'],
      convictions: ['Straffedommer', 'Criminal record'],
    };
    for (const code of specialCodes)
      for (const label of asked[code])
        for (const field of [
          { ...good(), label, category: 'user.name' },
          { entity: 'company' as const, label, notPersonal: 'noe som ikke handler om en person' },
        ]) {
          expect(await refusal(field), label).to.deep.equal({ special: `fields.special.ask.${code}` });
          expect(await refusal({ ...field, special: 'yes' }), label).to.deep.equal({
            special: 'fields.special.refused',
          });
        }
    const choices = { ...good(), label: 'Gruppe', kind: 'choice' as const, choices: 'Katolsk kirke\nAnnet' };
    expect(await refusal(choices)).to.deep.equal({ special: 'fields.special.ask.religion' });
    for (const label of ['Trommesett', 'Sykkelmerke', 'Betaling', 'Partivare i kg', 'Domene', 'Racer', 'Samekjøp'])
      await declare({ ...good(), label });
  });

  it('is asked of before it is declared otherwise, also by another name, and the trail keeps the answer', async () => {
    const id = await declare({ ...good(), label: 'Helseforetak', special: 'no' });
    const rename = (typed: Parameters<typeof renameField>[2]) =>
      here(() => renameField(cast.astrid, id, typed)).catch((error: unknown) => error);
    expect(await rename({ label: 'Religiøst samfunn', choices: '' }))
      .to.be.instanceOf(Invalid)
      .and.to.have.deep.property('fields', { special: 'fields.special.ask.religion' });
    expect(await rename({ label: 'Helseforetak', choices: '' })).to.equal(undefined);
    expect(await rename({ label: 'Religiøst samfunn', choices: '', special: 'no' })).to.equal(undefined);
    const kept = await here(() =>
      sql<{ answer: string | null }>(
        `select details->>'notSpecial' as answer from audit_entries
          where tenant_id = $1 and subject_id = $2 and action in ('field.declared', 'field.renamed') order by at, id`,
        [cast.astrid.tenantId, id],
      ),
    );
    expect(kept.map(({ answer }) => answer)).to.deep.equal(['health', null, 'religion']);
  });

  it('is not there when nobody declared it, or in another tenant', async () => {
    const id = await declare({ ...good(), label: 'Lokal' });
    const looks = [here(() => findDeclared(newId())), inTenant(cast.clara.tenantId, () => findDeclared(id))];
    for (const look of looks) expect(await look.catch((error: unknown) => error)).to.be.instanceOf(NotFound);
  });

  it('is declared by those who look after privacy, and nobody else', async () => {
    const refused = await declare({ ...good(), label: 'G' }, cast.bjorn).catch((error: unknown) => error);
    expect(refused).to.be.instanceOf(NotAllowed);
  });
});
