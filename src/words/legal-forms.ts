// The forms of organisation in the register, by its codes. The code stays beside the words, since it is what stands in the
// company's name and on its papers. Source: the register's list of organisasjonsformer (codes and Norwegian), and the
// English that Brønnøysundregistrene uses for them.
import type { Messages } from './message.ts';

export const legalForms = {
  'legalForm.AAFY': {
    nb: 'Underenhet til ikke-næringsdrivende (AAFY)',
    en: 'Sub-unit of a non-commercial organisation (AAFY)',
  },
  'legalForm.ADOS': { nb: 'Administrativ enhet – offentlig sektor (ADOS)', en: 'Public administrative unit (ADOS)' },
  'legalForm.ANNA': { nb: 'Annen juridisk person (ANNA)', en: 'Other legal person (ANNA)' },
  'legalForm.ANS': {
    nb: 'Ansvarlig selskap med solidarisk ansvar (ANS)',
    en: 'General partnership with joint and several liability (ANS)',
  },
  'legalForm.AS': { nb: 'Aksjeselskap (AS)', en: 'Limited company (AS)' },
  'legalForm.ASA': { nb: 'Allmennaksjeselskap (ASA)', en: 'Public limited company (ASA)' },
  'legalForm.BA': { nb: 'Selskap med begrenset ansvar (BA)', en: 'Company with limited liability (BA)' },
  'legalForm.BBL': { nb: 'Boligbyggelag (BBL)', en: 'Cooperative building association (BBL)' },
  'legalForm.BEDR': {
    nb: 'Underenhet til næringsdrivende og offentlig forvaltning (BEDR)',
    en: 'Sub-unit of a business or public body (BEDR)',
  },
  'legalForm.BO': { nb: 'Andre bo (BO)', en: 'Other estate (BO)' },
  'legalForm.BRL': { nb: 'Borettslag (BRL)', en: 'Housing cooperative (BRL)' },
  'legalForm.DA': {
    nb: 'Ansvarlig selskap med delt ansvar (DA)',
    en: 'General partnership with shared liability (DA)',
  },
  'legalForm.ENK': { nb: 'Enkeltpersonforetak (ENK)', en: 'Sole proprietorship (ENK)' },
  'legalForm.ESEK': { nb: 'Eierseksjonssameie (ESEK)', en: 'Condominium (ESEK)' },
  'legalForm.EØFG': {
    nb: 'Europeisk økonomisk foretaksgruppe (EØFG)',
    en: 'European economic interest grouping (EØFG)',
  },
  'legalForm.FKF': { nb: 'Fylkeskommunalt foretak (FKF)', en: 'County municipal enterprise (FKF)' },
  'legalForm.FLI': { nb: 'Forening/lag/innretning (FLI)', en: 'Association, club or organisation (FLI)' },
  'legalForm.FYLK': { nb: 'Fylkeskommune (FYLK)', en: 'County authority (FYLK)' },
  'legalForm.GFS': { nb: 'Gjensidig forsikringsselskap (GFS)', en: 'Mutual insurance company (GFS)' },
  'legalForm.IKS': { nb: 'Interkommunalt selskap (IKS)', en: 'Inter-municipal company (IKS)' },
  'legalForm.KBO': { nb: 'Konkursbo (KBO)', en: 'Bankruptcy estate (KBO)' },
  'legalForm.KF': { nb: 'Kommunalt foretak (KF)', en: 'Municipal enterprise (KF)' },
  'legalForm.KIRK': { nb: 'Den norske kirke (KIRK)', en: 'Church of Norway (KIRK)' },
  'legalForm.KOMM': { nb: 'Kommune (KOMM)', en: 'Municipality (KOMM)' },
  'legalForm.KS': { nb: 'Kommandittselskap (KS)', en: 'Limited partnership (KS)' },
  'legalForm.NUF': { nb: 'Norskregistrert utenlandsk foretak (NUF)', en: 'Foreign company registered in Norway (NUF)' },
  'legalForm.OPMV': { nb: 'Særskilt oppdelt enhet, MVA-loven (OPMV)', en: 'Separately registered VAT unit (OPMV)' },
  'legalForm.ORGL': { nb: 'Organisasjonsledd (ORGL)', en: 'Part of a public body (ORGL)' },
  'legalForm.PERS': { nb: 'Andre enkeltpersoner (PERS)', en: 'Other private individual (PERS)' },
  'legalForm.PK': { nb: 'Pensjonskasse (PK)', en: 'Pension fund (PK)' },
  'legalForm.PRE': { nb: 'Partrederi (PRE)', en: 'Shipping partnership (PRE)' },
  'legalForm.SA': { nb: 'Samvirkeforetak (SA)', en: 'Cooperative (SA)' },
  'legalForm.SAM': { nb: 'Tingsrettslig sameie (SAM)', en: 'Joint ownership (SAM)' },
  'legalForm.SE': { nb: 'Europeisk selskap (SE)', en: 'European company (SE)' },
  'legalForm.SF': { nb: 'Statsforetak (SF)', en: 'State enterprise (SF)' },
  'legalForm.SPA': { nb: 'Sparebank (SPA)', en: 'Savings bank (SPA)' },
  'legalForm.STAT': { nb: 'Staten (STAT)', en: 'The Norwegian state (STAT)' },
  'legalForm.STI': { nb: 'Stiftelse (STI)', en: 'Foundation (STI)' },
  'legalForm.SÆR': {
    nb: 'Annet foretak iflg. særskilt lov (SÆR)',
    en: 'Other enterprise under a law of its own (SÆR)',
  },
  'legalForm.VPFO': { nb: 'Verdipapirfond (VPFO)', en: 'Securities fund (VPFO)' },
} as const satisfies Messages;
