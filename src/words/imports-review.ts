// The review of a list: which company each row is, row by row and shelf by shelf.
import type { Messages } from './message.ts';

export const importsReview = {
  'imports.review.title': { nb: 'Se over', en: 'Review' },
  'imports.review.summary': {
    nb: { one: '{count} linje blir hentet inn', other: '{count} linjer blir hentet inn' },
    en: { one: '{count} row will be imported', other: '{count} rows will be imported' },
  },
  'imports.review.left': {
    nb: { one: '{count} linje blir ikke med.', other: '{count} linjer blir ikke med.' },
    en: { one: '{count} row is left out.', other: '{count} rows are left out.' },
  },
  'imports.review.run': { nb: 'Hent inn', en: 'Import' },
  'imports.review.shelves': { nb: 'Hva vi fant ut', en: 'What we found' },
  'imports.review.sure': {
    nb: { one: 'Bruk nummeret for den ene sikre', other: 'Bruk nummeret for {count} sikre' },
    en: { one: 'Use the number of the one that is sure', other: 'Use the numbers of {count} that are sure' },
  },
  'imports.review.chosen': {
    nb: { one: '{count} linje fikk nummer.', other: '{count} linjer fikk nummer.' },
    en: { one: '{count} row got a number.', other: '{count} rows got numbers.' },
  },
  'imports.review.dropAll': { nb: 'Utelat alle disse', en: 'Leave all of these out' },
  'imports.review.dropped': {
    nb: { one: '{count} linje er utelatt.', other: '{count} linjer er utelatt.' },
    en: { one: '{count} row is left out.', other: '{count} rows are left out.' },
  },
  'imports.review.askAgain': { nb: 'Spør Brønnøysund igjen', en: 'Ask the register again' },
  'imports.review.line': { nb: 'Linje {count}', en: 'Row {count}' },
  'imports.shelf.new': { nb: 'Nye', en: 'New' },
  'imports.shelf.named': { nb: 'Nye uten nummer', en: 'New without number' },
  'imports.shelf.exists': { nb: 'Har dere fra før', en: 'You have already' },
  'imports.shelf.several': { nb: 'Samme navn', en: 'Same name' },
  'imports.shelf.trash': { nb: 'I papirkurven', en: 'In the trash' },
  'imports.shelf.gone': { nb: 'Ikke i registeret', en: 'Not in the register' },
  'imports.shelf.blocked': { nb: 'Begrenset', en: 'Restricted' },
  'imports.shelf.unreadable': { nb: 'Må rettes', en: 'To be corrected' },
  'imports.shelf.unanswered': { nb: 'Uten svar', en: 'Unanswered' },
  'imports.shelf.repeated': { nb: 'Står to ganger', en: 'Listed twice' },
  'imports.shelf.dropped': { nb: 'Utelatt', en: 'Left out' },
  'imports.about.new': {
    nb: 'Finnes i Enhetsregisteret og legges til. Det som mangler, fylles derfra.',
    en: 'In the register, and added. What is missing is filled from there.',
  },
  'imports.about.named': {
    nb: 'Legges til med navnet alene. Velg nummeret der vi foreslår et.',
    en: 'Added by name alone. Choose the number where we suggest one.',
  },
  'imports.about.exists': {
    nb: 'Finnes hos dere. Bare det som er tomt, fylles ut.',
    en: 'You have these already. Only empty fields are filled in.',
  },
  'imports.about.several': {
    nb: 'Flere av firmaene deres heter dette. Skriv organisasjonsnummeret, eller legg til som nytt.',
    en: 'Several of your companies are called this. Type the organisation number, or add as new.',
  },
  'imports.about.trash': {
    nb: 'Ligger i papirkurven og blir ikke med uten at dere sier fra.',
    en: 'In the trash, and left out unless you say otherwise.',
  },
  'imports.about.gone': {
    nb: 'Slettet, fjernet eller ukjent i Enhetsregisteret. De blir ikke med uten at dere sier fra.',
    en: 'Struck off, removed or unknown in the register. Left out unless you say otherwise.',
  },
  'imports.about.blocked': {
    nb: 'E-postadressen tilhører en som har krevd begrensning (GDPR art. 18). Linjen kan ikke hentes inn.',
    en: 'The e-mail address belongs to somebody whose data is restricted (GDPR Art. 18). The row cannot be imported.',
  },
  'imports.about.unreadable': {
    nb: 'Noe i linjen kan ikke brukes. Rett den her, eller utelat den.',
    en: 'Something in the row cannot be used. Correct it here, or leave it out.',
  },
  'imports.about.unanswered': {
    nb: 'Brønnøysund svarer ikke nå. Det betyr ikke at firmaene ikke finnes. Spør igjen, ellers blir de ikke med.',
    en: 'The register is not answering now. That does not mean that the companies do not exist. Ask again, or they are left out.',
  },
  'imports.about.repeated': {
    nb: 'En tidligere linje er det samme firmaet. Denne blir ikke med.',
    en: 'An earlier row is the same company. This one is left out.',
  },
  'imports.about.dropped': { nb: 'Utelatt av dere.', en: 'Left out by you.' },
  'imports.gone.deleted': { nb: 'Slettet i Enhetsregisteret', en: 'Struck off the register' },
  'imports.gone.removed': { nb: 'Fjernet fra åpne data', en: 'Removed from open data' },
  'imports.gone.unknown': { nb: 'Ukjent nummer', en: 'Unknown number' },
  'imports.row.withheld.email': {
    nb: 'E-postadressen er reservert og tas ikke med.',
    en: 'This e-mail address must be left alone, and is not imported.',
  },
  'imports.row.withheld.phone': {
    nb: 'Telefonnummeret er reservert og tas ikke med.',
    en: 'This phone number must be left alone, and is not imported.',
  },
  'imports.row.personLike': {
    nb: 'Enkeltpersonforetak: behandles som personopplysninger.',
    en: 'Sole proprietorship: treated as personal data.',
  },
  'imports.row.chosen': { nb: 'Får nummer {number}', en: 'Gets number {number}' },
  'imports.row.taken': { nb: 'Hentes inn likevel', en: 'Imported all the same' },
  'imports.row.drop': { nb: 'Utelat', en: 'Leave out' },
  'imports.row.undrop': { nb: 'Ta med igjen', en: 'Bring back' },
  'imports.row.restore': { nb: 'Gjenopprett og fyll', en: 'Restore and fill' },
  'imports.row.takeAnyway': { nb: 'Hent inn likevel', en: 'Import all the same' },
  'imports.row.addAsNew': { nb: 'Legg til som nytt', en: 'Add as new' },
  'imports.row.use': { nb: 'Bruk dette nummeret', en: 'Use this number' },
  'imports.row.useNone': { nb: 'Uten nummer likevel', en: 'Without number after all' },
  'imports.row.mend': { nb: 'Rett og kontroller', en: 'Correct and check' },
  'imports.row.mended': { nb: 'Linje {line} er kontrollert på nytt.', en: 'Row {line} has been checked again.' },
  'imports.row.edit': { nb: 'Rett linjen', en: 'Correct the row' },
  'imports.emptyShelf': { nb: 'Ingen linjer her', en: 'No rows here' },
  'imports.emptyShelfText': { nb: 'Se de andre gruppene, eller hent inn.', en: 'See the other groups, or import.' },
} as const satisfies Messages;
