/** A test that proves something: its file, and words that its title holds (all of them, where it is not made in a loop). */
export interface ProvingTest {
  readonly file: string;
  readonly title: string;
}

const inFile =
  (file: string) =>
  (...titles: string[]): ProvingTest[] =>
    titles.map((title) => ({ file: `test/${file}.test.ts`, title }));

const policy = inFile('domain/privacy/policy');
const generated = inFile('domain/privacy/policy/generated-sections');
const publishing = inFile('domain/privacy/policy/publish-policy');
const entity = inFile('domain/privacy/legal-entity');
const agreement = inFile('domain/privacy/agreement/built-agreement');
const census = inFile('domain/privacy/inventory/census');
const collected = inFile('domain/privacy/inventory/collected-categories');
const erasure = inFile('domain/privacy/inventory/erasure-census');
const access = inFile('domain/privacy/access/access-package');
const erasing = inFile('domain/privacy/erasure/erase-contact');
const processing = inFile('domain/privacy/inventory/processing-record');
const customFields = inFile('domain/privacy/inventory/custom-fields');
const registers = inFile('domain/privacy/registers/sub-processors');
const door = inFile('domain/outbound/door');
const cookies = inFile('browser/cookies');
const cookieRegister = inFile('domain/privacy/cookies/register');
const cookieRoutes = inFile('web/cookies/every-route');
const receipts = inFile('domain/privacy/cookies/receipts');
const consent = inFile('domain/privacy/consent/allowed');
const neverWidened = inFile('domain/privacy/consent/never-widened');
const requests = inFile('domain/privacy/requests/requests');
const clock = inFile('domain/privacy/requests/clock');
const restriction = inFile('domain/privacy/restriction/restrict-contact');
const retention = inFile('domain/privacy/retention/carry-out-run');
const expiry = inFile('domain/privacy/expiry/forget-expired');
const holds = inFile('domain/privacy/holds/legal-holds');
const anonymise = inFile('domain/privacy/retention/anonymise-contacts');
const lifecycle = inFile('domain/tenants/lifecycle');
const signUp = inFile('domain/tenants/sign-up');
const tenancy = inFile('domain/tenancy');
const auditTrail = inFile('domain/audit/verify');
const auditCut = inFile('domain/audit/cut-audit');
const keys = inFile('domain/keys/keys');
const attempts = inFile('domain/users/attempts');
const register = inFile('domain/register/client');
const stripe = inFile('domain/billing/follow-subscription');
const sessions = inFile('web/sign-in/sign-in');
const account = inFile('web/account/account');
const requestLog = inFile('web/middleware/request-log');
const canary = inFile('canary/canary');
const histories = inFile('domain/privacy/random-history');

/**
 * Which tests prove which sentence of the policy. A sentence without one cannot be published (I12), and a test that is not
 * there fails test/domain/privacy/proof/proving-tests.test.ts. An id that ends in a star is every sentence that begins so.
 */
