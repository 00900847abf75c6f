import { readdirSync } from 'node:fs';
import path from 'node:path';

import ejs from 'ejs';

import { addCompany } from '../../src/domain/companies/add-company.ts';
import { inTenant } from '../../src/domain/tenancy.ts';
import { confirmSignUp } from '../../src/domain/tenants/pending-sign-ups.ts';
import { joinTenant } from '../../src/domain/users/join-tenant.ts';
import { paths } from '../../src/web/paths.ts';
import { inventedCompanies } from '../../stand-ins/register/units/invented-companies.ts';
import { BROWSER } from '../domain/privacy/access/packages.ts';
import { openedLink } from './copy-records.ts';
import { importIn } from './import-records.ts';
import type { RouteCallers } from './route-callers.ts';
import {
  askableCompany,
  companyNews,
  fieldOfCompany,
  newContact,
  newTask,
  numberedCompany,
  requestBesideBusiness,
  signUpTokenOf,
  stageOf,
  trashedContact,
} from './route-records.ts';

const views = path.join(import.meta.dirname, '..', '..', 'views');

/** The views by their files. Those of mail are the worker's, compiled when it starts; test/workers/mail renders every letter. */
export const allViews = (): string[] =>
  readdirSync(views, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ejs') && !file.startsWith('mail/'),
  );

/**
 * The views that are rendered while the surrounding `describe` runs. Name it before whatever starts the app: what the program
 * compiles when it starts is heard too.
 */
export function useRenderedViews(): ReadonlySet<string> {
  const rendered = new Set<string>();
  const compile = ejs.compile as (template: string, options: object) => (locals: object) => string;
  before(() => {
    const listening: typeof compile = (template, options) => {
      const compiled = compile(template, options);
      return (locals) => {
        rendered.add(path.relative(views, 'filename' in options ? String(options.filename) : ''));
        return compiled(locals);
      };
    };
    Object.assign(ejs, { compile: listening });
  });
  after(() => Object.assign(ejs, { compile }));
  return rendered;
}

/** Asks for answers other than the usual one of a route: refused forms, nothing found, a toast beside a part, several tenants. */
export async function callWhatNoSampleShows({ town, visitorOf }: RouteCallers): Promise<void> {
  const { astrid, clara } = town;
  const visitor = visitorOf('astrid');
  const { tenantSlug: tenant } = astrid;
  const partial = { htmx: 'partial' } as const;
  await visitor.get('/finnes-ikke');
  await visitor.get(paths.contacts.show({ tenant, id: 'finnes-ikke' }), partial);
  await visitor.post(paths.contacts.index({ tenant }), { givenName: '', familyName: '' });
  await visitor.post(paths.activities.removal({ tenant, id: await newTask(astrid) }), { on: 'contact' }, partial);
  const older = `${paths.contacts.activities({ tenant, id: await newContact(astrid) })}?before=${await newTask(astrid)}`;
  await visitor.get(older, partial);
  await visitor.post(paths.contacts.trashing({ tenant, id: await trashedContact(astrid) }));
  await visitor.get(paths.companies.show({ tenant, id: (await fieldOfCompany(astrid)).id }));
  await visitor.get(paths.companies.show({ tenant, ...(await companyNews(astrid)) }));
  await visitor.get(paths.companies.show({ tenant, id: await askableCompany(astrid) }));
  await visitor.post(paths.companies.field({ tenant, id: await numberedCompany(astrid), field: 'website' }), {
    value: 'a b',
  });
  // A company of the stand-in's that has a sub-unit and is in a group.
  const [{ number } = { number: '' }] = inventedCompanies();
  const id = await inTenant(astrid.tenantId, () => addCompany(astrid, { organisationNumber: number }, 'nb'));
  await visitor.get(`${paths.companies.structure({ tenant, id })}?what=group`, partial);
  for (const state of ['columns', 'checking', 'finished'] as const) {
    const show = paths.imports.show({ tenant, id: await importIn(astrid, state) });
    await visitor.get(show);
    await visitor.get(show, partial);
  }
  await visitor.get(`${paths.imports.show({ tenant, id: await importIn(astrid, 'review') })}?shelf=unreadable`);
  await visitor.get(paths.privacy.request({ tenant, id: await requestBesideBusiness(astrid) }));
  await visitor.post(paths.deals.new({ tenant }), { title: '', stage: await stageOf(astrid) });
  await inTenant(clara.tenantId, () => joinTenant({ id: astrid.userId, name: astrid.name }, 'reader'));
  await visitor.get(paths.account.tenants());
  await visitor.get(paths.public.deletionCertificate({ language: 'nb', certificate: 'avkuttet' }));
  await confirmSignUp(await signUpTokenOf('982463718'));
  const again = await signUpTokenOf('982463718');
  await town.visitor().post(paths.public.signUpConfirmation({ language: 'nb', token: again }), { act: 'ask' });
  const opened = paths.public.copy({ language: 'nb', ...(await openedLink(astrid)) });
  await town.visitor().get(opened, { headers: { cookie: `onnet-copy=${BROWSER}` } });
  await town.visitor().get(opened);
}
