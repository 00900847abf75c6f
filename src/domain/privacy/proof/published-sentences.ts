import type { ProvingTest } from './proving-tests.ts';
import {
  access,
  account,
  anonymise,
  attempts,
  auditTrail,
  canary,
  census,
  collected,
  consent,
  cookieRoutes,
  cookies,
  customFields,
  door,
  entity,
  erasing,
  erasure,
  expiry,
  formerUsers,
  histories,
  holds,
  intake,
  keys,
  lifecycle,
  logFiles,
  neverWidened,
  policy,
  processing,
  publishing,
  readings,
  rectifying,
  register,
  registers,
  replay,
  requests,
  restriction,
  retention,
  sessions,
  signUp,
  stripe,
  tenancy,
} from './tests-by-file.ts';

/** The sentences of the policy as it was published, by their ids. */
export const publishedSentences: Readonly<Record<string, readonly ProvingTest[]>> = {
  'controller-1': [
    ...census('gives each table one layer, and each personal column a purpose of that layer'),
    ...requests('invariant I11: a request of one layer cannot be stored in the other'),
    ...signUp('records which wording of the agreement was accepted, by whom'),
  ],
  'controller-2': policy('ends with the contact block, the organisation number exactly as configured'),
  'collect-1': [
    ...census(
      'hard case 18: declares every column of every table, the copies in lists and searches too, and no column that is gone',
    ),
    ...collected(
      'names every category that OnNet holds as controller, but for those listed here as corrections to publish',
    ),
  ],
  'collect-2': [
    ...collected(
      'names nothing that is not held',
      'says which of its words stand for data the tenants hold, where OnNet is their processor',
    ),
    ...customFields('holds no national identity number (personopplysningsloven § 12)'),
  ],
  'collect-3': [
    ...collected('names nothing that is not held'),
    ...register('marks a sole proprietorship as person-like'),
  ],
  'collect-4': [
    ...collected('names nothing that is not held'),
    ...account('shows where a person is signed in and ends one, or all the others'),
  ],
  'purpose-1': [
    ...processing('names, in '),
    ...consent('withdrawing one purpose touches no other (no bundling)'),
    ...neverWidened('a consent is allowed only where the last decisive word is a yes to a wording that still holds'),
    ...stripe('comes to the same end in whatever order events arrive, doubled or late'),
    ...holds('keeps accounting material to 31 December of the fifth year, also where the year ends in summer'),
  ],
  'third-parties-1': [
    ...door(
      'is opened in the adapters alone, and each of them asks at the door',
      'S8: a call to a host not in the register fails, is told and is kept for the operators',
    ),
  ],
  'third-parties-2': registers('knows from the start who gets data, and which of them are not in use'),
  'third-parties-3': registers('S10: cannot switch on a row without agreement or reason, not even past the program'),
  'cookies-1': [
    ...cookies('policy cookies-1: who clicks nothing has nothing stored, and asks nobody but us'),
    ...cookieRoutes('policy cookies-1: sets no cookie that is not in the register as essential'),
  ],
  'cookies-2': [
    ...cookies(
      'policy cookies-2: after a yes the order is default, update, load, and the update says exactly what was chosen',
      'invariant I10: no byte goes to Google before a yes, nor after a no',
      'policy cookies-2: Google’s script cannot read which page somebody came from, and forms still say that they are ours',
    ),
    ...cookieRoutes(
      'policy cookies-2: carries Google’s tag on the public pages for reading alone, and never inside the program',
    ),
  ],
  'cookies-3': [
    ...cookies(
      'invariant I9: taking a yes back costs no more clicks than giving it, from every public page',
      'hard case 31: a yes that is taken back leaves no cookie of Google’s at any path or domain, not even one that is set again on the way out',
      'hard case 31: a yes that is taken back leaves nothing at the paths of other pages, with and without script',
    ),
  ],
  'retention-1': [
    ...retention('leaves a contact alone until the day before its time, and anonymises it on the day'),
    ...expiry('there a moment before, gone then, and again nothing to do'),
  ],
  'retention-2': [
    ...lifecycle(
      'is closed to everybody, erased, and cannot be taken back',
      'invariant I4: has left nothing of its contacts anywhere',
    ),
    ...holds('stands through its last day in Norway and ends the night after'),
    ...logFiles('go when their first line is 30 days old, and not the day before'),
    ...formerUsers('is removed after thirty days as nobody’s member, and what they wrote is not'),
    ...expiry('there a moment before, gone then, and again nothing to do'),
  ],
  'rights-1': [
    ...requests(
      'are for who looks after privacy',
      'gives nothing out before it is known who asks, and then only to the channel on file',
    ),
    ...restriction(
      'hard case 13: hides the person from everything that reads, and from the database’s own look across tenants',
    ),
    ...consent(
      'objecting to marketing is absolute: every channel, every marketing purpose, those to come too; nothing else',
    ),
    ...rectifying(
      'corrects all in one, keeps what was there under the person’s key, and tells who was given what was wrong',
    ),
    ...access(
      'holds every row that the inventory marks, restricted ones too, with why, for how long, to whom and the rights',
      'leaves out of what can be taken along whatever we made ourselves (Art. 20)',
    ),
    ...anonymise('leaves no trace of the person in any text of any table'),
    ...erasure(
      'invariant I4: leaves what was written in a treated column nowhere, and the rest only where it is declared to stay',
    ),
    ...canary(
      'invariant I4: leaves nothing behind but what a law keeps, and that no longer than it does',
      'leaves no byte in any file of PostgreSQL’s when every law has let go: no sample, no log, no log of writes',
    ),
    ...erasing(
      'invariant I4, I7: leaves nothing of them anywhere, certified, with the audit chain whole; hard cases 1, 6, 8',
      'hard case 17, hard case 19: keeps what the law holds, item by item, and goes on by itself when the hold ends',
    ),
  ],
  'rights-2': [
    ...histories('invariants I1, I2, I4, I5, I6, I7, I8, I9, I11: after each step nothing is allowed that was not'),
    ...neverWidened('a later no is never answered with a yes, whatever was there before'),
    ...consent('withdrawing one purpose touches no other (no bundling)'),
  ],
  'rights-3': [
    ...requests(
      'start their clock on the day they arrived, and not in the future',
      'merge into one that keeps the earliest day',
    ),
    ...intake(
      'takes mail to the address in the privacy policy to OnNet’s own desk, and to no tenant',
      'makes a draft of a mail, received when it reached us and matched with nobody',
    ),
  ],
  'rights-4': requests('tells of Datatilsynet, with address and link, and of the courts: '),
  'security-1': [
    ...tenancy('sees its own rows and no others, even when a query forgets the tenant'),
    ...auditTrail('finds a deletion: of the entry, of its seal, of both'),
    ...keys('leave nothing readable when destroyed, not even when the person gets a new one'),
    ...attempts('stop after ten from the network they come from, while the owner elsewhere still gets in'),
    ...replay('hard case 20, invariant I8: web and workers refuse until the erasures are carried out again'),
    ...readings('is told of once for each person and record'),
    ...sessions('ends the session at the server when a person signs out'),
  ],
  'security-2': registers('asks for a reference where data leaves the EEA, and for host names that are host names'),
  'contact-*': [
    ...policy('shows another legal entity where one is configured'),
    ...publishing('is refused while the legal entity lacks a part'),
  ],
  'contact-2': [
    ...entity('is never changed by looking for problems', 'tells a wrong check digit from a wrong length'),
    ...publishing('is refused while the organisation number is not valid or nobody has confirmed it'),
  ],
};