export const provingTests: Readonly<Record<string, readonly ProvingTest[]>> = {
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
    ...collected('names nothing that is not held'),
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
    ...stripe('comes to the same end in whatever order events arrive, doubled or lost and sent again'),
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
    ),
    ...cookieRoutes(
      'policy cookies-2: carries Google’s tag on the public pages for reading alone, and never inside the program',
    ),
  ],
  'cookies-3': [
    ...cookies(
      'invariant I9: taking a yes back costs no more clicks than giving it, from every public page',
      'hard case 31: a yes that is taken back leaves no cookie of Google’s at any path or domain, not even one that is set again on the way out',
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
    ...access(
      'holds every row that the inventory marks, restricted ones too, with why, for how long, to whom and the rights',
      'leaves out of what can be taken along whatever we made ourselves (Art. 20)',
    ),
    ...anonymise('leaves no trace of the person in any text of any table'),
    ...erasure(
      'invariant I4: leaves what was written in a treated column nowhere, and the rest only where it is declared to stay',
    ),
    ...canary('invariant I4: leaves nothing behind but what a law keeps, and that no longer than it does'),
    ...erasing(
      'invariant I4, I7: leaves nothing of them anywhere, certified, with the audit chain whole; hard cases 1, 6, 8',
      'hard cases 17 and 19: keeps what the law holds, item by item, and goes on by itself when the hold ends',
    ),
  ],
  'rights-2': [
    ...histories('invariants I1, I2, I4, I5, I7: after each step nothing is allowed that was not'),
    ...neverWidened('a later no is never answered with a yes, whatever was there before'),
    ...consent('withdrawing one purpose touches no other (no bundling)'),
  ],
  'rights-3': [
    ...requests(
      'start their clock on the day they arrived, and not in the future',
      'merge into one that keeps the earliest day',
    ),
  ],
  'rights-4': requests('tells of Datatilsynet, with address and link, and of the courts: '),
  'security-1': [
    ...tenancy('sees its own rows and no others, even when a query forgets the tenant'),
    ...auditTrail('finds a deletion: of the entry, of its seal, of both'),
    ...keys('leave nothing readable when destroyed, not even when the person gets a new one'),
    ...attempts('stop after ten from the network they come from, while the owner elsewhere still gets in'),
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

  'added-roles-*': [
    ...census('gives each table one layer, and each personal column a purpose of that layer'),
    ...agreement('meets each letter of Article 28(3) in a section of its own'),
  ],
  'added-categories-*': collected(
    'names every category that OnNet holds as controller, but for those listed here as corrections to publish',
  ),
  'added-purposes-*': [
    ...generated('names each purpose of OnNet’s own, and the interest where the basis is one'),
    ...processing('names, in '),
  ],
  'added-provision-*': generated('says everything the law requires, each in a sentence of its own'),
  'added-sources-*': [
    ...generated('says everything the law requires, each in a sentence of its own'),
    ...register('never asks for roles'),
  ],
  'added-recipients-*': [
    ...generated('names who gets data from the register, and nobody else'),
    ...registers('knows from the start who gets data, and which of them are not in use'),
  ],
  'added-cookies-*': [
    ...generated('names every entry of the cookie register'),
    ...cookieRegister('says of each what it is for, who sets it and for how long, in both languages, once'),
  ],
  'added-retention-*': [
    ...generated('says the number of each retention rule, and no other'),
    ...expiry('there a moment before, gone then, and again nothing to do'),
  ],
  'added-retention-audit-trail': auditCut(
    'removes what is 24 months old, keeps privacy five years, says so, and leaves the rest verifiable',
  ),
  'added-retention-bookkeeping': holds(
    'keeps accounting material to 31 December of the fifth year, also where the year ends in summer',
  ),
  'added-retention-cookie-receipt': receipts('are kept for the six months they stand and 24 more, and then go'),
  'added-retention-account': lifecycle('is closed to everybody, erased, and cannot be taken back'),
  'added-retention-technical-log': requestLog('tells of the route, never of what stands in the address'),
  'added-automated-*': generated('says that nothing is decided by the program alone only while it keeps no score'),
  'added-requests-answer': clock(
    'is never later than the same day-number, and earlier only where a month is too short',
  ),
  'added-requests-objection': consent(
    'objecting to marketing is absolute: every channel, every marketing purpose, those to come too; nothing else',
  ),
  'added-authority-*': requests('tells of Datatilsynet, with address and link, and of the courts: '),
  'added-officer-*': publishing('is refused while the organisation number is not valid or nobody has confirmed it'),
  'added-breaches-*': generated('takes every number from data, and writes none itself'),
  'added-children-*': generated('takes every number from data, and writes none itself'),
  'added-changes-*': [
    ...publishing('tells the owners of every tenant thirty days before, once, and not of the first edition'),
    ...publishing('keeps every edition as it was, and shows what was added and taken away'),
  ],
};

/** The tests that prove a sentence: its own, else those of the longest beginning that it shares. None when nothing does. */
export function proofsOf(id: string): readonly ProvingTest[] {
  const own = provingTests[id];
  if (own) return own;
  const beginnings = Object.keys(provingTests)
    .filter((key) => key.endsWith('*') && id.startsWith(key.slice(0, -1)))
    .toSorted((a, b) => b.length - a.length);
  return beginnings[0] === undefined ? [] : (provingTests[beginnings[0]] ?? []);
}
