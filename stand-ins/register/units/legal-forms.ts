/** The legal forms the stand-in's units have, with the register's texts. */
export const legalForms: Readonly<Record<string, string>> = {
  ANS: 'Ansvarlig selskap med solidarisk ansvar',
  AS: 'Aksjeselskap',
  ASA: 'Allmennaksjeselskap',
  BEDR: 'Underenhet til næringsdrivende og offentlig forvaltning',
  DA: 'Ansvarlig selskap med delt ansvar',
  ENK: 'Enkeltpersonforetak',
  FLI: 'Forening/lag/innretning',
  KOMM: 'Kommune',
  NUF: 'Norskregistrert utenlandsk foretak',
  ORGL: 'Organisasjonsledd',
  SA: 'Samvirkeforetak',
  SF: 'Statsforetak',
  SPA: 'Sparebank',
  STI: 'Stiftelse',
  SÆR: 'Annet foretak iflg. særskilt lov',
};
