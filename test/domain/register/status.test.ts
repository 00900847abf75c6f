import { expect } from 'chai';
import { entityBody } from '../../../src/domain/register/bodies.ts';
import { readEntity } from '../../../src/domain/register/read-entity.ts';
import { registerStatus } from '../../../src/domain/register/status.ts';

const least = { organisasjonsnummer: '310529915', navn: 'PRØVE AS', organisasjonsform: { kode: 'AS' } };
const flags = { konkurs: false, underAvvikling: false, underTvangsavviklingEllerTvangsopplosning: false };
const read = (fields: Record<string, unknown> = {}) => readEntity(entityBody.parse({ ...least, ...fields }));

describe('The status of a unit', () => {
  const grave = [
    ['deleted', { slettedato: '2026-09-15' }],
    ['bankrupt', { konkurs: true }],
    ['compulsoryDissolution', { underTvangsavviklingEllerTvangsopplosning: true }],
    ['underLiquidation', { underAvvikling: true }],
    ['restructuring', { underRekonstruksjonsforhandlingDato: '2026-08-15' }],
    ['foreignInsolvency', { underUtenlandskInsolvensbehandlingDato: '2026-08-15' }],
  ] as const;

  for (const [place, [status]] of grave.entries()) {
    it(`is ${status} even when everything less grave holds too`, () => {
      const holding = grave.slice(place).flatMap(([, given]) => Object.entries(given));
      const fields = { ...flags, ...Object.fromEntries<unknown>(holding) };
      expect(registerStatus(read(fields))).to.equal(status);
    });
  }

  it('is active when the register says none of it holds', () => expect(registerStatus(read(flags))).to.equal('active'));

  it('is active for a live sub-unit, which carries no flags', () =>
    expect(registerStatus(read({ respons_klasse: 'Underenhet' }))).to.equal('active'));

  it('is unknown for a main unit without its flags: absent is not false', () => {
    expect(registerStatus(read())).to.equal('unknown');
    expect(registerStatus(read({ ...flags, konkurs: undefined }))).to.equal('unknown');
  });
});
