import { EditConflict, Invalid } from '../../domain/errors.ts';
import { now } from '../../domain/clock.ts';
import { addAffectedPeople } from '../../domain/privacy/breaches/affected-people.ts';
import { breach, breachEntries, breaches } from '../../domain/privacy/breaches/breach.ts';
import { breachFields, emptyBreachForm, type BreachForm } from '../../domain/privacy/breaches/breach-form.ts';
import { changeBreach, closeBreach, reportBreach } from '../../domain/privacy/breaches/keep-breach.ts';
import { osloClock } from '../../domain/privacy/breaches/oslo-moment.ts';
import { responsible } from '../../domain/privacy/breaches/responsible.ts';
import { sayIt } from '../../domain/privacy/breaches/say-it.ts';
import { tellAffected } from '../../domain/privacy/breaches/tell-tenants.ts';
import { lawNumbers } from '../../domain/privacy/law-numbers.ts';
import { beginningOf } from '../../domain/names.ts';
import { page, redirect, textOf } from '../answers.ts';
import { fieldWords } from '../problem-words.ts';
import type { Answer, Visit } from '../visit.ts';
import { notificationForm } from './authority-form.ts';
import type { Scope } from './scope.ts';
import { shownBreach, shownCase, type Problems } from './shown-case.ts';

const hours = lawNumbers.breachNotice.value;

/** GET: every case, open ones first. */
export async function index(visit: Visit, scope: Scope): Promise<Answer> {
  const [tabs, shown] = await Promise.all([
    scope.tabs(),
    scope.within(async () => (await breaches()).map((one) => shownBreach(visit, one))),
  ]);
  return page(
    'breaches/index',
    visit.t('breaches.title'),
    { tabs, to: scope.addresses, breaches: shown, hours },
    scope.place ? { place: scope.place } : {},
  );
}

/** GET: the few questions that start the clock. */
export const blank = (visit: Visit, scope: Scope): Promise<Answer> =>
  asked(visit, scope, { ...emptyBreachForm, awareAt: osloClock(now()) }, {});

/** POST: opens a case. */
export async function create(visit: Visit, scope: Scope): Promise<Answer> {
  const typed = typedForm(visit);
  try {
    const id = await scope.within(() => reportBreach(scope.keeper, typed));
    return redirect(scope.addresses.show(id), { text: visit.t('breaches.opened') });
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    return asked(visit, scope, typed, fieldWords(visit.t, error.fields));
  }
}

async function asked(visit: Visit, scope: Scope, typed: BreachForm, problems: Problems): Promise<Answer> {
  return page(
    'breaches/new',
    visit.t('breaches.new'),
    { tabs: await scope.tabs(), to: scope.addresses, typed, problems, hours },
    { ...(scope.place ? { place: scope.place } : {}), status: Object.keys(problems).length > 0 ? 422 : 200 },
  );
}

/** GET: one case. */
export const show = (visit: Visit, scope: Scope): Promise<Answer> => shownCase(visit, scope, {});

/** POST: saves what is known. */
export async function update(visit: Visit, scope: Scope): Promise<Answer> {
  const id = visit.param('id');
  const typed = typedForm(visit);
  try {
    await scope.within(() => changeBreach(scope.keeper, id, typed, wholeNumber(visit.field('version'))));
  } catch (error) {
    if (error instanceof EditConflict)
      return shownCase(visit, scope, { typed, problems: { nature: visit.t('breaches.problem.conflict') } });
    if (!(error instanceof Invalid)) throw error;
    return shownCase(visit, scope, { typed, problems: fieldWords(visit.t, error.fields) });
  }
  return redirect(scope.addresses.show(id), { text: visit.t('breaches.saved') });
}

