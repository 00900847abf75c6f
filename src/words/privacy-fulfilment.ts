// What a data subject request asks for, done within it: copies, erasure, restriction, the right to object, consents.
import type { Messages } from './message.ts';

export const privacyFulfilment = {
  'requests.fulfilment.not-begun': { nb: 'Ikke gjort', en: 'Not done' },
  'requests.fulfilment.under-way': { nb: 'Pågår', en: 'Under way' },
  'requests.fulfilment.waits': { nb: 'Venter på dere', en: 'Waits for you' },
  'requests.fulfilment.partly': { nb: 'Gjort, bortsett fra noe', en: 'Done, but for a part' },
  'requests.fulfilment.done': { nb: 'Gjort', en: 'Done' },
  'requests.fulfilment.first': {
    nb: 'Det personen ber om, må være gjort før kravet kan innvilges.',
    en: 'What the person asks for must be done before the request can be granted.',
  },
  'requests.erased': {
    nb: 'Personen ble slettet {date}, før dette ble besvart.',
    en: 'The person was erased on {date}, before this was answered.',
  },
  'requests.erased.text': {
    nb: 'Det er ikke noe igjen å gjøre dette med, men personen skal ha svar: at opplysningene er slettet, når det skjedde, og hvor en kan klage.',
    en: 'Nothing is left to do this with, but the person is to have an answer: that the data is erased, when that was, and where to complain.',
  },
  'requests.erased.answer': { nb: 'Svar at opplysningene er slettet', en: 'Answer that the data is erased' },
  'requests.erased.notMet': {
    nb: 'Opplysningene er slettet, så kravet kan ikke innvilges. Svar at de er slettet.',
    en: 'The data is erased, so the request cannot be granted. Answer that it is erased.',
  },
  'requests.erased.not': {
    nb: 'Personen er ikke slettet. Velg en annen grunn.',
    en: 'The person is not erased. Choose another ground.',
  },
  'requests.erased.noCopy': {
    nb: 'Personen er slettet, så det er ikke noe å lage en kopi av. Svar at opplysningene er slettet.',
    en: 'The person is erased, so there is nothing to copy. Answer that the data is erased.',
  },
  'requests.act.other': {
    nb: 'Dette hører ikke til denne saken. Last siden på nytt.',
    en: 'This does not belong to this request. Load the page again.',
  },
  'requests.choose': { nb: 'Velg', en: 'Choose' },
  'requests.way.access': { nb: 'Gi innsyn', en: 'Give access' },
  'requests.way.portability': { nb: 'Gi ut opplysningene', en: 'Hand the data over' },
  'requests.way.rectification': { nb: 'Rett opplysningene', en: 'Correct the data' },
  'requests.way.erasure': { nb: 'Slett personen', en: 'Erase the person' },
  'requests.way.restriction': { nb: 'Legg opplysningene til side', en: 'Set the data aside' },
  'requests.way.right-to-object': { nb: 'Slutt å bruke opplysningene', en: 'Stop using the data' },
  'requests.way.withdrawal': { nb: 'Ta samtykket tilbake', en: 'Take the consent back' },
  'requests.way.complaint': { nb: 'Klage', en: 'Complaint' },
  'requests.way.other': { nb: 'Annet', en: 'Other' },
  'requests.copy.text': {
    nb: 'Kopien lages i bakgrunnen. Dere går gjennom hvem andre som er nevnt, før personen får den.',
    en: 'The copy is made in the background. You look through who else is mentioned before the person gets it.',
  },
  'requests.copy.ownText': {
    nb: 'Kopien lages i bakgrunnen av det OnNet selv har lagret om brukeren.',
    en: 'The copy is made in the background of what OnNet itself holds about the user.',
  },
  'requests.copy.make': { nb: 'Lag kopien', en: 'Make the copy' },
  'requests.copy.look': { nb: 'Se kopien', en: 'Look at the copy' },
  'requests.copy.linkText': {
    nb: 'Personen får en lenke som åpnes én gang. En ny lenke stenger den forrige.',
    en: 'The person gets a link that opens once. A new link closes the one before.',
  },
  'requests.copy.send': { nb: 'Send lenke til {address}', en: 'Send a link to {address}' },
  'requests.copy.resend': { nb: 'Send en ny lenke', en: 'Send a new link' },
  'requests.copy.sent': {
    nb: 'Lenken ble sendt {date} og er ikke åpnet ennå.',
    en: 'The link was sent {date} and has not been opened yet.',
  },
  'requests.copy.opened': { nb: 'Åpnet av personen {date}.', en: 'Opened by the person {date}.' },
  'requests.copy.handed': { nb: 'Gitt til personen {date}.', en: 'Given to the person {date}.' },
  'requests.copy.byHand': { nb: 'Gi kopien på papir eller i hånden', en: 'Give the copy on paper or in hand' },
  'requests.copy.how': { nb: 'Hvordan fikk personen den?', en: 'How did the person get it?' },
  'requests.copy.how.hint': {
    nb: 'Åpne kopien og skriv den ut. For eksempel: i posten til adressen dere hadde, eller over disken mot legitimasjon.',
    en: 'Open the copy and print it. For example: by post to the address you had, or over the counter against identification.',
  },
  'requests.copy.handOver': { nb: 'Noter at kopien er gitt', en: 'Note that the copy was given' },
  'requests.erasure.text': {
    nb: 'Se først hva som slettes, hva loven krever at dere beholder, og hvor andre har skrevet om personen.',
    en: 'See first what is erased, what the law makes you keep, and where others wrote about the person.',
  },
  'requests.erasure.preview': { nb: 'Se hva som slettes', en: 'See what is erased' },
  'requests.erasure.decide': { nb: 'Bestem hva som skal skje', en: 'Decide what happens' },
  'requests.erasure.open': { nb: 'Åpne slettingen', en: 'Open the erasure' },
  'requests.restriction.refuse': { nb: 'Avslå kravet', en: 'Refuse the request' },
  'requests.restriction.stands': {
    nb: 'Opplysningene er lagt til side nå. Opphev begrensningen først, etter at personen har fått beskjed, eller svar at det er gjort.',
    en: 'The data is set aside now. Lift the restriction first, after the person has been told, or answer that it is done.',
  },
  'requests.restriction.text': {
    nb: 'Opplysningene beholdes, men ingen ser eller bruker dem før begrensningen oppheves.',
    en: 'The data is kept, but nobody sees or uses it until the restriction is lifted.',
  },
  'requests.restriction.do': { nb: 'Begrens nå', en: 'Restrict now' },
  'requests.restriction.since': { nb: 'Lagt til side {date}.', en: 'Set aside {date}.' },
  'requests.restriction.open': { nb: 'Åpne begrensningen', en: 'Open the restriction' },
  'requests.object.marketing': {
    nb: 'All markedsføring til personen er stoppet siden {date}. Det skjer av seg selv, med en gang (art. 21 nr. 3).',
    en: 'All marketing to the person has been stopped since {date}. That happens by itself, at once (Art. 21(3)).',
  },
  'requests.object.notYet': {
    nb: 'Markedsføringen er ikke stoppet. Sorter saken på nytt med riktig person.',
    en: 'Marketing is not stopped. Sort the request again with the right person.',
  },
  'requests.object.noInterests': {
    nb: 'Personen brukes ikke til noe annet som hviler på en interesseavveining.',
    en: 'The person is used for nothing else that rests on a balancing of interests.',
  },
  'requests.object.interests': {
    nb: 'Annen bruk som hviler på en interesseavveining',
    en: 'Other use that rests on a balancing of interests',
  },
  'requests.object.interests.hint': {
    nb: 'Stopp det som ikke har tvingende grunner. Er noe nødvendig, svar delvis innvilget med grunnen (art. 21 nr. 1).',
    en: 'Stop what has no compelling grounds. If something is necessary, answer partly granted with the ground (Art. 21(1)).',
  },
  'requests.object.stopped': { nb: 'stoppet', en: 'stopped' },
  'requests.object.goesOn': { nb: 'fortsetter', en: 'goes on' },
  'requests.object.provisional': {
    nb: 'foreløpig på vent: det er ikke vist hvem som spør',
    en: 'provisionally suspended: it is not shown who asks',
  },
  'requests.object.suspended': { nb: 'på vent til dere har svart', en: 'suspended until you have answered' },
  'requests.object.stop': { nb: 'Stopp bruken', en: 'Stop the use' },
  'requests.object.meanwhile': {
    nb: 'Mens dere avgjør det, kan opplysningene legges til side (art. 18 nr. 1 d).',
    en: 'While you decide, the data can be set aside (Art. 18(1)(d)).',
  },
  'requests.object.setAside': { nb: 'Legg til side så lenge', en: 'Set aside meanwhile' },
  'requests.consents.none': {
    nb: 'Personen har ingen samtykker som gjelder.',
    en: 'The person has no consents in force.',
  },
  'requests.consents.which': { nb: 'Samtykker som gjelder', en: 'Consents in force' },
  'requests.consents.withdraw': { nb: 'Ta samtykkene tilbake', en: 'Take the consents back' },
  'requests.byHand.contact': { nb: 'Åpne kontakten', en: 'Open the contact' },
  'requests.byHand.done': { nb: 'Hva ble gjort?', en: 'What was done?' },
  'requests.byHand.save': { nb: 'Noter at det er gjort', en: 'Note that it is done' },
  'requests.done.copy': { nb: 'Kopien lages.', en: 'The copy is being made.' },
  'requests.done.copy-review': { nb: 'Kopien lages slik.', en: 'The copy is made like this.' },
  'requests.done.copy-link': { nb: 'Lenken er på vei.', en: 'The link is on its way.' },
  'requests.done.handing-over': { nb: 'Det er notert at kopien er gitt.', en: 'It is noted that the copy was given.' },
  'requests.done.restriction': { nb: 'Opplysningene er lagt til side.', en: 'The data is set aside.' },
  'requests.done.interests': { nb: 'Bruken er stoppet.', en: 'The use is stopped.' },
  'requests.done.consents': { nb: 'Samtykkene er tatt tilbake.', en: 'The consents are taken back.' },
  'requests.account.text': {
    nb: 'Du ser hva som slettes, hva som blir stående på «Tidligere bruker», og hva som beholdes, før du bestemmer deg.',
    en: 'You see what is deleted, what stays with “Former user” and what is kept before you decide.',
  },
  'requests.account.working': {
    nb: 'Brukeren er logget ut og slettes. Når det er gjort, besvares saken av seg selv, og attesten sendes.',
    en: 'The user is signed out and is being erased. When that is done the request is answered by itself and the certificate is sent.',
  },
  'requests.account.title': { nb: 'Slett brukeren {name}', en: 'Erase the user {name}' },
  'requests.account.erase': { nb: 'Slett brukeren', en: 'Erase the user' },
  'requests.account.final': {
    nb: 'Dette kan ikke angres. Brukeren logges ut overalt med en gang og forlater alle virksomheter. Når alt er slettet, får personen en signert attest og svaret på kravet, og saken avsluttes.',
    en: 'This cannot be undone. The user is signed out everywhere at once and leaves every organisation. When all is erased the person gets a signed certificate and the answer to the request, and the request ends.',
  },
  'requests.account.operator': {
    nb: 'Brukeren er operatør hos OnNet. Den rollen må tas fra dem først.',
    en: 'The user is an operator of OnNet. That role has to be taken from them first.',
  },
  'requests.account.soleOwner': {
    nb: 'Brukeren er eneste eier av en virksomhet som går videre',
    en: 'The user is the only owner of an organisation that goes on',
  },
  'requests.account.soleOwner.what': {
    nb: 'Be dem overlate eierskapet til noen eller avslutte kundeforholdet. Forleng fristen om det trengs.',
    en: 'Ask them to hand ownership over to somebody or to end the customer relationship. Extend the time limit if need be.',
  },
  'requests.account.erase.first': {
    nb: 'Den samme har bedt om noe som må besvares før brukeren slettes',
    en: 'The same person has asked for something that is to be answered before the account is erased',
  },
  'requests.account.erase.first.what': {
    nb: 'Når brukeren er slettet, er det ingenting igjen å gi. Vil de ikke ha svaret, kan de trekke det tilbake: da skrives det hvordan de sa det.',
    en: 'Once the account is erased there is nothing left to give. If they do not want the answer, they can withdraw it: then it is written how they said so.',
  },
  'requests.done.account-erasure': {
    nb: 'Brukeren er logget ut og slettes.',
    en: 'The user is signed out and is being erased.',
  },
  'requests.step.account-closed': {
    nb: 'stengte brukeren, som slettes',
    en: 'closed the account, which is being erased',
  },
  'requests.byHand.isDone': {
    nb: 'Det er skrevet ned at dette er gjort.',
    en: 'It is written down that this is done.',
  },
  'requests.done.by-hand': { nb: 'Notert.', en: 'Noted.' },
  'requests.step.copy-made': { nb: 'ba om kopien', en: 'asked for the copy' },
  'requests.step.copy-reviewed': { nb: 'gikk gjennom kopien', en: 'looked through the copy' },
  'requests.step.copy-sent': { nb: 'sendte lenken til kopien', en: 'sent the link to the copy' },
  'requests.step.copy-handed-over': { nb: 'ga kopien til personen', en: 'gave the copy to the person' },
  'requests.step.erasure-decided': { nb: 'bestemte at personen slettes', en: 'decided that the person is erased' },
  'requests.step.erasure-done': { nb: 'slettet personen', en: 'erased the person' },
  'requests.step.erasure-held': {
    nb: 'slettet personen, bortsett fra det loven krever',
    en: 'erased the person, but for what the law demands',
  },
  'requests.step.erasure-residue': { nb: 'fant spor etterpå', en: 'found traces afterwards' },
  'requests.step.restricted': { nb: 'la opplysningene til side', en: 'set the data aside' },
  'requests.step.marketing-stopped': { nb: 'stoppet all markedsføring', en: 'stopped all marketing' },
  'requests.step.business-claimed': {
    nb: 'sa at et foretak er personens eget',
    en: 'said that a business is the person’s own',
  },
  'requests.step.address-left-alone': {
    nb: 'stoppet markedsføring til adressen',
    en: 'stopped marketing to the address',
  },
  'requests.step.interests-stopped': { nb: 'stoppet annen bruk', en: 'stopped other use' },
  'requests.step.consents-withdrawn': { nb: 'tok samtykker tilbake', en: 'took consents back' },
  'requests.step.by-hand': { nb: 'skrev ned at det er gjort', en: 'wrote down that it is done' },
  'requests.fulfilment.partlyOnly': {
    nb: 'Noe er ikke gjort. Svar delvis innvilget, med grunn.',
    en: 'Some of it is not done. Answer partly granted, with a ground.',
  },
  'requests.step.rectified': { nb: 'rettet opplysninger', en: 'corrected data' },
  'requests.rectification.text': {
    nb: 'Se gammelt ved siden av nytt før det lagres. De som har fått det som rettes, får beskjed.',
    en: 'See old beside new before it is saved. Those who were given what is corrected are told.',
  },
  'requests.byHand.elsewhere': {
    nb: 'Rettet dere det et annet sted? Skriv ned hva som ble gjort.',
    en: 'Corrected somewhere else? Write down what was done.',
  },
  'requests.byHand.given': {
    nb: 'Hva ble rettet av det andre har fått?',
    en: 'What was corrected of what others were given?',
  },
  'requests.byHand.given.hint': {
    nb: 'Beskjeden om rettingen går til dem som har fått det (artikkel 19): {recipients}. Hver får bare vite om det de har fått. La det som ikke ble rettet, stå tomt.',
    en: 'The notice of the correction goes to those who were given it (Article 19): {recipients}. Each is told only of what they were given. Leave empty what was not corrected.',
  },
  'requests.byHand.from': { nb: '{what}, slik det var', en: '{what}, as it was' },
  'requests.byHand.to': { nb: '{what}, slik det er nå', en: '{what}, as it is now' },
  'requests.byHand.given.nothing': {
    nb: 'Ingenting av dette ble rettet',
    en: 'None of this was corrected',
  },
  'requests.byHand.given.say': {
    nb: 'Skriv hva som ble rettet, eller huk av for at ingenting av dette ble det.',
    en: 'Write what was corrected, or tick that none of this was.',
  },
  'requests.byHand.given.both': {
    nb: 'Her står det både at noe ble rettet, og at ingenting ble det. Velg ett av dem.',
    en: 'This says both that something was corrected and that nothing was. Choose one of them.',
  },
  'requests.byHand.same': { nb: 'Dette er likt det som var.', en: 'This is the same as it was.' },
} as const satisfies Messages;
