import { now, osloDay } from '../../../domain/clock.ts';
import { Invalid, NotFound } from '../../../domain/errors.ts';
import { outside } from '../../../domain/outside.ts';
import { controllerInWords } from '../../../domain/privacy/inventory/controller-party.ts';
import { lawNumbers } from '../../../domain/privacy/law-numbers.ts';
import { PLATFORM_SLUG } from '../../../domain/privacy/requests/desk.ts';
import { intakeAddress } from '../../../domain/privacy/requests/intake-address.ts';
import { isRequestKind, requestKinds } from '../../../domain/privacy/requests/kinds.ts';
import { controllerOf, receiveForm, type Controller } from '../../../domain/privacy/requests/receive-form.ts';
import { remedies } from '../../../domain/privacy/requests/supervisory-authority.ts';
import { publicPage } from '../../answers.ts';
import { paths } from '../../paths.ts';
import { formId, submissionId } from '../../submission-id.ts';
import { fieldWords, problemWords } from '../../problem-words.ts';
import { waiting } from '../../sign-in/waiting.ts';
import type { Answer, Visit } from '../../visit.ts';
import type { PublicRequestPage } from '../requests/pages.ts';
import { representedIn } from '../requests/represented-in.ts';

/** Whose form it is: the tenant's in the address, or OnNet's own. @throws NotFound */
async function controllerIn(visit: Visit): Promise<Controller> {
  const slug = visit.param('controller');
  const controller = slug === PLATFORM_SLUG ? undefined : await controllerOf(slug === '' ? PLATFORM_SLUG : slug);
  if (!controller) throw new NotFound('page');
  return controller;
}

/** GET: what a person wants, and where the answer can reach them. Nothing else is asked for. */
export const form = async (visit: Visit): Promise<Answer> => show(visit, await controllerIn(visit));

/** POST: takes the request in. What is answered does not depend on who the person is. */
export async function create(visit: Visit): Promise<Answer> {
  const controller = await controllerIn(visit);
  const { language } = visit;
  const { kind, name, email, message, addressee, ...represented } = typedIn(visit);
  try {
    const { dueOn, goneBy } = await receiveForm(
      controller,
      { kind: isRequestKind(kind) ? kind : undefined, name, email, message, addressee, represented },
      { id: submissionId(visit), from: visit.request.ip ?? '', language },
    );
    return publicPage('privacy/public/received', visit.t('requests.public.received.title'), {
      controllerName: controller.name,
      receivedOn: osloDay(now()),
      dueOn,
      goneBy,
    });
  } catch (error) {
    if (error instanceof Invalid) return show(visit, controller, { problems: fieldWords(visit.t, error.fields) });
    const { problem, headers } = waiting(error);
    return show(visit, controller, { refused: problemWords(visit.t, problem), headers });
  }
}

const typedIn = (visit: Visit): PublicRequestPage['typed'] => ({
  kind: visit.field('kind'),
  name: visit.field('name'),
  email: visit.field('email'),
  message: visit.field('message'),
  addressee: visit.field('addressee'),
  ...representedIn(visit),
});

interface Refusal {
  readonly problems?: Readonly<Record<string, string>>;
  readonly refused?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

async function show(
  visit: Visit,
  { tenantId, slug, name }: Controller,
  { problems = {}, refused, headers = {} }: Refusal = {},
): Promise<Answer> {
  const { language } = visit;
  const own = slug === PLATFORM_SLUG;
  return publicPage(
    'privacy/public/request',
    visit.t('requests.public.title', { controller: name }),
    {
      controllerName: name,
      own,
      id: formId(visit),
      here: own ? paths.public.ownRequest({ language }) : paths.public.request({ language, controller: slug }),
      kinds: requestKinds,
      address: intakeAddress(slug),
      handled: {
        who: await controllerInWords(tenantId, language),
        entity: outside().legalEntity.name,
        years: lawNumbers.requestKept.value,
        authority: remedies.authority,
      },
      typed: typedIn(visit),
      problems,
      refused,
    },
    { status: refused !== undefined ? 429 : Object.keys(problems).length > 0 ? 422 : 200, headers },
  );
}
