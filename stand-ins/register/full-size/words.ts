import type { CodeAndText } from '../units/unit-facts.ts';

// What the names of a full-size register are put together from. All are coined or common words: no living person is meant.

/** Beginnings and ends of coined first words: `Fjell` and `bris` make `Fjellbris`. */
export const beginnings: readonly string[] = [
  'Fjell', 'Hav', 'Nord', 'Skarve', 'Lyng', 'Gran', 'Tinde', 'Sjø', 'Myr', 'Bølge', 'Rim', 'Elve', 'Kvist', 'Stein', 'Måse',
  'Ørret', 'Snø', 'Furu', 'Berg', 'Tare', 'Vinter', 'Rogne', 'Strand', 'Hegre', 'Osp', 'Blå', 'Torv', 'Terne', 'Korn', 'Ås',
  'Vest', 'Øst', 'Sør', 'Midt', 'Sol', 'Måne', 'Isbre', 'Foss', 'Sund', 'Holme', 'Eike', 'Bjørke', 'Selje', 'Hassel', 'Lind',
  'Storm', 'Skog', 'Mark', 'Hei', 'Vidde', 'Dal', 'Fjord', 'Vik', 'Nes', 'Øy', 'Rein', 'Elg', 'Hauk', 'Ørne', 'Ravn',
  'Kråke', 'Svane', 'Lom', 'Laks', 'Torsk', 'Krabbe', 'Reke', 'Skjell', 'Perle', 'Sølv', 'Jern', 'Kobber', 'Grå', 'Hvit', 'Grønn',
]; // prettier-ignore

export const ends: readonly string[] = [
  'bris', 'lykt', 'lune', 'vind', 'tuft', 'bekken', 'glans', 'klang', 'ro', 'faks', 'draum', 'lia', 'rypa', 'vik', 'dal',
  'klokka', 'kvist', 'ljom', 'holm', 'lys', 'bær', 'rug', 'fjell', 'haug', 'myr', 'sund', 'blink', 'tun', 'stad', 'heim',
  'vang', 'gård', 'ås', 'mo', 'nes', 'li', 'tind', 'rud', 'set', 'land', 'voll', 'bakk', 'rabben', 'kollen', 'toppen',
  'porten', 'sporet', 'vegen', 'broen', 'kaia', 'nausten', 'buene', 'hagen', 'lunden', 'skaret', 'eidet', 'osen', 'hella',
]; // prettier-ignore

/** Syllables of words that hardly any two companies share: `Bralvetun`. */
export const syllables: readonly string[] = [
  'bra', 'lve', 'dun', 'fli', 'gra', 'hol', 'jo', 'kne', 'lum', 'mar', 'nor', 'opp', 'pre', 'rin', 'sti', 'tor', 'ul', 'var',
  'vik', 'ym', 'æl', 'ød', 'ås', 'ble', 'dre', 'ski', 'sve', 'tra', 'gri', 'klo', 'pla', 'ros', 'sel', 'tin', 've', 'hau',
]; // prettier-ignore

/** Second words of companies, the most frequent first. */
export const lines: readonly (readonly [word: string, industry: CodeAndText])[] = [
  ['Eiendom', ['68.209', 'Utleie av egen eller leid fast eiendom ellers']],
  ['Holding', ['64.210', 'Virksomhet i holdingselskaper']],
  ['Invest', ['64.210', 'Virksomhet i holdingselskaper']],
  ['Bygg', ['41.000', 'Oppføring av bygninger']],
  ['Consulting', ['70.200', 'Bedriftsrådgivning og annen administrativ rådgivning']],
  ['Transport', ['49.410', 'Godstransport på vei']],
  ['Entreprenør', ['43.120', 'Grunnarbeid']],
  ['Elektro', ['43.210', 'Elektrisk installasjonsarbeid']],
  ['Rør', ['43.221', 'Rørleggerarbeid']],
  ['Maskin', ['43.120', 'Grunnarbeid']],
  ['Regnskap', ['69.202', 'Regnskap og bokføring']],
  ['Data', ['62.100', 'Programmeringstjenester']],
  ['Drift', ['81.101', 'Vaktmestertjenester']],
  ['Handel', ['47.190', 'Butikkhandel med bredt vareutvalg ellers']],
  ['Bil', ['47.811', 'Detaljhandel med motorvogner']],
  ['Hotell', ['55.101', 'Drift av hoteller, pensjonater og moteller med restaurant']],
  ['Kafé', ['56.110', 'Drift av restauranter og kafeer']],
  ['Sjømat', ['10.209', 'Bearbeiding og konservering av fisk ellers']],
  ['Oppdrett', ['03.211', 'Produksjon av matfisk og skalldyr i hav- og kystbasert akvakultur']],
  ['Tannhelse', ['86.230', 'Tannhelsetjenester']],
  ['Arkitekter', ['71.112', 'Arkitekttjenester vedrørende byggverk']],
  ['Renhold', ['81.210', 'Rengjøring av bygninger']],
  ['Reklame', ['73.110', 'Reklamebyråer']],
  ['Verksted', ['95.311', 'Reparasjon og vedlikehold av motorvogner']],
  ['Gruppen', ['70.100', 'Hovedkontortjenester']],
  ['Kraft', ['35.120', 'Produksjon av elektrisitet fra fornybare kilder']],
];

