import type { Messages } from './message.ts';

export const home = {
  'home.lead': {
    nb: 'Et kundesystem for norske virksomheter som vil ha orden på kundene og ro rundt personvernet.',
    en: 'A customer system for Norwegian businesses that want order among their customers and peace of mind about privacy.',
  },
  'home.start': { nb: 'Prøv gratis i {count} dager', en: 'Try it free for {count} days' },
  'home.sample.caption': {
    nb: 'Hver person har én linje som sier hvorfor du har dem, siden når og hva som skjer videre.',
    en: 'Every person has one line that says why you have them, since when and what happens next.',
  },
  'home.sample.job': { nb: 'daglig leder, Havbris Sjømat', en: 'general manager, Havbris Sjømat' },
  'home.work.title': { nb: 'Arbeidet, samlet', en: 'The work, in one place' },
  'home.work.text': {
    nb: 'Kontakter, firmaer, salg og oppfølging på ett sted. Skriv et organisasjonsnummer, og firmaet fylles ut fra Brønnøysund.',
    en: 'Contacts, companies, deals and follow-up in one place. Write an organisation number and the company fills itself in from the Norwegian register.',
  },
  'home.privacy.title': { nb: 'Personvern du kan vise fram', en: 'Privacy you can show' },
  'home.privacy.text': {
    nb: 'Du bestemmer hvor lenge folk blir stående. Du ser hvem det gjelder før noe skjer, og hver sletting står i loggen.',
    en: 'You decide how long people are kept. You see who it concerns before anything happens, and every deletion is in the trail.',
  },
  'home.yours.title': { nb: 'Dataene er deres', en: 'The data is yours' },
  'home.yours.text': {
    nb: 'Ta alt med dere som en fil når dere vil. Inne i programmet er det ingen sporing og ingen reklame. På de åpne sidene lagres bare det nødvendige til du har sagt ja.',
    en: 'Take everything with you as a file whenever you like. Inside the program there is no tracking and no advertising. On the public pages only what is necessary is stored until you say yes.',
  },
  'home.promise': {
    nb: 'Vi skriver det samme i personvernerklæringen, i klartekst.',
    en: 'We say the same in the privacy policy, in plain words.',
  },
  'home.hello': { nb: 'Hei, {name}', en: 'Hello, {name}' },
  'home.late': { nb: 'Forfalte oppgaver', en: 'Overdue tasks' },
  'home.openDeals': { nb: 'Dine åpne salg', en: 'Your open deals' },
  'home.amount': { nb: 'Verdi av dem', en: 'Their value' },
  'home.tasks': { nb: 'Oppgavene dine', en: 'Your tasks' },
  'home.tasks.none': { nb: 'Ingen oppgaver venter på deg.', en: 'No tasks are waiting for you.' },
  'home.task.late': { nb: 'Forfalt', en: 'Overdue' },
  'home.task.noDate': { nb: 'Uten frist', en: 'No due date' },
  'home.contacts': { nb: 'Sist i kontakt med', en: 'Last in touch with' },
  'home.companies': { nb: 'Firmaer med aktivitet', en: 'Companies with activity' },
  'home.all': { nb: 'Se alle', en: 'See all' },
  'home.none': { nb: 'Ingen ennå.', en: 'None yet.' },
  'home.empty.title': { nb: 'Her begynner kundelisten', en: 'Your customer list begins here' },
  'home.empty.text': {
    nb: 'Legg til det første firmaet med organisasjonsnummeret, så hentes navn og adresse fra Brønnøysund.',
    en: 'Add the first company by its organisation number, and its name and address come from the register.',
  },
  'home.empty.action': { nb: 'Legg til et firma', en: 'Add a company' },
  'home.empty.reader': {
    nb: 'Når kollegene dine legger til firmaer og kontakter, ser du dem her.',
    en: 'When your colleagues add companies and contacts, you will see them here.',
  },
} as const satisfies Messages;
