import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { expect } from 'chai';

const root = path.join(import.meta.dirname, '..');

function filesBelow(folder: string, ending: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)));
}

const text = (file: string): string => readFileSync(path.join(root, file), 'utf8');

/** What a source file imports, as it is written, local paths resolved to the project. */
function importsOf(file: string): string[] {
  const found = text(file).matchAll(
    /(?:^|\n)\s*(?:import|export)\b[^;'"]*?from\s+['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)|(?:^|\n)import\s+['"]([^'"]+)['"]/g,
  );
  return Array.from(found, (match) => match[1] ?? match[2] ?? match[3] ?? '').map((specifier) =>
    specifier.startsWith('.') ? path.join(path.dirname(file), specifier) : specifier,
  );
}

/** What is read together with a file: all that it imports, but for types and what it asks for later. */
const readWith = (file: string): string[] =>
  Array.from(text(file).matchAll(/^(?:import|export) (?!type\b)[^;'"]*from '([^']+)'/gm), ([, specifier = '']) =>
    specifier.startsWith('.') ? path.join(path.dirname(file), specifier) : specifier,
  );

interface Rule {
  readonly room: string;
  readonly never: readonly string[];
  readonly because: string;
}

const rules: readonly Rule[] = [
  {
    room: 'src/domain',
    never: [
      'express',
      'express-session',
      'ejs',
      'bullmq',
      'ioredis',
      'passport',
      'passport-local',
      'htmx.org',
      'src/web',
      'src/workers',
      'src/config.ts',
      'stand-ins',
    ],
    because: 'the domain knows nothing about HTTP, queues or the environment',
  },
  {
    room: 'src/web',
    never: ['knex', 'objection', 'pg', 'bullmq', 'ioredis', 'src/workers', 'src/domain/database.ts', 'stand-ins'],
    because: 'the web calls domain verbs; it builds no query and adds no job',
  },
  {
    room: 'src/workers',
    never: ['knex', 'objection', 'express', 'src/web', 'stand-ins'],
    because: 'a worker takes ids in and calls one domain verb',
  },
  {
    room: 'src/words',
    never: ['express', 'knex', 'objection', 'pg', 'src/web', 'src/workers'],
    because: 'words lean on nobody',
  },
];

/** Where a rule is bent on purpose. */
const exceptions: readonly string[] = [
  // The process's own entrance opens the pool before anything else happens.
  'src/web/server.ts src/domain/database.ts',
];

describe('the house', () => {
  for (const { room, never, because } of rules)
    it(`keeps ${room} from leaning where it must not: ${because}`, () => {
      const broken = filesBelow(room, '.ts').flatMap((file) =>
        importsOf(file)
          .filter((found) => never.some((banned) => found === banned || found.startsWith(`${banned}/`)))
          .map((found) => `${file} ${found}`)
          .filter((found) => !exceptions.includes(found)),
      );
      expect(broken).to.deep.equal([]);
    });

  it('starts without the packages of a hundred files, which are read when somebody needs them', () => {
    const heavy = ['knex', 'objection', 'stripe', 'xmlbuilder2', 'pdfkit', 'libphonenumber-js/min'];
    const programs = ['src/web/server.ts', 'src/workers/worker.ts', 'bin/launch.ts', 'stand-ins/stripe/server.ts'];
    const read = new Set(programs);
    for (const file of read) for (const found of readWith(file)) if (found.endsWith('.ts')) read.add(found);
    expect(read.size).to.be.above(500);
    const readers = [...read].filter((file) => readWith(file).some((found) => heavy.includes(found)));
    expect(readers).to.deep.equal([]);
  });

  it('calls no field as what a script asks a form for: it would get the field instead', () => {
    const shadowing = filesBelow('views', '.ejs').filter((file) =>
      /\bname="(form|elements|method|submit|requestSubmit)"/.test(text(file)),
    );
    expect(shadowing).to.deep.equal([]);
  });

  it('reads the environment in one place only', () => {
    const readers = filesBelow('src', '.ts').filter((file) => /process\.env\b/.test(text(file)));
    expect(readers).to.deep.equal(['src/web/server.ts', 'src/workers/worker.ts']);
    for (const file of readers) expect(text(file)).to.match(/loadConfig\(process\.env\)/);
  });

  it('sets the tenant in one place only, as a literal', () => {
    const setters = filesBelow('src', '.ts').filter((file) =>
      /set (local|session) app\.|set_config\(/i.test(text(file).replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')),
    );
    expect(setters).to.deep.equal(['src/domain/tenancy.ts']);
  });

  it('leaves what has ended out of those duties alone that concern only a customer relationship that stands', () => {
    const users = filesBelow('src', '.ts').filter((file) =>
      /import [^;]*\bactiveTenantIds\b[^;]* from/.test(text(file)),
    );
    expect(users).to.have.members([
      // Who leaves is not charged, and has accepted the agreement that stays in force for them.
      'src/domain/billing/card-notices.ts',
      'src/domain/billing/trial-notices.ts',
      'src/domain/privacy/agreement/agreement-notice.ts',
    ]);
  });

  it('lets restricted records be seen through a case alone, and a case be opened by those listed here', () => {
    const users = (name: string): string[] =>
      filesBelow('src', '.ts').filter((file) => new RegExp(`import [^;]*\\b${name}\\b[^;]* from`).test(text(file)));
    expect(users('seeingRestricted')).to.have.members([
      'src/domain/privacy/restriction/in-case.ts',
      // Where restricted people are named, each night: it keeps numbers alone.
      'src/domain/privacy/restriction/look-for-places.ts',
      // The copy that a person gets of what is held about them, and what it says of others.
      'src/domain/privacy/access/person-page.ts',
      'src/domain/privacy/access/request-by-link.ts',
      'src/domain/privacy/access/search-others.ts',
      'src/domain/privacy/access/write-document.ts',
      // Who is restricted is there: their requests go on saying whom they are about.
      'src/domain/privacy/requests/reduce.ts',
      // Addresses that become hashes of who must be left alone, and a person behind their own link.
      'src/domain/privacy/suppression/addresses-of.ts',
      'src/domain/privacy/consent/link-visitor.ts',
      // Whether a typed address is theirs: its place in the list, and the number of the case.
      'src/domain/privacy/restriction/at-address.ts',
      // Whether a number is theirs: the number.
      'src/domain/companies/restricted-businesses.ts',
      // What is removed from open data goes from what is hidden, too.
      'src/domain/companies/following/refresh-followed.ts',
      // What the night's jobs leave alone: ids and numbers.
      'src/domain/privacy/restriction/left-alone.ts',
      'src/domain/privacy/retention/left-alone.ts',
      // Whether somebody is there at all, whose disclosures are kept with their recipients, and whose consents with their proof: a number.
      'src/domain/privacy/disclosures/reduce-disclosures.ts',
      'src/domain/privacy/consent/forget-proof.ts',
      // What the controller takes along: restricted records in a folder of their own. And how many there are, before an end.
      'src/domain/exports/everything/table-rows.ts',
      'src/domain/tenants/ending/pre-flight.ts',
      // Erasing and forgetting show nothing to anybody.
      'src/domain/tenants/ending/close-tenant.ts',
      'src/domain/tenants/ending/erase-tenant.ts',
      'src/domain/users/former-user.ts',
      'src/domain/privacy/erasure/carry-out-erasure.ts',
      'src/domain/privacy/erasure/replay-contact.ts',
    ]);
    expect(users('writingErased')).to.have.members([
      // Empties the place they had in the trash, and takes a no from anybody.
      'src/domain/trash/empty-trash.ts',
      'src/domain/privacy/consent/link-visitor.ts',
    ]);
    expect(users('inCase')).to.have.members([
      // Whom a breach touches is told of it, restricted or not (Art. 34).
      'src/domain/privacy/breaches/keeping.ts',
      // A person whose data is restricted can still ask, and is answered.
      'src/domain/privacy/requests/desk.ts',
      'src/domain/privacy/access/review.ts',
      // Recipients who turn out never to have been given anything are not told that somebody is restricted.
      'src/domain/privacy/disclosures/correct-line.ts',
      'src/domain/privacy/erasure/decide-erasure.ts',
      'src/domain/privacy/erasure/decide-residue.ts',
      'src/domain/privacy/erasure/preview.ts',
      // What a law keeps is read for what the law keeps it for, and found where it is held back.
      'src/domain/privacy/holds/hold-by-hand.ts',
      'src/domain/privacy/holds/hold-list.ts',
      'src/domain/privacy/holds/holdable.ts',
      'src/domain/privacy/rectification/rectify.ts',
      'src/domain/privacy/restriction/decide-places.ts',
      'src/domain/privacy/restriction/lift-restriction.ts',
      'src/domain/privacy/restriction/places.ts',
      'src/domain/privacy/restriction/restrict-activity.ts',
      'src/domain/privacy/restriction/restrict-contact.ts',
      'src/domain/privacy/restriction/restricted-record.ts',
      'src/domain/privacy/restriction/restriction.ts',
    ]);
  });

  it('writes mail in one place, and hands it over in one that asks the gate', () => {
    const naming = (pattern: RegExp): string[] => filesBelow('src', '.ts').filter((file) => pattern.test(text(file)));
    expect(naming(/insert into mails\b/)).to.deep.equal(['src/domain/mail/mail.ts']);
    expect(naming(/\.sendMail\(/)).to.deep.equal(['src/domain/mail/outgoing-mail.ts']);
    expect(naming(/\boutgoingMail\(\)/)).to.have.members([
      'src/domain/mail/deliver-mail.ts',
      'src/domain/mail/outgoing-mail.ts',
      // Tells recipients of what they were given about somebody (Art. 19): writes to nobody for a purpose.
      'src/domain/privacy/disclosures/tell-recipient.ts',
    ]);
    expect(text('src/domain/mail/deliver-mail.ts')).to.match(/await isBlocked\(/);
  });

  it('makes every id in the program, as UUIDv7, and none in a statement', () => {
    const making = filesBelow('src', '.ts').filter((file) =>
      /gen_random_uuid|uuid_generate|\buuidv[47]\(/.test(text(file)),
    );
    expect(making).to.deep.equal([]);
  });

  it('decides by its own clock, and by the database’s only where processes share a lease or a cut', () => {
    const decides =
      /\bnow\(\) (?:[-+] (?:interval|make_interval|\$\d)|at time zone)|_(?:at|until|on) [<>]=? now\(\)|\bcurrent_(?:date|timestamp)\b|clock_timestamp|localtimestamp|statement_timestamp/;
    const byTheDatabase: Readonly<Record<string, string>> = {
      'src/domain/outbox.ts': 'leases, which processes on several machines hold against each other',
      'src/domain/companies/following/refresh-followed.ts': 'leases, as in the outbox',
      'src/domain/register/feed/cursor.ts': 'a lease, as in the outbox',
      'src/domain/register/budget.ts': 'calls that several processes share out among them',
      'src/domain/operations/obligations.ts': 'how long the outbox’s own moments have passed',
      'src/domain/billing/events/stored-events.ts': 'how long an event has lain there since the database took it in',
      'src/domain/audit/cut-audit.ts': 'what directory.cut_audit_entries cuts, which knows the database’s clock alone',
      'src/domain/audit/walk-chain.ts': 'whether that function may have cut an entry',
    };
    const deciding = filesBelow('src', '.ts').filter((file) => decides.test(text(file)));
    expect(deciding.toSorted()).to.deep.equal(Object.keys(byTheDatabase).toSorted());
  });

  it('has no junk drawer', () => {
    const drawers = filesBelow('src', '.ts').filter((file) =>
      /(^|\/)(utils?|helpers?|common|services?|misc|shared)(\/|\.ts$)/.test(file),
    );
    expect(drawers).to.deep.equal([]);
  });

  it('writes unescaped HTML only where a template includes another or asks for an icon', () => {
    const loose = filesBelow('views', '.ejs').flatMap((file) =>
      Array.from(text(file).matchAll(/<%-\s*([\s\S]*?)%>/g), (match) => match[1]?.trim() ?? '')
        .filter((code) => !/^(include\(|icon\(|here\(|body$)/.test(code))
        .map((code) => `${file}: ${code.slice(0, 60)}`),
    );
    expect(loose).to.deep.equal([]);
  });

  it('keeps scripts, styles and handlers out of the templates, which the policy of the browser would block', () => {
    const inline = filesBelow('views', '.ejs')
      .filter((file) => !file.startsWith('views/mail/'))
      .filter((file) =>
        /\sstyle=|\son[a-z]+=|<style|hx-on|hx-live|["'\s]js:|<script(?![^>]*\ssrc=)/.test(
          text(file).replaceAll(/<%[\s\S]*?%>/g, ''),
        ),
      );
    expect(inline).to.deep.equal([]);
  });

  it('waits for nothing in a template', () => {
    expect(filesBelow('views', '.ejs').filter((file) => /<%[^%]*\bawait\b/.test(text(file)))).to.deep.equal([]);
  });

  it('gives lint rules that are errors or off, and mutes none in the code', () => {
    const {
      rules: lint,
      categories,
    }: Record<'rules' | 'categories', Record<string, string>> = JSON.parse(text('.oxlintrc.json'));
    expect(new Set([...Object.values(lint), ...Object.values(categories)])).to.deep.equal(new Set(['error', 'off']));
    const muted = ['src', 'test', 'bin', 'migrations', 'stand-ins', 'bench'].flatMap((folder) =>
      filesBelow(folder, '.ts').filter(
        (file) =>
          /(es|ox)lint-disable|@ts-(ignore|expect-error|nocheck)/.test(text(file)) && file !== 'test/house.test.ts',
      ),
    );
    expect(muted).to.deep.equal([]);
  });
});
