import pg from 'pg';

import { loadConfig } from '../../src/config.ts';
import { closeDatabase, openDatabase } from '../../src/domain/database.ts';
import { closeOutgoingMail, openOutgoingMail } from '../../src/domain/mail/outgoing-mail.ts';
import { openOutside } from '../../src/domain/outside.ts';
import { mailWriter } from '../../src/workers/mail/write-mail-text.ts';
import { hitFor } from './allowed-hits.ts';
import { goInAsContact, isSearchedFor } from './as-contact.ts';
import { goInByApi, goInByList } from './as-list.ts';
import {
  answersConsents,
  isCopied,
  isDisclosed,
  isInformed,
  isGivenOut,
  isHeldBack,
  isRestricted,
  tellsRecipients,
  writesToDesk,
} from './as-subject.ts';
import { goInAsUser } from './as-user.ts';
import { isErased, isLetGo } from './asks-erasure.ts';
import { letDaysPass } from './days.ts';
import { everywhere, type CanaryTrace } from './look.ts';
import { mailWaits } from './mail-waits.ts';
import { identifiers } from './person.ts';
import { inServerFiles } from './server-files.ts';
import { makeTenant } from './tenant.ts';
import { startSite, type Place } from './site.ts';
import { Walk } from './walk.ts';

/** What was found so many days after the erasure. */
export interface Look {
  readonly days: number;
  /** What must not be there. */
  readonly traces: readonly CanaryTrace[];
  /** What the written list allows, until its day. */
  readonly allowed: readonly CanaryTrace[];
}

/** What a run came to. */
export interface Report {
  readonly queues: 'PostgreSQL' | 'Redis';
  /** The patterns of the routes that were posted to. */
  readonly doors: ReadonlySet<string>;
  /** The kinds of obligation that were carried out meanwhile. */
  readonly jobs: ReadonlySet<string>;
  /** Where the canary was found while nobody had asked to forget it. */
  readonly there: readonly CanaryTrace[];
  /** How the erasure ended, `done` when all went well. */
  readonly erasure: string;
  /** Mails to the canary that left after they were erased. */
  readonly mailedAfter: number;
  readonly looks: readonly Look[];
  /** Files of PostgreSQL's own that something still stands in when every law has let go and the tables are written anew. */
  readonly inFiles: readonly string[];
}

/** When it is looked for, in days: at once, after what goes within days, a month, three months, a year, and when every law has let go. */
const LOOKS = [0, 1, 8, 33, 95, 400, 3 * 366 + 60] as const;

/** Sends the canary in by every door, has it ask to be forgotten, and looks for it everywhere, on the product's own processes. */
export async function runCanary(place: Place, tell: (what: string) => void = () => undefined): Promise<Report> {
  const client = new pg.Client({ connectionString: place.database.superuserUrl });
  await client.connect();
  try {
    return await runWith(place, client, tell);
  } finally {
    await client.end();
  }
}

async function runWith(place: Place, client: pg.Client, tell: (what: string) => void): Promise<Report> {
  const site = await startSite(place);
  try {
    openDomain(site.env);
    const { tenantId, slug, owner, colleague, operator } = await makeTenant(site);
    const walk = new Walk(site, client, slug);
    const at = { place, site, client };
    const before = await everywhere(at);
    if (before.length > 0)
      throw new Error(`the canary was there before it came: ${before.map((one) => one.place).join(', ')}`);

    tell('goes in by every door');
    const asContact = await goInAsContact(walk, owner);
    await goInByList(walk, owner);
    await goInByApi(walk, owner);
    await isSearchedFor(walk, owner, asContact);
    await answersConsents(walk, owner, asContact);
    await isRestricted(walk, owner, asContact);
    await isHeldBack(walk, owner, asContact);
    await isInformed(walk, owner, asContact);
    await isGivenOut(walk, owner, asContact);
    await isDisclosed(walk, owner, asContact);
    await writesToDesk(walk, owner);
    await isCopied(walk, owner, asContact.contactId, 'portability');
    const asUser = await goInAsUser(walk, owner);
    // As autovacuum does in time: what came in stands in the planner's samples too.
    await client.query('analyze');
    const there = await everywhere(at);

    tell('asks to be forgotten');
    const letWaitingMailGo = await mailWaits(walk, colleague, asContact);
    const erasure = await isErased(walk, owner, tenantId, asContact);
    const mailedAfter = await letWaitingMailGo();
    await tellsRecipients(walk, owner);
    await isLetGo(walk, owner, operator, asUser);
    const { rows } = await client.query<{ kind: string }>(`select distinct kind from outbox where done_at is not null`);
    const state = await walk.only(`select state as value from erasures where id = $1`, erasure);

    tell('is looked for');
    const looks = [await look(at, 0)];
    await site.stopProduct();
    const jobs = new Set(rows.map(({ kind }) => kind));
    for (const days of LOOKS.slice(1)) {
      for (const kind of await letDaysPass(client, days)) jobs.add(kind);
      looks.push(await look(at, days));
    }
    const inFiles = await inServerFiles(client, identifiers);
    return {
      queues: place.redisUrl === undefined ? 'PostgreSQL' : 'Redis',
      doors: walk.gone,
      jobs,
      there,
      erasure: state,
      mailedAfter,
      looks,
      inFiles,
    };
  } finally {
    await site.stop();
    closeOutgoingMail();
    await closeDatabase();
  }
}

async function look(at: Parameters<typeof everywhere>[0], days: number): Promise<Look> {
  const found = await everywhere(at);
  const isAllowed = (trace: CanaryTrace): boolean => hitFor(trace, days) !== undefined;
  return { days, traces: found.filter((one) => !isAllowed(one)), allowed: found.filter(isAllowed) };
}

/** The domain in this process too: for the tenant that everything happens at, and for the days that pass. */
function openDomain(env: Readonly<Record<string, string>>): void {
  const config = loadConfig({ ...env });
  openDatabase({
    url: config.databaseUrl ?? '',
    poolSize: 4,
    statementTimeout: 60_000,
    applicationName: 'onnet-canary',
    onError: (error) => console.error(`the database connection broke: ${error.message}`),
  });
  openOutside(config);
  openOutgoingMail({ smtpUrl: config.smtpUrl, from: config.legalEntity.email, write: mailWriter(config.legalEntity) });
}
