import { ABSOLUTE_DAYS } from '../../users/sessions.ts';
import { GRACE_HOURS } from '../access/package.ts';
import { DECISION_MONTHS } from './decision-period.ts';

/** What something that is stored in a visitor's browser is for. Only the essential may be there without consent (ekomloven § 3-15). */
export type CookieClass = 'essential' | OptionalClass;
export type OptionalClass = 'analytics' | 'marketing';

/** What a visitor may say yes or no to, one by one. */
export const optionalClasses: readonly OptionalClass[] = ['analytics', 'marketing'];

/** Something that may be stored in a visitor's browser. */
export interface RegisteredCookie {
  /** A star stands for what the one who sets it puts in, such as the number of a property. */
  readonly name: string;
  readonly kind: 'cookie' | 'localStorage';
  /** Where it belongs: to our own host, or to somebody else's. */
  readonly host: 'own' | 'doubleclick.net';
  readonly setBy: 'OnNet CRM' | 'Google';
  readonly class: CookieClass;
  readonly lifetime: Lifetime;
  readonly purpose: { readonly nb: string; readonly en: string };
  /** Where a stranger's cookie is described, and whether we have read it there ourselves. */
  readonly source?: { readonly url: string; readonly verified: boolean };
}

export type Lifetime =
  | { readonly count: number; readonly unit: 'minute' | 'hour' | 'day' | 'month' | 'year' }
  | 'until-removed';

/** The name of the session's cookie; over https the browser knows it as `__Host-onnet`. */
export const SESSION_COOKIE = 'onnet';
/** The name of the cookie that remembers the choice, which over https starts with `__Host-` too. */
export const RECEIPT_COOKIE = 'onnet-cookies';
/** The name of the cookie that ties a copy to the browser that opened it; over https it starts with `__Secure-`, since it has a path of its own. */
export const COPY_COOKIE = 'onnet-copy';

const analyticsPage = 'https://developers.google.com/analytics/devguides/collection/analyticsjs/cookie-usage';
const advertisingPage = 'https://business.safety.google/adscookies/';

/**
 * When what is optional last changed. A new version asks everybody again: nobody has said yes or no to what was not there.
 * test/domain/privacy/cookie-register.test.ts fails when an entry changes and this does not.
 */
export const registerVersion = '2026-11-22';

