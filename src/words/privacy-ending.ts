// Return or delete: everything taken along, the end of a customer relationship, and the certificate of deletion.
import type { Messages } from './message.ts';

export const privacyEnding = {
  'ending.title': { nb: 'Avslutt og ta med alt', en: 'Leave and take everything' },
  'ending.link': {
    nb: 'Avslutt avtalen, og ta med alt dere har her',
    en: 'End the agreement, and take everything along',
  },
  'ending.lead': {
    nb: {
      one: 'Dere kan når som helst ta med dere alt, og når som helst gå. Etter avslutning kan dere lese, laste ned og angre i {count} dag. Så slettes alt.',
      other:
        'Dere kan når som helst ta med dere alt, og når som helst gå. Etter avslutning kan dere lese, laste ned og angre i {count} dager. Så slettes alt.',
    },
    en: {
      one: 'You can take everything along at any time, and leave at any time. After the end you can read, download and change your mind for {count} day. Then everything is deleted.',
      other:
        'You can take everything along at any time, and leave at any time. After the end you can read, download and change your mind for {count} days. Then everything is deleted.',
    },
  },
  'ending.ended.title': { nb: 'Avsluttet {date}', en: 'Ended on {date}' },
  'ending.ended.text': {
    nb: 'Til og med {until} kan dere lese, laste ned og angre avslutningen. Deretter slettes alt, senest {erased}, og eierne får en signert attest på e-post.',
    en: 'Until the end of {until} you can read, download and undo the ending. After that everything is deleted, at the latest on {erased}, and the owners get a signed certificate by mail.',
  },
  'ending.resume': { nb: 'Angre avslutningen', en: 'Undo the ending' },
  'ending.resumed': {
    nb: 'Avslutningen er angret. Alt er som før.',
    en: 'The ending is undone. All is as before.',
  },
  'ending.done': {
    nb: 'Kundeforholdet er avsluttet. Eierne har fått e-post.',
    en: 'The customer relationship has ended. The owners have been mailed.',
  },
  'ending.ownersOnly': { nb: 'Bare en eier kan gjøre dette.', en: 'Only an owner can do this.' },
  'ending.there': { nb: 'Dette har dere her', en: 'What you have here' },
  'ending.there.note': {
    nb: 'Papirkurven og det som er begrenset, er regnet med.',
    en: 'The trash and what is restricted are counted.',
  },
  'ending.activities': { nb: 'Notater og aktiviteter', en: 'Notes and activities' },
  'ending.archive': { nb: 'Ta med alt', en: 'Take everything' },
  'ending.archive.text': {
    nb: 'Én zip-fil med alle tabellene som JSON-linjer, de viktigste også som CSV, en beskrivelse av hvert felt, og en liste med fingeravtrykk (SHA-256) av hver fil. Alt om dem som er begrenset, ligger for seg i mappen «begrenset».',
    en: 'One zip file with every table as JSON lines, the main ones as CSV too, a description of each field, and a list with a fingerprint (SHA-256) of each file. All about those who are restricted lies by itself in the folder “begrenset”.',
  },
  'ending.archive.make': { nb: 'Lag filen', en: 'Make the file' },
  'ending.archive.newest': { nb: 'Fil bestilt {date}', en: 'File requested {date}' },
  'ending.archive.fetched': { nb: 'lastet ned {date}', en: 'downloaded {date}' },
  'ending.kept': { nb: 'Dette må vi beholde, og hvor lenge', en: 'What we must keep, and for how long' },
  'ending.kept.text': {
    nb: 'Kontaktene deres og alt dere har skrevet, er borte senest {erased} dager etter avslutningen, og fra sikkerhetskopier {backups} dager etter det. Av våre egne opplysninger om kundeforholdet blir dette igjen:',
    en: 'Your contacts and all you have written are gone at the latest {erased} days after the end, and from backups {backups} days after that. Of our own records of the customer relationship this stays:',
  },
  'ending.kept.accounts': {
    nb: 'Abonnement og fakturaer, uten navn på personer',
    en: 'Subscription and invoices, without names of people',
  },
  'ending.kept.agreement': {
    nb: 'Hvem som godtok databehandleravtalen, og når',
    en: 'Who accepted the data processing agreement, and when',
  },
  'ending.kept.trail': {
    nb: 'Hva som ble gjort for personvernet, med numre og uten navn',
    en: 'What was done about privacy, with numbers and without names',
  },
  'ending.kept.actions': {
    nb: 'Resten av endringsloggen: hvem som gjorde eller så hva, på hvilken kontakt eller annen post, med numre og uten navn',
    en: 'The rest of the audit trail: who did or saw what, on which contact or other record, with numbers and without names',
  },
  'ending.kept.letter': {
    nb: 'E-posten til eierne med sletteattesten',
    en: 'The mail to the owners with the certificate of deletion',
  },
  'ending.kept.number': {
    nb: 'Kundenummeret, når avtalen ble godtatt og avsluttet, når det over ble slettet, og forseglingene av endringsloggen med nøkkelen som viser at den ikke er endret',
    en: 'The customer number, when the agreement was accepted and ended, when the above was deleted, and the seals of the audit trail with the key that shows it unchanged',
  },
  'ending.kept.endless': {
    nb: 'uten frist, siden det ikke sier noe om noen · {law}',
    en: 'without an end, since it says nothing about anybody · {law}',
  },
  'ending.kept.until': { nb: 'til og med {date} · {law}', en: 'until {date} · {law}' },
  'ending.end': { nb: 'Avslutt kundeforholdet', en: 'End the customer relationship' },
  'ending.findings': {
    nb: 'Dette er åpent nå. Ingenting av det holder opplysningene tilbake, men kryss av for at du har sett det:',
    en: 'This is open now. None of it keeps your data, but tick that you have seen it:',
  },
  'ending.look': { nb: 'Se på det først', en: 'Look at it first' },
  'ending.finding.archive': {
    nb: 'Ingen har lastet ned alt. Etter slettingen kan ingenting hentes tilbake.',
    en: 'Nobody has downloaded everything. After the deletion nothing can be brought back.',
  },
  'ending.finding.requests': {
    nb: {
      one: '{count} person venter på svar om rettighetene sine. Plikten til å svare blir hos dere.',
      other: '{count} personer venter på svar om rettighetene sine. Plikten til å svare blir hos dere.',
    },
    en: {
      one: '{count} person waits for an answer about their rights. The duty to answer stays with you.',
      other: '{count} people wait for an answer about their rights. The duty to answer stays with you.',
    },
  },
  'ending.finding.breaches': {
    nb: {
      one: '{count} avvik har en frist som løper. Plikten til å melde blir hos dere.',
      other: '{count} avvik har en frist som løper. Plikten til å melde blir hos dere.',
    },
    en: {
      one: '{count} breach has a clock that runs. The duty to notify stays with you.',
      other: '{count} breaches have a clock that runs. The duty to notify stays with you.',
    },
  },
  'ending.finding.erasures': {
    nb: { one: '{count} sletting er ikke ferdig.', other: '{count} slettinger er ikke ferdige.' },
    en: { one: '{count} erasure is not done.', other: '{count} erasures are not done.' },
  },
  'ending.finding.restricted': {
    nb: {
      one: '{count} begrenset oppføring ligger for seg i filen, og slettes her med resten. Begrensningen gjelder også der dere lagrer filen.',
      other:
        '{count} begrensede oppføringer ligger for seg i filen, og slettes her med resten. Begrensningene gjelder også der dere lagrer filen.',
    },
    en: {
      one: '{count} restricted record lies by itself in the file, and is deleted here with the rest. The restriction holds where you store the file, too.',
      other:
        '{count} restricted records lie by themselves in the file, and are deleted here with the rest. The restrictions hold where you store the file, too.',
    },
  },
  'ending.claims': {
    nb: 'Last ned alt før dere avslutter',
    en: 'Download everything before you end',
  },
  'ending.finding.claims': {
    nb: {
      one: '{count} oppføring er begrenset fordi noen trenger den for et rettskrav (art. 18 nr. 1 c), og ingen har lastet ned en fil der den er med. Slettes den nå, er den borte for alltid.',
      other:
        '{count} oppføringer er begrenset fordi noen trenger dem for et rettskrav (art. 18 nr. 1 c), og ingen har lastet ned en fil der de er med. Slettes de nå, er de borte for alltid.',
    },
    en: {
      one: '{count} record is restricted because somebody needs it for a legal claim (Art. 18(1)(c)), and nobody has downloaded a file that holds it. Deleted now, it is gone for good.',
      other:
        '{count} records are restricted because somebody needs them for a legal claim (Art. 18(1)(c)), and nobody has downloaded a file that holds them. Deleted now, they are gone for good.',
    },
  },
  'ending.finding.holds': {
    nb: {
      one: '{count} opplysning holdes tilbake fra sletting etter loven. Den plikten er deres: ta den med.',
      other: '{count} opplysninger holdes tilbake fra sletting etter loven. Den plikten er deres: ta dem med.',
    },
    en: {
      one: '{count} record is held back from erasure by law. That duty is yours: take it along.',
      other: '{count} records are held back from erasure by law. That duty is yours: take them along.',
    },
  },
  'ending.finding.work': {
    nb: {
      one: '{count} oppgave er i gang: en eksport, en kopi eller en lagringsregel.',
      other: '{count} oppgaver er i gang: eksporter, kopier eller lagringsregler.',
    },
    en: {
      one: '{count} piece of work is under way: an export, a copy or a retention rule.',
      other: '{count} pieces of work are under way: exports, copies or retention rules.',
    },
  },
  'ending.finding.subscription': {
    nb: 'Abonnementet fornyes ikke, og stanses når angrefristen er ute.',
    en: 'The subscription is not renewed, and stops when the time to change your mind is over.',
  },
  'ending.finding.unpaid': {
    nb: 'En faktura er ikke betalt. Kravet består, men holder ikke opplysningene tilbake.',
    en: 'An invoice is not paid. The claim stands, but does not hold the data back.',
  },
  'ending.finding.members': {
    nb: {
      one: '{count} til er medlem og mister tilgangen:',
      other: '{count} andre er medlemmer og mister tilgangen:',
    },
    en: {
      one: '{count} other is a member and loses access:',
      other: '{count} others are members and lose access:',
    },
  },
  'ending.unseen': {
    nb: 'Kryss av for alt som er åpent, også det som er kommet til.',
    en: 'Tick everything that is open, also what has come since.',
  },
  'ending.name': {
    nb: 'Skriv {tenant} for å bekrefte',
    en: 'Type {tenant} to confirm',
  },
  'ending.name.wrong': {
    nb: 'Det er ikke navnet på virksomheten.',
    en: 'That is not the name of the organisation.',
  },
  'ending.end.button': { nb: 'Avslutt kundeforholdet', en: 'End the customer relationship' },
  'ending.end.note': {
    nb: {
      one: 'Dere kan angre i {count} dag. Til da blir alt liggende, og kontakter, firmaer, salg og aktiviteter kan leses, men ikke endres.',
      other:
        'Dere kan angre i {count} dager. Til da blir alt liggende, og kontakter, firmaer, salg og aktiviteter kan leses, men ikke endres.',
    },
    en: {
      one: 'You can change your mind for {count} day. Until then everything stays, and contacts, companies, deals and activities can be read and not changed.',
      other:
        'You can change your mind for {count} days. Until then everything stays, and contacts, companies, deals and activities can be read and not changed.',
    },
  },
  'ending.banner': {
    nb: 'Kundeforholdet er avsluttet. Alt kan leses og lastes ned til og med {date}; så slettes det.',
    en: 'The customer relationship has ended. Everything can be read and downloaded until {date}; then it is deleted.',
  },
  'ending.banner.link': { nb: 'Ta med alt', en: 'Take everything' },

  'ending.certificate.title': { nb: 'Sletteattest', en: 'Certificate of deletion' },
  'ending.certificate.genuine': {
    nb: 'Attesten er vår, og ingen har endret den.',
    en: 'This certificate is ours, and nobody has changed it.',
  },
  'ending.certificate.false': {
    nb: 'Dette er ikke en attest fra oss, eller den er endret.',
    en: 'This is no certificate of ours, or it has been changed.',
  },
  'ending.certificate.false.text': {
    nb: 'Pass på at hele lenken fra e-posten er med. Når e-posten er 30 dager gammel, har vi ingen kopi av attesten.',
    en: 'Make sure that the whole link of the mail is there. When the mail is 30 days old, we have no copy of the certificate.',
  },
  'ending.certificate.lead': {
    nb: 'OnNet bekrefter at alt vi behandlet for {name} etter databehandleravtalen, er slettet.',
    en: 'OnNet confirms that everything we processed for {name} under the data processing agreement has been deleted.',
  },
  'ending.certificate.organisationNumber': { nb: 'Organisasjonsnummer', en: 'Organisation number' },
  'ending.certificate.number': { nb: 'Kundenummer', en: 'Customer number' },
  'ending.certificate.ended': { nb: 'Avsluttet', en: 'Ended' },
  'ending.certificate.closed': { nb: 'Angrefristen ute', en: 'Time to change your mind over' },
  'ending.certificate.erased': { nb: 'Slettet og kontrollert', en: 'Deleted and checked' },
  'ending.certificate.backups': { nb: 'Borte fra sikkerhetskopier etter', en: 'Gone from backups after' },
  'ending.certificate.rows': { nb: 'Dette ble slettet', en: 'What was deleted' },
  'ending.certificate.counted': {
    nb: 'Talt {date}, da ingen lenger kunne logge inn. Det som kom til etter det, for eksempel et nei fra en person, er også slettet.',
    en: 'Counted {date}, when nobody could sign in any more. What came after that, a no from a person for example, is deleted too.',
  },
  'ending.certificate.others': { nb: 'Alt annet, i rader', en: 'Everything else, in rows' },
  'ending.certificate.file': { nb: 'Last ned attesten (JSON)', en: 'Download the certificate (JSON)' },
  'ending.certificate.fileName': {
    nb: 'sletting-{day}.json',
    en: 'deletion-{day}.json',
  },
  'ending.certificate.signature': { nb: 'Signatur ({algorithm})', en: 'Signature ({algorithm})' },
  'certificates.check': {
    nb: 'Du kan kontrollere attesten uten oss: ta vare på filen og på nøkkelen.',
    en: 'You can check the certificate without us: keep the file and the key.',
  },
  'certificates.keys': { nb: 'Nøkkelen, og hvordan det gjøres', en: 'The key, and how it is done' },
  'certificates.how': {
    nb: 'Ta «signature» ut av attesten. Skriv resten som JSON med navnene i alfabetisk rekkefølge på hvert nivå og uten mellomrom (RFC 8785), i UTF-8. Signaturen, i heksadesimal, er Ed25519 (RFC 8032) over dette, med nøkkelen som har attestens «key» som «kid».',
    en: 'Take “signature” out of the certificate. Write the rest as JSON with the names in alphabetical order at each level and no spaces (RFC 8785), in UTF-8. The signature, in hexadecimal, is Ed25519 (RFC 8032) over that, by the key whose “kid” is the “key” of the certificate.',
  },
} as const satisfies Messages;
