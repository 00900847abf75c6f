import type { AddressFacts, CodeAndText, UnitFacts } from './unit-facts.ts';

// Well-known companies and public bodies, so that a demonstration can be done with numbers people recognise. Numbers,
// names, forms and addresses are public facts (Enhetsregisteret, NLOD 2.0). Days of registration and numbers of
// employees are rounded and for show only: whoever needs those asks the register itself.

const oslo: CodeAndText = ['0301', 'OSLO'];
const bergen: CodeAndText = ['4601', 'BERGEN'];
const bærum: CodeAndText = ['3201', 'BÆRUM'];
const trondheim: CodeAndText = ['5001', 'TRONDHEIM'];

const listed: CodeAndText = ['2100', 'Private aksjeselskaper mv.'];
const stateOwned: CodeAndText = ['1120', 'Statlig eide aksjeselskaper mv.'];
const government: CodeAndText = ['6100', 'Statsforvaltningen'];
const municipal: CodeAndText = ['6500', 'Kommuneforvaltningen'];
const bank: CodeAndText = ['3200', 'Banker'];

const holding: CodeAndText = ['70.100', 'Hovedkontortjenester'];
const banking: CodeAndText = ['64.190', 'Banker og kredittforetak'];

const at = (line: string, postcode: string, place: string, municipality: CodeAndText): AddressFacts => ({
  lines: [line],
  postcode,
  place,
  municipality,
});

type Rest = Partial<UnitFacts> & Pick<UnitFacts, 'industries'>;

const company = (number: string, name: string, form: string, address: AddressFacts, rest: Rest): UnitFacts => ({
  number,
  name,
  form,
  address,
  sector: listed,
  vat: true,
  registered: '1995-03-12',
  ...rest,
});

