// Copies of what is held about somebody: making and reviewing them, reading them, and a person's own page.
import type { Messages } from './message.ts';

export const privacyAccess = {
  'access.title': { nb: 'Innsyn', en: 'Access' },
  'access.make': { nb: 'Lag en kopi', en: 'Make a copy' },
  'access.make.text': {
    nb: 'En kopi lages, gjennomgås og sendes i en sak, så fristen løper og det er kjent hvem som spør.',
    en: 'A copy is made, looked through and sent within a request, so that the time runs and it is known who asks.',
  },
  'access.make.access': { nb: 'Registrer krav om innsyn', en: 'Record a request for access' },
  'access.make.portability': {
    nb: 'Registrer krav om kopi til å ta med',
    en: 'Record a request for a copy to take along',
  },
  'access.form.access': { nb: 'Innsynskopi', en: 'Access copy' },
  'access.form.portability': { nb: 'Kopi til å ta med', en: 'Copy to take along' },
  'access.language': { nb: 'Språk', en: 'Language' },
  'access.page': { nb: 'Send personens side', en: 'Send the person’s page' },
  'access.page.text': {
    nb: 'Personen får en lenke på e-post til en egen side med opplysningene om seg og knapper for rettighetene. Lenken går bare til adressen som er lagret, eller til den dere hadde fra før hvis en sak venter, og gjelder i 30 dager.',
    en: 'The person gets a link by e-mail to a page of their own with the data about them and buttons for their rights. It goes to the address on file alone, or where a request waits to the one you had before it, and works for 30 days.',
  },
  'access.page.press': { nb: 'Send lenken', en: 'Send the link' },
  'access.page.sent': { nb: 'Lenken er sendt til {email}.', en: 'The link is sent to {email}.' },
  'access.noAddress': {
    nb: 'Personen har ingen e-postadresse hos dere. Skriv ut kopien og gi den på en annen sikker måte.',
    en: 'You have no e-mail address of the person. Print the copy and hand it over in another safe way.',
  },
  'access.newAddress': {
    nb: 'Personen har en sak som venter, og adressen kom til etter den. Den kan være en annens. Vis hvem som spør i saken først.',
    en: 'The person has a request that waits, and the address came after it. It may be somebody else’s. First show in the request who asks.',
  },
  'access.notReady': { nb: 'Kopien er ikke klar.', en: 'The copy is not ready.' },
  'access.notWaiting': { nb: 'Kopien venter ikke på gjennomgang.', en: 'The copy does not wait for a review.' },
  'access.copies': { nb: 'Kopier', en: 'Copies' },
  'access.copies.none': { nb: 'Ingen kopier er laget.', en: 'No copies have been made.' },
  'access.state.searching': { nb: 'Leter etter andre som er nevnt', en: 'Looking for others who are mentioned' },
  'access.state.review': { nb: 'Venter på gjennomgang', en: 'Waits for a review' },
  'access.state.writing': { nb: 'Lager kopien', en: 'Making the copy' },
  'access.state.ready': { nb: 'Klar', en: 'Ready' },
  'access.state.failed': { nb: 'Mislyktes', en: 'Failed' },
  'access.state.revoked': { nb: 'Trukket tilbake', en: 'Taken back' },
  'access.state.expired': { nb: 'Slettet', en: 'Deleted' },
  'access.ended.failed': {
    nb: 'Vi prøvde flere ganger uten å lykkes. Driften har fått beskjed. Prøv igjen.',
    en: 'We tried several times without success. Operations have been told. Try again.',
  },
  'access.ended.revoked': {
    nb: 'Kopien og lenkene til den virker ikke lenger.',
    en: 'The copy and the links to it no longer work.',
  },
  'access.ended.expired': {
    nb: 'Kopier slettes etter 14 dager. Lag en ny hvis den trengs.',
    en: 'Copies are deleted after 14 days. Make a new one if it is needed.',
  },
  'access.progress': { nb: '{done} av {expected}', en: '{done} of {expected}' },
  'access.progress.note': { nb: 'Du kan gå videre imens.', en: 'You can carry on meanwhile.' },
  'access.review.none.text': {
    nb: 'Ingenting i kopien er skrevet fritt.',
    en: 'Nothing in the copy was written freely.',
  },
  'access.review.again': {
    nb: 'Noe er skrevet etter at kopien ble sett gjennom. Se gjennom tekstene på nytt. Det som var valgt, står.',
    en: 'Something has been written since the copy was looked through. Look through the texts again. What was chosen stands.',
  },
  'access.review.beyond': {
    nb: {
      one: 'Ett sted til nevner andre. Det er for mange til å velge ett for ett, og dette tas ut.',
      other: '{count} steder til nevner andre. De er for mange til å velge ett for ett, og tas ut.',
    },
    en: {
      one: 'One more place names others. There are too many to choose one by one, and it is taken out.',
      other: '{count} more places name others. They are too many to choose one by one, and are taken out.',
    },
  },
  'access.review.text': {
    nb: 'Les alt som er skrevet om {name}, og som blir med i kopien. Kontakter, kolleger, adresser og numre som programmet kjenner igjen, er merket; det som er krysset av, tas ut. Kolleger nevnes med rollen sin i stedet for navnet. Andre mennesker må dere finne selv.',
    en: 'Read all that was written about {name} and goes into the copy. Contacts, colleagues, addresses and numbers that the program recognises are marked; what is ticked is left out. Colleagues are told of by their role instead of their name. Other people you have to find yourselves.',
  },
  'access.review.words': { nb: 'Skjul også disse ordene', en: 'Leave out these words too' },
  'access.review.words.hint': {
    nb: 'Ett navn eller én setning på hver linje, slik det står i tekstene. Ordene tas ut overalt der de står.',
    en: 'One name or phrase on each line, as it stands in the texts. The words are left out wherever they stand.',
  },
  'access.review.wordsNowhere': {
    nb: 'Står ikke som hele ord i noen av tekstene: {words}',
    en: 'Not in any of the texts as whole words: {words}',
  },
  'access.review.read': {
    nb: 'Jeg har lest alle tekstene og tatt ut det som ville gått ut over andre.',
    en: 'I have read all the texts and left out what would be at the expense of others.',
  },
  'access.review.readFirst': {
    nb: 'Les tekstene, og kryss av for at det er gjort.',
    en: 'Read the texts, and tick that it is done.',
  },
  'access.review.note': { nb: 'Hvorfor noe tas ut', en: 'Why something is left out' },
  'access.review.note.hint': {
    nb: 'Personen ser dette. At andre skal skånes (art. 15 nr. 4), står der allerede.',
    en: 'The person sees this. That others are to be spared (Art. 15(4)) is said already.',
  },
  'access.review.press': { nb: 'Lag kopien slik', en: 'Make the copy like this' },
  'access.finding.contact': { nb: 'Kontakt', en: 'Contact' },
  'access.finding.address': { nb: 'Adresse eller nummer', en: 'Address or number' },
  'access.ready.text': { nb: '{size}. Slettes {date}.', en: '{size}. Deleted on {date}.' },

  'access.copy.title': {
    nb: 'Opplysningene om deg hos {controller}',
    en: 'What {controller} holds about you',
  },
  'access.copy.title.portability': {
    nb: 'Opplysninger om deg å ta med fra {controller}',
    en: 'Data about you to take along from {controller}',
  },
  'access.copy.portable': {
    nb: 'Dette er det du kan ta med deg (art. 20), og ikke alt {controller} har om deg: Notater, logger og annet som andre har laget, står bare i en full kopi (innsyn, art. 15).',
    en: 'This is what you can take along (Art. 20), and not all that {controller} holds about you: notes, logs and other things that others made are in a full copy alone (access, Art. 15).',
  },
  'access.sealed.text': {
    nb: {
      one: '{controller} har laget kopien du ba om. Lenken åpnes én gang, og viser kopien i {count} time etterpå.',
      other: '{controller} har laget kopien du ba om. Lenken åpnes én gang, og viser kopien i {count} timer etterpå.',
    },
    en: {
      one: '{controller} has made the copy you asked for. The link opens once, and shows the copy for {count} hour afterwards.',
      other:
        '{controller} has made the copy you asked for. The link opens once, and shows the copy for {count} hours afterwards.',
    },
  },
  'access.sealed.open': { nb: 'Åpne kopien', en: 'Open the copy' },
  'access.sealed.note': {
    nb: 'Åpne den et sted der ingen ser skjermen din.',
    en: 'Open it where nobody sees your screen.',
  },
  'access.sealed.cookie': { nb: 'Nettleseren husker ingenting', en: 'Your browser keeps nothing' },
  'access.sealed.cookie.text': {
    nb: 'Kopien vises bare i nettleseren den åpnes i, og den kjennes igjen på en informasjonskapsel. Slå dem på for denne siden, eller åpne lenken i en annen nettleser. Lenken er ikke brukt opp.',
    en: 'The copy shows only in the browser it is opened in, which is known again by a cookie. Allow cookies for this page, or open the link in another browser. The link is not used up.',
  },
  'access.elsewhere.title': { nb: 'Lenken er åpnet allerede', en: 'The link has been opened already' },
  'access.elsewhere.text': {
    nb: 'Den ble åpnet {date}, i en annen nettleser, og kopien vises bare der.',
    en: 'It was opened {date}, in another browser, and the copy shows only there.',
  },
  'access.elsewhere.you': {
    nb: 'Var det du? Gå tilbake til den nettleseren, på samme mobil eller maskin.',
    en: 'Was it you? Go back to that browser, on the same phone or computer.',
  },
  'access.elsewhere.notYou': {
    nb: 'Var det ikke du, eller finner du den ikke igjen? Svar på e-posten lenken kom i, og be {controller} om en ny. Da slutter denne å virke alle steder.',
    en: 'Was it not you, or can you not find it again? Answer the mail the link came in, and ask {controller} for a new one. This one then stops working everywhere.',
  },
  'access.copy.made': { nb: 'Laget for {controller} {date}.', en: 'Made for {controller} on {date}.' },
  'access.copy.processor': {
    nb: '{name} behandler opplysningene på deres vegne.',
    en: '{name} processes the data on their behalf.',
  },
  'access.copy.archive': { nb: 'Last ned alt (JSON og CSV)', en: 'Download everything (JSON and CSV)' },
  'access.copy.page': { nb: 'Side {page} av {pages}', en: 'Page {page} of {pages}' },
  'access.copy.until': {
    nb: 'Denne lenken viser kopien til {date}. Last den ned eller skriv den ut før det.',
    en: 'This link shows the copy until {date}. Download or print it before then.',
  },
  'access.file.pdf': { nb: 'mine-opplysninger-{day}.pdf', en: 'my-data-{day}.pdf' },
  'access.file.json': { nb: 'mine-opplysninger-{day}.json', en: 'my-data-{day}.json' },
  'access.file.zip': { nb: 'mine-opplysninger-{day}.zip', en: 'my-data-{day}.zip' },
  'access.yes': { nb: 'Ja', en: 'Yes' },
  'access.no': { nb: 'Nei', en: 'No' },
  'access.source': { nb: 'Kilde', en: 'Source' },
  'access.until': { nb: 'Slettes av seg selv', en: 'Deleted automatically' },
  'access.records': { nb: 'Oppføringer', en: 'Records' },
  'access.records.text': {
    nb: { one: '{count} oppføring om deg', other: '{count} oppføringer om deg er blitt én' },
    en: { one: '{count} record about you', other: '{count} records about you became one' },
  },
  'access.withheld': { nb: 'Utelatt', en: 'Left out' },
  'access.withheld.text': {
    nb: { one: '{count} sted er tatt ut.', other: '{count} steder er tatt ut.' },
    en: { one: '{count} passage is left out.', other: '{count} passages are left out.' },
  },
  'access.automated': { nb: 'Automatiske avgjørelser', en: 'Automated decisions' },
  'access.why': { nb: 'Brukes til: {purposes}.', en: 'Used for: {purposes}.' },
  'access.whyAll': { nb: 'Alt dette brukes til: {purposes}.', en: 'All of this is used for: {purposes}.' },
  'access.howLong': { nb: 'Lagres: {retention}.', en: 'Kept: {retention}.' },
  'access.consents': { nb: 'Samtykker', en: 'Consents' },
  'access.wording': { nb: 'Teksten du så', en: 'The text you saw' },
  'access.recipients': { nb: 'Hvem som får opplysningene', en: 'Who gets the data' },
  'access.rights': { nb: 'Rettighetene dine', en: 'Your rights' },

  'access.right.access': { nb: 'Få en full kopi', en: 'Get a full copy' },
  'access.right.access.text': {
    nb: 'Alt som er lagret om deg, også det som er skrevet, på en lenke du åpner én gang.',
    en: 'Everything held about you, what was written as well, by a link that you open once.',
  },
  'access.right.rectification': { nb: 'Rett noe som er feil', en: 'Correct something that is wrong' },
  'access.right.rectification.text': {
    nb: 'Si hva som er feil eller mangler. De som har fått opplysningen, får beskjed om rettingen.',
    en: 'Say what is wrong or missing. Those who were given the data are told of the correction.',
  },
  'access.right.erasure': { nb: 'Slett meg', en: 'Erase me' },
  'access.right.erasure.text': {
    nb: 'Alt som ikke må beholdes etter loven, slettes. Du får vite hva som eventuelt beholdes, og hvorfor.',
    en: 'Everything the law does not demand to be kept is erased. You are told what may be kept, and why.',
  },
  'access.right.restriction': { nb: 'Legg opplysningene til side', en: 'Set the data aside' },
  'access.right.restriction.text': {
    nb: 'Opplysningene beholdes, men brukes ikke mens noe avklares.',
    en: 'The data is kept but not used while something is settled.',
  },
  'access.right.portability': { nb: 'Ta med opplysningene', en: 'Take the data along' },
  'access.right.portability.text': {
    nb: 'Navn, adresser og annet om deg, også det en medarbeider skrev inn, og det du har kjøpt, som filer en annen tjeneste kan lese. Det andre har skrevet om deg, står i en full kopi.',
    en: 'Names, addresses and other facts about you, also such as a colleague typed, and what you have bought, as files that another service can read. What others wrote about you is in a full copy.',
  },
  'access.right.right-to-object': { nb: 'Protester mot bruken', en: 'Object to the use' },
  'access.right.right-to-object.text': {
    nb: 'Gjelder bruk som hviler på en interesseavveining. Markedsføring kan du si nei til med én gang, under samtykker.',
    en: 'For use that rests on a balancing of interests. To marketing you can say no at once, under consents.',
  },
  'access.right.withdrawal': { nb: 'Trekk tilbake et samtykke', en: 'Withdraw a consent' },
  'access.right.complaint': { nb: 'Klage', en: 'Complaint' },
  'access.right.other': { nb: 'Spørsmål', en: 'Question' },

  'access.person.title': { nb: 'Dine opplysninger hos {controller}', en: 'Your data at {controller}' },
  'access.person.lead': {
    nb: 'Dette er siden til {name}. Her ser du hva {controller} har lagret om deg, hvorfor, og hvem som får det.',
    en: 'This is the page of {name}. It shows what {controller} holds about you, why, and who gets it.',
  },
  'access.person.line.noGround': {
    nb: 'ikke noe formål er skrevet ned for deg',
    en: 'no purpose is written down for you',
  },
  'access.person.line.objected': { nb: 'du har reservert deg mot markedsføring', en: 'you want no marketing' },
  'access.person.line.restricted': { nb: 'lagt til side, og brukes ikke', en: 'set aside, and not used' },
  'access.person.line.deleted': { nb: 'slettes {days}', en: 'deleted {days}' },
  'access.person.line.next': { nb: 'anonymiseres {days}', en: 'anonymised {days}' },
  'access.person.line.overdue': {
    nb: 'anonymiseres neste natt, siden tiden var ute {days}',
    en: 'anonymised next night, since the time was over {days}',
  },
  'access.person.restricted': {
    nb: '{controller} har lagt opplysningene om deg til side. De brukes ikke til noe nå.',
    en: '{controller} has set the data about you aside. It is not used for anything now.',
  },
  'access.person.ending': {
    nb: 'Hvis ikke {controller} fortsetter her, slettes alt dette senest {date}, uansett hva siden ellers sier om når.',
    en: 'Unless {controller} goes on here, all of this is deleted by {date}, whatever the page says elsewhere about when.',
  },
  'access.person.ending.sure': {
    nb: 'Alt dette slettes senest {date}, uansett hva siden ellers sier om når.',
    en: 'All of this is deleted by {date}, whatever the page says elsewhere about when.',
  },
  'access.person.noAnswers': {
    nb: 'Ingen hos {controller} kan svare deg her lenger. Vil du noe før alt er slettet, ta kontakt med dem direkte.',
    en: 'Nobody at {controller} can answer you here any more. If there is something you want before everything is deleted, contact them directly.',
  },
  'access.person.noDay': {
    nb: '{controller} har ikke bestemt noen dag.',
    en: '{controller} has not set a day for this.',
  },
  'access.person.day': {
    nb: 'Anonymiseres {date}, hvis ingenting skjer før det.',
    en: 'Anonymised on {date}, if nothing happens before then.',
  },
  'access.person.overdue': {
    nb: 'Tiden var ute {date}. Anonymiseres neste natt, hvis ingenting skjer før det.',
    en: 'The time was over on {date}. Anonymised next night, if nothing happens before then.',
  },
  'access.person.spared.restricted': {
    nb: 'Ikke så lenge {controller} har lagt opplysningene, eller noe av dem, til side.',
    en: 'Not as long as {controller} has set the data, or some of it, aside.',
  },
  'access.person.spared.held': {
    nb: 'Ikke nå. Du venter på svar fra {controller}, eller noe må beholdes etter loven.',
    en: 'Not now. You are waiting for an answer from {controller}, or the law demands that something is kept.',
  },
  'access.person.requests': { nb: 'Kravene dine', en: 'Your requests' },
  'access.person.received': { nb: 'mottatt {date}', en: 'received on {date}' },
  'access.person.answerBy': { nb: 'Svar senest {date}', en: 'Answer by {date}' },
  'access.person.answered': { nb: 'Besvart {date}', en: 'Answered on {date}' },
  'access.person.held': { nb: 'Hva som er lagret', en: 'What is held' },
  'access.person.also': { nb: 'Også lagret', en: 'Also held' },
  'access.person.rows': {
    nb: { one: '{count} oppføring', other: '{count} oppføringer' },
    en: { one: '{count} entry', other: '{count} entries' },
  },
  'access.person.also.text': {
    nb: 'Det som er skrevet, kan nevne andre. Be om en full kopi, så blir den gått gjennom og sendt deg.',
    en: 'What was written may mention others. Ask for a full copy, and it is looked through and sent to you.',
  },
  'access.person.also.noAnswers': {
    nb: 'Det som er skrevet, kan nevne andre, og står derfor ikke her.',
    en: 'What was written may mention others, and so is not shown here.',
  },
  'access.person.noConsents': { nb: 'Du har ikke gitt noe samtykke.', en: 'You have given no consent.' },
  'access.person.preferences': { nb: 'Endre samtykker, eller si nei', en: 'Change consents, or say no' },
  'access.person.rights': {
    nb: '{controller} skal svare deg innen en måned, eller innen den si hvorfor det tar inntil to måneder til. Det koster ingenting.',
    en: '{controller} must answer you within one month, or tell you within it why it takes up to two months more. It costs nothing.',
  },
  'access.person.message': { nb: 'Vil du si noe mer?', en: 'Do you want to add something?' },
  'access.person.wrong': { nb: 'Hva er feil, og hva skal det være?', en: 'What is wrong, and what should it be?' },
  'access.person.ask': { nb: 'Send kravet', en: 'Send the request' },
  'access.person.asked': { nb: 'Kravet er mottatt', en: 'The request is received' },
  'access.person.asked.text': {
    nb: '{controller} ser at det er deg, siden bare du har fått lenken. Svaret kommer på e-post.',
    en: '{controller} sees that it is you, since only you were sent the link. The answer comes by e-mail.',
  },
  'access.person.waits': { nb: 'Venter på svar', en: 'Waits for an answer' },
  'access.person.waits.text': {
    nb: '{controller} har fått kravet ditt. Fristen står øverst.',
    en: '{controller} has your request. The time limit is at the top.',
  },
  'access.person.complaint': { nb: 'Klage', en: 'Complaint' },
  'access.person.complaint.text': {
    nb: 'Mener du at opplysningene dine behandles i strid med reglene, kan du klage til',
    en: 'If you believe that your data is processed contrary to the rules, you may complain to',
  },
  'access.person.linkUntil': {
    nb: 'Lenken til denne siden gjelder til {date}.',
    en: 'The link to this page works until {date}.',
  },

  'access.own.title': { nb: 'Mine opplysninger', en: 'My data' },
  'access.own.lead': {
    nb: 'Få en kopi av det OnNet selv har lagret om deg som bruker. Det dere har lagret om kundene deres, er ikke med.',
    en: 'Get a copy of what OnNet itself holds about you as a user. What you hold about your customers is not in it.',
  },
  'access.own.access': { nb: 'Lag en innsynskopi', en: 'Make an access copy' },
  'access.own.portability': { nb: 'Lag en kopi til å ta med', en: 'Make a copy to take along' },
  'access.own.none': { nb: 'Du har ikke bedt om noen kopi.', en: 'You have not asked for a copy.' },
  'access.own.requests': {
    nb: 'Vil du rette, slette eller protestere? Kontaktopplysningene våre står i personvernerklæringen:',
    en: 'Do you want to correct, erase or object? Our contact details are in the privacy policy:',
  },
  'access.own.link': {
    nb: 'Få en kopi av det OnNet har lagret om deg',
    en: 'Get a copy of what OnNet holds about you',
  },
} as const satisfies Messages;