/** Crafts of sole proprietorships. */
export const crafts: readonly (readonly [word: string, industry: CodeAndText])[] = [
  ['Snekkerverksted', ['43.320', 'Snekkerarbeid']],
  ['Foto', ['74.200', 'Fotografvirksomhet']],
  ['Frisør', ['96.210', 'Frisering']],
  ['Gård', ['01.500', 'Kombinert husdyrhold og planteproduksjon']],
  ['Keramikk', ['23.410', 'Produksjon av keramiske husholdningsartikler']],
  ['Taxi', ['49.330', 'Drosjebiltransport']],
  ['Design', ['74.100', 'Spesialisert designvirksomhet']],
  ['Helse', ['86.960', 'Tradisjonell, komplementær og alternativ helsebehandling']],
];

/** Coined given names of owners of sole proprietorships; family names are coined first words. */
export const givenNames: readonly string[] = [
  'Ylva', 'Birk', 'Runa', 'Sjur', 'Embla', 'Tarjei', 'Solvår', 'Brage', 'Vilde', 'Torodd', 'Aslaug', 'Eirunn', 'Njål', 'Siv',
]; // prettier-ignore

/** What associations and the like call themselves. */
export const societies: readonly string[] = [
  'Idrettslag', 'Skolekorps', 'Velforening', 'Grendehus', 'Båtforening', 'Hagelag', 'Sykkelklubb', 'Teaterlag',
]; // prettier-ignore

/** Real places, each with how often it comes beside the others. */
export const cities: readonly (readonly [postcode: string, place: string, municipality: CodeAndText, share: number])[] =
  [
    ['0181', 'OSLO', ['0301', 'OSLO'], 190],
    ['5003', 'BERGEN', ['4601', 'BERGEN'], 62],
    ['5221', 'NESTTUN', ['4601', 'BERGEN'], 12],
    ['7010', 'TRONDHEIM', ['5001', 'TRONDHEIM'], 44],
    ['4006', 'STAVANGER', ['1103', 'STAVANGER'], 34],
    ['1338', 'SANDVIKA', ['3201', 'BÆRUM'], 24],
    ['1366', 'LYSAKER', ['3201', 'BÆRUM'], 12],
    ['4611', 'KRISTIANSAND S', ['4204', 'KRISTIANSAND'], 24],
    ['3015', 'DRAMMEN', ['3301', 'DRAMMEN'], 23],
    ['1383', 'ASKER', ['3203', 'ASKER'], 22],
    ['2000', 'LILLESTRØM', ['3205', 'LILLESTRØM'], 19],
    ['1607', 'FREDRIKSTAD', ['3107', 'FREDRIKSTAD'], 18],
    ['4306', 'SANDNES', ['1108', 'SANDNES'], 17],
    ['9008', 'TROMSØ', ['5501', 'TROMSØ'], 17],
    ['3210', 'SANDEFJORD', ['3907', 'SANDEFJORD'], 14],
    ['1430', 'ÅS', ['3218', 'ÅS'], 6],
    ['1400', 'SKI', ['3207', 'NORDRE FOLLO'], 12],
    ['1706', 'SARPSBORG', ['3105', 'SARPSBORG'], 12],
    ['3717', 'SKIEN', ['4003', 'SKIEN'], 11],
    ['6002', 'ÅLESUND', ['1508', 'ÅLESUND'], 12],
    ['8006', 'BODØ', ['1804', 'BODØ'], 11],
    ['3111', 'TØNSBERG', ['3905', 'TØNSBERG'], 13],
    ['4836', 'ARENDAL', ['4203', 'ARENDAL'], 10],
    ['3256', 'LARVIK', ['3909', 'LARVIK'], 11],
    ['5525', 'HAUGESUND', ['1106', 'HAUGESUND'], 9],
    ['2317', 'HAMAR', ['3403', 'HAMAR'], 8],
    ['2815', 'GJØVIK', ['3407', 'GJØVIK'], 7],
    ['2609', 'LILLEHAMMER', ['3405', 'LILLEHAMMER'], 8],
    ['6413', 'MOLDE', ['1506', 'MOLDE'], 8],
    ['8622', 'MO I RANA', ['1833', 'RANA'], 6],
    ['9405', 'HARSTAD', ['5503', 'HARSTAD'], 6],
    ['9510', 'ALTA', ['5601', 'ALTA'], 6],
    ['6800', 'FØRDE', ['4647', 'SUNNFJORD'], 6],
    ['6856', 'SOGNDAL', ['4640', 'SOGNDAL'], 4],
    ['7713', 'STEINKJER', ['5006', 'STEINKJER'], 6],
    ['3611', 'KONGSBERG', ['3303', 'KONGSBERG'], 6],
    ['3510', 'HØNEFOSS', ['3305', 'RINGERIKE'], 7],
    ['9800', 'VADSØ', ['5607', 'VADSØ'], 2],
    ['9170', 'LONGYEARBYEN', ['2100', 'SVALBARD'], 1],
  ];