/** The real companies the stand-in serves. */
export const realCompanies: readonly UnitFacts[] = [
  company('923609016', 'EQUINOR ASA', 'ASA', at('Forusbeen 50', '4035', 'STAVANGER', ['1103', 'STAVANGER']), {
    industries: [
      ['06.100', 'Utvinning av råolje'],
      ['06.200', 'Utvinning av naturgass'],
    ],
    postalAddress: at('Postboks 8500', '4035', 'STAVANGER', ['1103', 'STAVANGER']),
    formerNames: [{ name: 'STATOIL ASA', from: '2009-11-02 07:56:24', to: '2018-05-16 07:05:45' }],
    sector: stateOwned,
    employees: 21000,
    founded: '1972-09-18',
    website: 'www.equinor.com',
    phone: '51 99 00 00',
  }),
  company(
    '974760673',
    'REGISTERENHETEN I BRØNNØYSUND',
    'ORGL',
    at('Havnegata 48', '8900', 'BRØNNØYSUND', ['1813', 'BRØNNØY']),
    {
      industries: [['84.110', 'Generell offentlig administrasjon']],
      postalAddress: at('Postboks 900', '8910', 'BRØNNØYSUND', ['1813', 'BRØNNØY']),
      parent: '912660680',
      sector: government,
      vat: false,
      employees: 490,
      registered: '1995-08-09',
      website: 'www.brreg.no',
      email: 'firmapost@brreg.no',
      activity: ['Registeretat.'],
    },
  ),
  company('984851006', 'DNB BANK ASA', 'ASA', at('Dronning Eufemias gate 30', '0191', 'OSLO', oslo), {
    industries: [banking],
    postalAddress: at('Postboks 1600 Sentrum', '0021', 'OSLO', oslo),
    sector: bank,
    employees: 8500,
    registered: '2002-10-05',
    website: 'www.dnb.no',
  }),
  company('982463718', 'TELENOR ASA', 'ASA', at('Snarøyveien 30', '1360', 'FORNEBU', bærum), {
    industries: [holding],
    sector: stateOwned,
    employees: 400,
    registered: '2000-09-12',
    website: 'www.telenor.no',
  }),
  company('914778271', 'NORSK HYDRO ASA', 'ASA', at('Drammensveien 264', '0283', 'OSLO', oslo), {
    industries: [holding],
    employees: 400,
    founded: '1905-12-02',
    website: 'www.hydro.com',
  }),
  company('986228608', 'YARA INTERNATIONAL ASA', 'ASA', at('Drammensveien 131', '0277', 'OSLO', oslo), {
    industries: [holding],
    employees: 300,
    registered: '2003-12-20',
    website: 'www.yara.com',
  }),
  company('910747711', 'ORKLA ASA', 'ASA', at('Drammensveien 149', '0277', 'OSLO', oslo), {
    industries: [holding],
    employees: 250,
    website: 'www.orkla.no',
  }),
  company('984661185', 'POSTEN BRING AS', 'AS', at("Biskop Gunnerus' gate 14A", '0185', 'OSLO', oslo), {
    industries: [['53.100', 'Landsdekkende posttjenester']],
    formerNames: [{ name: 'POSTEN NORGE AS', from: '2002-07-01 06:00:00', to: '2023-06-01 06:00:00' }],
    sector: stateOwned,
    employees: 9000,
    registered: '2002-06-28',
    website: 'www.posten.no',
  }),
  company('976390512', 'NORSK RIKSKRINGKASTING AS', 'AS', at('Bjørnstjerne Bjørnsons plass 1', '0340', 'OSLO', oslo), {
    industries: [['60.200', 'Fjernsynsvirksomhet, kringkasting og distribusjon av video']],
    sector: stateOwned,
    employees: 3200,
    registered: '1996-05-30',
    website: 'www.nrk.no',
  }),
  company('936560288', 'COOP NORGE SA', 'SA', at('Østre Aker vei 264', '0977', 'OSLO', oslo), {
    industries: [['46.390', 'Engroshandel med bredt utvalg av nærings- og nytelsesmidler']],
    employees: 2500,
    website: 'www.coop.no',
  }),
  company('819731322', 'NORGESGRUPPEN ASA', 'ASA', at('Karenslyst allé 12', '0278', 'OSLO', oslo), {
    industries: [holding],
    postalAddress: at('Postboks 300 Skøyen', '0213', 'OSLO', oslo),
    employees: 500,
    website: 'www.norgesgruppen.no',
  }),
  company(
    '943753709',
    'KONGSBERG GRUPPEN ASA',
    'ASA',
    at('Kirkegårdsveien 45', '3616', 'KONGSBERG', ['3303', 'KONGSBERG']),
    {
      industries: [holding],
      sector: stateOwned,
      employees: 300,
      website: 'www.kongsberg.com',
    },
  ),
  company('927124238', 'TOMRA SYSTEMS ASA', 'ASA', at('Drengsrudhagen 2', '1385', 'ASKER', ['3203', 'ASKER']), {
    industries: [['28.290', 'Produksjon av maskiner og utstyr til generell bruk, ikke nevnt annet sted']],
    employees: 300,
    website: 'www.tomra.com',
  }),
  company('964118191', 'MOWI ASA', 'ASA', at('Sandviksboder 77A', '5035', 'BERGEN', bergen), {
    industries: [['03.210', 'Akvakultur i sjø']],
    formerNames: [{ name: 'MARINE HARVEST ASA', from: '2007-02-01 06:00:00', to: '2019-01-01 06:00:00' }],
    employees: 1800,
    website: 'www.mowi.com',
  }),
  company('916300484', 'STOREBRAND ASA', 'ASA', at('Professor Kohts vei 9', '1366', 'LYSAKER', bærum), {
    industries: [['64.200', 'Holdingselskaper']],
    employees: 50,
    website: 'www.storebrand.no',
  }),
  company('995568217', 'GJENSIDIGE FORSIKRING ASA', 'ASA', at('Schweigaards gate 21', '0191', 'OSLO', oslo), {
    industries: [['65.120', 'Skadeforsikring']],
    sector: ['5700', 'Skadeforsikringsselskaper'],
    employees: 2000,
    registered: '2010-07-10',
    website: 'www.gjensidige.no',
  }),
  company('886581432', 'AKER ASA', 'ASA', at('Oksenøyveien 10', '1366', 'LYSAKER', bærum), {
    industries: [['64.200', 'Holdingselskaper']],
    employees: 45,
    registered: '2004-02-18',
    website: 'www.akerasa.com',
  }),
  company('962986633', 'STATNETT SF', 'SF', at('Nydalen allé 33', '0484', 'OSLO', oslo), {
    industries: [['35.120', 'Overføring av elektrisitet']],
    sector: stateOwned,
    employees: 2000,
    website: 'www.statnett.no',
  }),
  company('987059699', 'STATKRAFT AS', 'AS', at('Lilleakerveien 6', '0283', 'OSLO', oslo), {
    industries: [['35.110', 'Produksjon av elektrisitet']],
    sector: stateOwned,
    employees: 1500,
    registered: '2004-07-10',
    website: 'www.statkraft.no',
  }),
  company('985198292', 'AVINOR AS', 'AS', at('Dronning Eufemias gate 6', '0191', 'OSLO', oslo), {
    industries: [['52.230', 'Andre tjenester tilknyttet lufttransport']],
    sector: stateOwned,
    employees: 2500,
    registered: '2003-01-15',
    website: 'www.avinor.no',
  }),
  company('917082308', 'BANE NOR SF', 'SF', at('Schweigaards gate 33', '0191', 'OSLO', oslo), {
    industries: [['52.210', 'Andre tjenester tilknyttet landtransport']],
    sector: stateOwned,
    employees: 3400,
    registered: '2016-05-12',
    website: 'www.banenor.no',
  }),
  company('937901003', 'SPAREBANK 1 SMN', 'SPA', at('Søndre gate 4', '7011', 'TRONDHEIM', trondheim), {
    industries: [banking],
    sector: bank,
    employees: 800,
    website: 'www.sparebank1.no/smn',
  }),
  company('947054600', 'ELKJØP NORGE AS', 'AS', at('Nydalsveien 18A', '0484', 'OSLO', oslo), {
    industries: [['47.540', 'Detaljhandel med elektriske husholdningsapparater']],
    employees: 3000,
    website: 'www.elkjop.no',
  }),
  company('989795848', 'AKER BP ASA', 'ASA', at('Oksenøyveien 10', '1366', 'LYSAKER', bærum), {
    industries: [['06.100', 'Utvinning av råolje']],
    employees: 2700,
    registered: '2006-05-13',
    website: 'www.akerbp.com',
  }),
  company('979484534', 'TV 2 AS', 'AS', at('Lars Hilles gate 30', '5008', 'BERGEN', bergen), {
    industries: [['60.200', 'Fjernsynsvirksomhet, kringkasting og distribusjon av video']],
    employees: 800,
    registered: '1998-03-10',
    website: 'www.tv2.no',
  }),
  company('947942638', 'TINE SA', 'SA', at('Lakkegata 23', '0187', 'OSLO', oslo), {
    industries: [['10.510', 'Produksjon av meierivarer']],
    employees: 4500,
    website: 'www.tine.no',
  }),
  company('937884117', 'NORGES BANK', 'SÆR', at('Bankplassen 2', '0151', 'OSLO', oslo), {
    industries: [['64.110', 'Sentralbankvirksomhet']],
    postalAddress: at('Postboks 1179 Sentrum', '0107', 'OSLO', oslo),
    sector: ['3100', 'Norges Bank'],
    employees: 1000,
    website: 'www.norges-bank.no',
  }),
  company(
    '974767880',
    'NORGES TEKNISK-NATURVITENSKAPELIGE UNIVERSITET NTNU',
    'ORGL',
    at('Høgskoleringen 1', '7034', 'TRONDHEIM', trondheim),
    {
      industries: [['85.400', 'Undervisning på universitets- og høyskolenivå']],
      sector: government,
      employees: 9500,
      registered: '1996-01-01',
      website: 'www.ntnu.no',
    },
  ),
  company('971035854', 'UNIVERSITETET I OSLO', 'ORGL', at('Problemveien 11', '0313', 'OSLO', oslo), {
    industries: [['85.400', 'Undervisning på universitets- og høyskolenivå']],
    postalAddress: at('Postboks 1072 Blindern', '0316', 'OSLO', oslo),
    sector: government,
    employees: 8000,
    website: 'www.uio.no',
  }),
  company('958935420', 'OSLO KOMMUNE', 'KOMM', at('Rådhusplassen 1', '0037', 'OSLO', oslo), {
    industries: [['84.110', 'Generell offentlig administrasjon']],
    sector: municipal,
    employees: 55000,
    website: 'www.oslo.kommune.no',
  }),
];
