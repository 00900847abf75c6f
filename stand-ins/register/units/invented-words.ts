import type { CodeAndText } from './unit-facts.ts';

// The words invented companies are put together from. First words and family names are coined, so that no living person
// and, as far as a search shows, no company is meant.

/** First words of company names. */
export const coinedWords: readonly string[] = [
  'Fjellbris', 'Havlykt', 'Nordlune', 'Skarvevind', 'Lyngtuft', 'Granbekken', 'Tindebris', 'Sjøglans', 'Myrklang',
  'Bølgero', 'Rimfaks', 'Elvedraum', 'Kvistlia', 'Steinrypa', 'Måsevik', 'Ørretdal', 'Snøklokka', 'Furukvist',
  'Bergljom', 'Tareholm', 'Vinterlys', 'Rognebær', 'Strandrug', 'Hegrefjell', 'Osphaug', 'Blåklokke', 'Torvmyr',
  'Ternesund', 'Kornblink', 'Åslyng',
]; // prettier-ignore

/** Invented people who own sole proprietorships and partnerships. */
export const coinedPeople: readonly string[] = [
  'Ylva Tindelykken', 'Birk Rimfaksås', 'Runa Havlyktnes', 'Sjur Myrklangmo', 'Embla Kvistlibakk', 'Tarjei Bølgerovik',
  'Solvår Hegrefjellås', 'Eirunn Tareholmvåg', 'Brage Ørretdalsmo', 'Vilde Snøklokkvik', 'Torodd Blåklokkås',
  'Aslaug Ternesundli',
]; // prettier-ignore

/** A trade: the word in the company's name, its industry code and what it does. */
export interface Trade {
  readonly word: string;
  readonly industry: CodeAndText;
  readonly does: string;
}

const trade = (word: string, code: string, text: string, does: string): Trade => ({
  word,
  industry: [code, text],
  does,
});

export const trades: readonly Trade[] = [
  trade('Regnskap', '69.202', 'Regnskap og bokføring', 'Regnskapsføring og rådgivning.'),
  trade('Bygg', '41.000', 'Oppføring av bygninger', 'Oppføring og rehabilitering av bygninger.'),
  trade('Rør', '43.221', 'Rørleggerarbeid', 'Rørleggerarbeid og varmeanlegg.'),
  trade('Elektro', '43.210', 'Elektrisk installasjonsarbeid', 'Elektriske installasjoner.'),
  trade('Bakeri', '10.710', 'Produksjon av brød og ferske konditorvarer', 'Bakeri og konditori.'),
  trade('Transport', '49.410', 'Godstransport på vei', 'Transport av gods på vei.'),
  trade('Eiendom', '68.209', 'Utleie av egen eller leid fast eiendom ellers', 'Utleie av fast eiendom.'),
  trade('Rådgivning', '70.200', 'Bedriftsrådgivning og annen administrativ rådgivning', 'Rådgivning til bedrifter.'),
  trade('Sjømat', '10.209', 'Bearbeiding og konservering av fisk ellers', 'Foredling og salg av sjømat.'),
  trade('Hagesenter', '47.761', 'Detaljhandel med blomster og planter', 'Salg av planter og hageutstyr.'),
  trade('Tannhelse', '86.230', 'Tannhelsetjenester', 'Tannlegevirksomhet.'),
  trade('Arkitekter', '71.112', 'Arkitekttjenester vedrørende byggverk', 'Arkitektvirksomhet.'),
  trade('Maskin', '43.120', 'Grunnarbeid', 'Graving, sprenging og transport av masser.'),
  trade('Renhold', '81.210', 'Rengjøring av bygninger', 'Renhold av næringsbygg.'),
  trade('Reklame', '73.110', 'Reklamebyråer', 'Reklame, design og kommunikasjon.'),
  trade('Data', '62.100', 'Programmeringstjenester', 'Utvikling og drift av programvare.'),
  trade('Hotell', '55.101', 'Drift av hoteller, pensjonater og moteller med restaurant', 'Hotell og kurs.'),
  trade('Verksted', '95.311', 'Reparasjon og vedlikehold av motorvogner', 'Reparasjon av biler.'),
];

/** Trades of sole proprietorships. */
export const crafts: readonly Trade[] = [
  trade('Keramikk', '23.410', 'Produksjon av keramiske husholdningsartikler', 'Keramikk og kurs.'),
  trade('Snekkerverksted', '43.320', 'Snekkerarbeid', 'Snekker- og innredningsarbeid.'),
  trade('Foto', '74.200', 'Fotografvirksomhet', 'Fotografering.'),
  trade('Frisør', '96.210', 'Frisering', 'Frisørsalong.'),
];

/** Real places to put invented companies in: postcode, place, municipality. */
export const places: readonly (readonly [postcode: string, place: string, municipality: CodeAndText])[] = [
  ['0181', 'OSLO', ['0301', 'OSLO']],
  ['5003', 'BERGEN', ['4601', 'BERGEN']],
  ['7010', 'TRONDHEIM', ['5001', 'TRONDHEIM']],
  ['4006', 'STAVANGER', ['1103', 'STAVANGER']],
  ['9008', 'TROMSØ', ['5501', 'TROMSØ']],
  ['8006', 'BODØ', ['1804', 'BODØ']],
  ['3015', 'DRAMMEN', ['3301', 'DRAMMEN']],
  ['6002', 'ÅLESUND', ['1508', 'ÅLESUND']],
  ['1607', 'FREDRIKSTAD', ['3107', 'FREDRIKSTAD']],
  ['2609', 'LILLEHAMMER', ['3405', 'LILLEHAMMER']],
  ['2317', 'HAMAR', ['3403', 'HAMAR']],
  ['3111', 'TØNSBERG', ['3905', 'TØNSBERG']],
  ['4836', 'ARENDAL', ['4203', 'ARENDAL']],
  ['5525', 'HAUGESUND', ['1106', 'HAUGESUND']],
  ['9510', 'ALTA', ['5601', 'ALTA']],
  ['6800', 'FØRDE', ['4647', 'SUNNFJORD']],
  ['7713', 'STEINKJER', ['5006', 'STEINKJER']],
  ['8622', 'MO I RANA', ['1833', 'RANA']],
];

export const streets: readonly string[] = [
  'Storgata', 'Kirkegata', 'Strandgata', 'Havnegata', 'Skolegata', 'Industriveien', 'Stasjonsveien', 'Torggata',
  'Verftsgata', 'Sjøgata',
]; // prettier-ignore
