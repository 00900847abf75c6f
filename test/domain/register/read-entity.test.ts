import { expect } from 'chai';
import { entityBody } from '../../../src/domain/register/bodies.ts';
import { day, readEntity } from '../../../src/domain/register/read-entity.ts';

const least = { organisasjonsnummer: '310529915', navn: 'PRØVE AS', organisasjonsform: { kode: 'AS' } };
const read = (fields: Record<string, unknown> = {}) => readEntity(entityBody.parse({ ...least, ...fields }));

describe('Reading a body of the register', () => {
  it('takes a body with nothing but number, name and form, and invents nothing', () => {
    const entity = read();
    expect(entity).to.include({ organisationNumber: '310529915', name: 'PRØVE AS', deleted: false, isSubUnit: false });
    expect(entity.bankrupt).to.equal(undefined);
    expect(entity.vatRegistered).to.equal(undefined);
    expect(entity.employees).to.deep.equal({ kind: 'unknown' });
    expect(entity.businessAddress).to.equal(undefined);
    expect(entity.industries).to.deep.equal([]);
  });

  it('ignores fields it does not know, which arrive unannounced', () => {
    expect(read({ erIKonsern: true, noeNytt: { dypt: [1] } })).to.not.have.any.keys('erIKonsern', 'noeNytt');
  });

  for (const missing of ['organisasjonsnummer', 'navn', 'organisasjonsform']) {
    it(`refuses a body without ${missing}`, () => {
      expect(entityBody.safeParse({ ...least, [missing]: undefined }).success).to.equal(false);
    });
  }

  it('tells the four states of employees apart', () => {
    const employees = (fields: Record<string, unknown>) => read(fields).employees;
    expect(employees({ harRegistrertAntallAnsatte: true, antallAnsatte: 12 })).to.deep.equal({ kind: 'count', n: 12 });
    expect(employees({ harRegistrertAntallAnsatte: true })).to.deep.equal({ kind: 'oneToFour' });
    expect(employees({ harRegistrertAntallAnsatte: false })).to.deep.equal({ kind: 'unknown' });
    expect(employees({ antallAnsatte: 0 })).to.deep.equal({ kind: 'none' });
    expect(employees({ antallAnsatte: 3 }), 'an older body').to.deep.equal({ kind: 'count', n: 3 });
    expect(employees({})).to.deep.equal({ kind: 'unknown' });
  });

  it('drops empty address lines and keeps a country without postcodes', () => {
    const address = read({
      forretningsadresse: {
        adresse: [null, ' ', 'Musterweg 4', ''],
        poststed: 'DE-92711 Parkstein',
        landkode: 'DE',
        land: 'Tyskland',
      },
    }).businessAddress;
    expect(address?.lines).to.deep.equal(['Musterweg 4']);
    expect(address).to.include({ place: 'DE-92711 Parkstein', countryCode: 'DE' });
    expect(address?.postalCode).to.equal(undefined);
  });

  it('reads days with and without a time, and no impossible ones', () => {
    expect(day('2018-05-16 07:05:45')).to.equal('2018-05-16');
    expect(day('2018-05-16')).to.equal('2018-05-16');
    expect(day('2024-02-29T00:00:00Z')).to.equal('2024-02-29');
    for (const none of ['2023-02-29', '2018-13-01', '16.05.2018', '2018-05-161', '', null, undefined])
      expect(day(none), String(none)).to.equal(undefined);
    const [former] = read({
      historiskeNavn: [{ navn: 'FØR AS', fraDato: '2009-11-02 07:56:24', tilDato: '2018-05-16 07:05:45' }],
    }).formerNames;
    expect(former).to.deep.equal({ name: 'FØR AS', from: '2009-11-02', to: '2018-05-16' });
  });

  for (const kode of ['ENK', 'ANS', 'DA', 'KBO', 'BO', 'PERS', 'SAM', 'TVAM']) {
    it(`takes ${kode} for person-like`, () => expect(read({ organisasjonsform: { kode } }).personLike).to.equal(true));
  }

  it('does not take companies for persons', () => {
    for (const kode of ['AS', 'ASA', 'NUF', 'BEDR', 'ORGL'])
      expect(read({ organisasjonsform: { kode } }).personLike, kode).to.equal(false);
  });

  for (const respons_klasse of ['SlettetEnhet', 'SlettetUnderEnhet', 'SlettetUnderenhet', 'SlettetNoeNytt']) {
    it(`takes ${respons_klasse} for struck off`, () => {
      expect(read({ respons_klasse, slettedato: '2026-09-15' })).to.include({ deleted: true, deletedOn: '2026-09-15' });
      expect(read({ respons_klasse }).deleted, 'without a date').to.equal(true);
    });
  }

  it('takes a body with a date of deletion for struck off, whatever its class', () => {
    expect(read({ slettedato: '2026-09-15' }).deleted).to.equal(true);
  });

  it('tells sub-units by class, and in older bodies by what they carry', () => {
    expect(read({ respons_klasse: 'Underenhet' }).isSubUnit).to.equal(true);
    expect(read({ respons_klasse: 'SlettetUnderEnhet' }).isSubUnit).to.equal(true);
    expect(read({ organisasjonsform: { kode: 'BEDR' } }).isSubUnit).to.equal(true);
    expect(read({ beliggenhetsadresse: { adresse: ['Løkkeveien 41'] } }).isSubUnit).to.equal(true);
    expect(read({ respons_klasse: 'Enhet' }).isSubUnit).to.equal(false);
  });
});