/** Everything the product may ever store in a browser, or let somebody store. What is not here must not be there. */
export const cookieRegister: readonly RegisteredCookie[] = [
  {
    name: SESSION_COOKIE,
    kind: 'cookie',
    host: 'own',
    setBy: 'OnNet CRM',
    class: 'essential',
    lifetime: { count: ABSOLUTE_DAYS, unit: 'day' },
    purpose: {
      nb: 'Holder deg innlogget, og bærer en kort beskjed fra én side til den neste. Settes først når det trengs til det.',
      en: 'Keeps you signed in, and carries a short message from one page to the next. Set only when it is needed for that.',
    },
  },
  {
    name: RECEIPT_COOKIE,
    kind: 'cookie',
    host: 'own',
    setBy: 'OnNet CRM',
    class: 'essential',
    lifetime: { count: DECISION_MONTHS, unit: 'month' },
    purpose: {
      nb: 'Husker hva du svarte om informasjonskapsler, med nummeret på kvitteringen. Settes først når du har svart.',
      en: 'Remembers what you answered about cookies, with the number of the receipt. Set only when you have answered.',
    },
  },
  {
    name: COPY_COOKIE,
    kind: 'cookie',
    host: 'own',
    setBy: 'OnNet CRM',
    class: 'essential',
    lifetime: { count: GRACE_HOURS, unit: 'hour' },
    purpose: {
      nb: 'Gjør at en kopi av opplysningene dine bare vises i nettleseren du åpnet den i. Settes bare på siden til lenken du fikk.',
      en: 'Makes a copy of your data show in the browser you opened it in alone. Set only on the page of the link you were sent.',
    },
  },
  {
    name: '_ga',
    kind: 'cookie',
    host: 'own',
    setBy: 'Google',
    class: 'analytics',
    lifetime: { count: 2, unit: 'year' },
    purpose: {
      nb: 'Skiller én nettleser fra en annen i besøkstallene.',
      en: 'Tells one browser from another in the visitor figures.',
    },
    source: { url: analyticsPage, verified: true },
  },
  {
    name: '_ga_*',
    kind: 'cookie',
    host: 'own',
    setBy: 'Google',
    class: 'analytics',
    lifetime: { count: 2, unit: 'year' },
    purpose: {
      nb: 'Holder orden på hvilke sidevisninger som hører til samme besøk.',
      en: 'Keeps track of which page views belong to one visit.',
    },
    source: { url: analyticsPage, verified: true },
  },
  {
    name: '_gid',
    kind: 'cookie',
    host: 'own',
    setBy: 'Google',
    class: 'analytics',
    lifetime: { count: 24, unit: 'hour' },
    purpose: {
      nb: 'Skiller én nettleser fra en annen samme døgn.',
      en: 'Tells one browser from another within a day.',
    },
    source: { url: analyticsPage, verified: true },
  },
  {
    name: '_gat*',
    kind: 'cookie',
    host: 'own',
    setBy: 'Google',
    class: 'analytics',
    lifetime: { count: 1, unit: 'minute' },
    purpose: { nb: 'Begrenser hvor ofte tall sendes.', en: 'Limits how often figures are sent.' },
    source: { url: analyticsPage, verified: true },
  },
  {
    name: '_gac_*',
    kind: 'cookie',
    host: 'own',
    setBy: 'Google',
    class: 'marketing',
    lifetime: { count: 90, unit: 'day' },
    purpose: {
      nb: 'Husker hvilken annonse som ledet til besøket.',
      en: 'Remembers which advertisement led to the visit.',
    },
    source: { url: analyticsPage, verified: true },
  },
  {
    name: '_gcl_*',
    kind: 'cookie',
    host: 'own',
    setBy: 'Google',
    class: 'marketing',
    lifetime: { count: 90, unit: 'day' },
    purpose: {
      nb: 'Husker et klikk på en annonse, så det kan telles om det førte til noe.',
      en: 'Remembers a click on an advertisement, so that what came of it can be counted.',
    },
    source: { url: advertisingPage, verified: false },
  },
  {
    name: '_gcl_ls',
    kind: 'localStorage',
    host: 'own',
    setBy: 'Google',
    class: 'marketing',
    lifetime: 'until-removed',
    purpose: {
      nb: 'Det samme, lagret i nettleseren på en annen måte.',
      en: 'The same, stored in the browser in another way.',
    },
    source: { url: advertisingPage, verified: false },
  },
  {
    name: 'IDE',
    kind: 'cookie',
    host: 'doubleclick.net',
    setBy: 'Google',
    class: 'marketing',
    lifetime: { count: 13, unit: 'month' },
    purpose: {
      nb: 'Kjenner nettleseren igjen på tvers av nettsteder, for å vise og måle annonser.',
      en: 'Recognises the browser across sites, to show and measure advertisements.',
    },
    source: { url: advertisingPage, verified: false },
  },
  {
    name: 'test_cookie',
    kind: 'cookie',
    host: 'doubleclick.net',
    setBy: 'Google',
    class: 'marketing',
    lifetime: { count: 15, unit: 'minute' },
    purpose: {
      nb: 'Prøver om nettleseren tar imot informasjonskapsler.',
      en: 'Tries whether the browser takes cookies.',
    },
    source: { url: advertisingPage, verified: false },
  },
];

/** Whether a name is that of an entry, whose star may stand for something or for nothing. */
export const isNamed = ({ name }: RegisteredCookie, found: string): boolean =>
  name.endsWith('*') ? found.startsWith(name.slice(0, -1)) : found === name;

/** The entries of some classes that are stored at our own host, where we can remove them. */
export const ownOf = (classes: readonly CookieClass[]): readonly RegisteredCookie[] =>
  cookieRegister.filter((entry) => entry.host === 'own' && classes.includes(entry.class));