/** POST: writes down that Datatilsynet or the people were told (`kind`). */
export async function words(visit: Visit, scope: Scope): Promise<Answer> {
  const id = visit.param('id');
  const kind = visit.field('kind') === 'people' ? 'people' : 'authority';
  const said = { kind, body: visit.field('body'), reference: beginningOf(visit.field('reference'), 200) } as const;
  try {
    await scope.within(async () => {
      const [one, entries, who] = await Promise.all([breach(id), breachEntries(id), responsible()]);
      const form = kind === 'authority' ? { fields: notificationForm(visit, one, entries, who) } : undefined;
      await sayIt(scope.keeper, id, { ...said, form });
    });
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    return shownCase(visit, scope, { said, problems: fieldWords(visit.t, error.fields) });
  }
  return redirect(scope.addresses.show(id), {
    text: visit.t(kind === 'people' ? 'breaches.people.told' : 'breaches.authority.told'),
  });
}

/** POST: ties contacts to the case by their addresses; what no contact has stays in the field. */
export async function people(visit: Visit, scope: Scope): Promise<Answer> {
  const id = visit.param('id');
  try {
    const found = await scope.within(() => addAffectedPeople(scope.keeper, id, visit.field('emails')));
    const left = [...found.unknown, ...found.unreadable];
    if (left.length > 0) {
      const said = (['unknown', 'unreadable', 'known'] as const)
        .filter((what) => found[what].length > 0)
        .map((what) => visit.t(`breaches.people.${what}`, { count: found[what].length }));
      return shownCase(visit, scope, { problems: { emails: said.join(' ') }, listed: left.join('\n') });
    }
    return redirect(scope.addresses.show(id), { text: visit.t('breaches.people.added') });
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    return shownCase(visit, scope, { problems: fieldWords(visit.t, error.fields) });
  }
}

/** POST: says which tenants OnNet's own case touches, and tells them. */
export async function tenants(visit: Visit, scope: Scope): Promise<Answer> {
  const id = visit.param('id');
  const which = visit.field('which') === 'all' ? 'all' : visit.field('tenants').split(/[\s,;]+/);
  try {
    await scope.within(() => tellAffected(scope.keeper, id, which));
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    return shownCase(visit, scope, { problems: fieldWords(visit.t, error.fields) });
  }
  return redirect(scope.addresses.show(id), { text: visit.t('breaches.tenants.told') });
}

/** POST: closes the case. */
export async function close(visit: Visit, scope: Scope): Promise<Answer> {
  const id = visit.param('id');
  try {
    await scope.within(() => closeBreach(scope.keeper, id));
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    return shownCase(visit, scope, { problems: fieldWords(visit.t, error.fields) });
  }
  return redirect(scope.addresses.index, { text: visit.t('breaches.closed') });
}

/** GET: what to fill into Datatilsynet's form, to be printed. */
export async function form(visit: Visit, scope: Scope): Promise<Answer> {
  const { one, fields } = await filledIn(visit, scope);
  return page(
    'breaches/form',
    visit.t('breaches.form.title'),
    { tabs: await scope.tabs(), to: scope.addresses, one, fields },
    scope.place ? { place: scope.place } : {},
  );
}

/** GET: the same for programs. */
export async function json(visit: Visit, scope: Scope): Promise<Answer> {
  const { one, fields } = await filledIn(visit, scope);
  const body = { breach: one.id, version: one.version, article: 'GDPR 33(3)', fields };
  return textOf('application/json; charset=utf-8', `${JSON.stringify(body, null, 2)}\n`, `breach-${one.id}.json`);
}

async function filledIn(visit: Visit, scope: Scope) {
  const id = visit.param('id');
  return scope.within(async () => {
    const [one, entries, who] = await Promise.all([breach(id), breachEntries(id), responsible()]);
    return { one, fields: notificationForm(visit, one, entries, who) };
  });
}

const typedForm = (visit: Visit): BreachForm =>
  breachFields.reduce<BreachForm>(
    (form, field) => ({ ...form, [field]: field === 'kinds' ? visit.fields('kinds').join(',') : visit.field(field) }),
    emptyBreachForm,
  );

const wholeNumber = (typed: string): number => (/^\d{1,9}$/.test(typed) ? Number(typed) : 0);
