// Why an act on a data subject request is refused, at its field.
import type { Messages } from './message.ts';

export const privacyRequestsProblems = {
  'requests.ended': {
    nb: 'Saken er avsluttet. Last siden på nytt for å se hva som ble gjort.',
    en: 'The request has ended. Load the page again to see what was done.',
  },
  'requests.person.unknown': {
    nb: 'Personen finnes ikke lenger. Velg en annen.',
    en: 'The person is no longer there. Choose another.',
  },
  'requests.receivedOn.future': { nb: 'Datoen kan ikke være i framtiden.', en: 'The date cannot be in the future.' },
  'requests.receivedOn.past': {
    nb: {
      one: 'Datoen er for lenge siden: høyst {count} år. Se om årstallet er riktig.',
      other: 'Datoen er for lenge siden: høyst {count} år. Se om årstallet er riktig.',
    },
    en: {
      one: 'The date is too long ago: at most {count} year. See if the year is right.',
      other: 'The date is too long ago: at most {count} years. See if the year is right.',
    },
  },
  'requests.also.already': {
    nb: 'Meldingen har alt en sak om dette. Velg noe annet.',
    en: 'The message already has a request for this. Choose something else.',
  },
  'requests.merge.kinds': {
    nb: 'Sakene gjelder to rettigheter, og hver skal ha sitt svar. Gjelder de det samme, så velg samme rettighet i begge først.',
    en: 'The requests are for two rights, and each is owed an answer. If they ask for the same, choose the same right in both first.',
  },
  'requests.dismiss.known': {
    nb: 'Saken er, eller har vært, knyttet til noen dere har opplysninger om, og må besvares. Det dere ikke kan gjøre, avslår dere med grunn i svaret; brevet forteller om klage og domstol. Er det feil person, så knytt saken til den rette.',
    en: 'The request is, or has been, matched with somebody you hold data about, and must be answered. What you cannot do is refused with a ground in the answer; the letter tells of the complaint and the courts. If it is the wrong person, match it with the right one.',
  },
  'requests.sort.objection': {
    nb: 'Det er bekreftet at personen protesterer. Innsigelsen må besvares, og kan ikke gjøres om til noe annet.',
    en: 'It is confirmed that the person objects. The objection must be answered and cannot be made into something else.',
  },
  'requests.directed.held': {
    nb: 'Saken er, eller har vært, knyttet til noen dere har opplysninger om, så det er dere som svarer. Er det feil person, så knytt saken til den rette.',
    en: 'The request is, or has been, matched with somebody you hold data about, so this is yours to answer. If it is the wrong person, match it with the right one.',
  },
  'requests.object.marketingEnded': {
    nb: 'Markedsføringen er stoppet, og det kan ikke avslås, uansett grunn (art. 21 nr. 2 og 3). Svar at kravet er innvilget, eller delvis innvilget hvis annen bruk fortsetter eller dere ikke vet hvem som spør.',
    en: 'The marketing has been ended, and that cannot be refused on any ground (Art. 21(2) and (3)). Answer that the request is granted, or partly granted if another use goes on or you do not know who asks.',
  },
  'requests.withdrawn.how': {
    nb: 'Skriv hvordan og når personen trakk kravet. Det står i saken og sendes ikke.',
    en: 'Write how and when the person withdrew the request. It stays in the case and is not sent.',
  },
  'requests.merge.people': {
    nb: 'Sakene er knyttet til to personer, og hver skal ha sitt svar. Er det samme person, så knytt begge til den samme først.',
    en: 'The requests are matched with two people, and each is owed an answer. If they are one person, match both with the same one first.',
  },
  'requests.merge.itself': { nb: 'Velg en annen sak enn denne.', en: 'Choose another request than this one.' },
  'requests.doubt.verified': {
    nb: 'Det er alt bekreftet hvem som spør.',
    en: 'It has been confirmed already who asks.',
  },
  'requests.doubt.tooLate': {
    nb: 'Fristen er ute, og kan ikke stanses nå.',
    en: 'The time has run out and cannot be stopped now.',
  },
  'requests.identity.noChannel': {
    nb: 'Vi hadde ingen e-postadresse til personen før saken kom. Knytt saken til riktig person, eller noter hvordan dere vet hvem det er.',
    en: 'We had no e-mail address for the person before the request came. Match the request with the right person, or note how you know who it is.',
  },
  'requests.copy.noAddress': {
    nb: 'Vi hadde ingen e-postadresse til personen før saken kom, og ingen ny er bekreftet. Bekreft en, eller skriv ut kopien og gi den på en annen sikker måte.',
    en: 'We had no e-mail address for the person before the request came, and no new one is confirmed. Confirm one, or print the copy and hand it over in another safe way.',
  },
  'requests.identity.noPerson': {
    nb: 'Knytt saken til en person først.',
    en: 'Match the request with a person first.',
  },
  'requests.letter.remedies': {
    nb: 'Brevet mangler klageretten til Datatilsynet eller retten til å gå til domstolene, og kan ikke sendes.',
    en: 'The letter does not tell of the complaint to Datatilsynet or of the courts, and cannot be sent.',
  },
  'requests.nothingFound.alike': {
    nb: 'Noen dere har registrert har samme adresse eller navn. Knytt saken til den rette, eller si om hver av dem at det ikke er denne.',
    en: 'Somebody on file has the same address or name. Match the request with the right one, or say of each that it is not them.',
  },
  'requests.nothingFound.confirmed': {
    nb: 'Den som spør, har bekreftet at det er dem, via sin egen registrerte adresse eller ved å være logget inn. Knytt saken til den personen igjen: det finnes noe om dem her.',
    en: 'Whoever asks has confirmed that it is them, by their own address on file or by being signed in. Match the request with that person again: there is something about them here.',
  },
  'requests.nothingFound.nobody': {
    nb: 'Saken er ikke knyttet til noen, så det er ingenting å innvilge. Svar at ingenting ble funnet.',
    en: 'The request is matched with nobody, so there is nothing to grant. Answer that nothing was found.',
  },
  'requests.nothingFound.somebody': {
    nb: 'Saken er knyttet til en person, eller er en klage, og må besvares med noe annet.',
    en: 'The request is matched with a person, or is a complaint, and needs another answer.',
  },
  'requests.nothingFound.objection': {
    nb: 'En innsigelse fra noen dere kjenner er slått sammen med saken. Knytt saken til personen før dere svarer.',
    en: 'An objection by somebody you know was merged into the request. Match the request with the person before you answer.',
  },
  'requests.nothingFound.search': {
    nb: 'Noter søket før dere svarer at ingenting ble funnet.',
    en: 'Note the search before you answer that nothing was found.',
  },
  'requests.nothingFound.identity': {
    nb: 'Noter hvordan dere vet hvem som spør, før dere svarer at ingenting ble funnet.',
    en: 'Note how you know who asks before you answer that nothing was found.',
  },
} as const satisfies Messages;
