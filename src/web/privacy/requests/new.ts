import { osloDay } from '../../../domain/clock.ts';
import { contactFacts } from '../../../domain/contacts/contact-record.ts';
import { Invalid, NotFound } from '../../../domain/errors.ts';
import { fullName } from '../../../domain/names.ts';
import { isTakenDownBy, isRequestKind } from '../../../domain/privacy/requests/kinds.ts';
import { recordRequest } from '../../../domain/privacy/requests/receive-request.ts';
import { parseDate } from '../../../words/parsing.ts';
import { page, redirect } from '../../answers.ts';
import { formId, submissionId } from '../../submission-id.ts';
import { fieldWords } from '../../problem-words.ts';
import type { Answer, Visit } from '../../visit.ts';
import { tabsOf } from '../tabs.ts';
import type { DeskPlace, PlaceOf } from './desk-place.ts';
import type { TypedNewRequest } from './pages.ts';
import { representedIn } from './represented-in.ts';

/** GET: a form for what came by phone, letter or across a table. `contact` says whom it is about. */
export const form =
  (placeOf: PlaceOf) =>
  async (visit: Visit): Promise<Answer> => {
    const place = placeOf(visit);
    return place.read(async () => {
      const [contact, kind] = [visit.query('contact'), visit.query('kind')];
      // Also who is restricted can ask: whoever takes it down comes from their case.
      const facts =
        place.tenant === undefined || contact === ''
          ? undefined
          : await place.desk.see(() => contactFacts(visit.member, contact));
      if (facts?.erased) throw new NotFound('contact');
      return show(visit, place, {
        kind: isRequestKind(kind) ? kind : 'access',
        channel: 'phone',
        requesterName: facts ? fullName(facts.givenName, facts.familyName) : '',
        requesterEmail: facts?.email ?? '',
        message: '',
        receivedOn: visit.formats.date(osloDay()),
        language: visit.language,
        personId: facts?.id ?? '',
        representedAs: '',
        representedName: '',
      });
    });
  };

/** POST: keeps the request and leads to it. */
export const create =
  (placeOf: PlaceOf) =>
  async (visit: Visit): Promise<Answer> => {
    const place = placeOf(visit);
    const typed: TypedNewRequest = {
      kind: visit.field('kind'),
      channel: visit.field('channel'),
      requesterName: visit.field('requesterName'),
      requesterEmail: visit.field('requesterEmail'),
      message: visit.field('message'),
      receivedOn: visit.field('receivedOn'),
      language: visit.field('language') === 'en' ? 'en' : 'nb',
      personId: visit.field('personId'),
      ...representedIn(visit),
    };
    const { kind, channel } = typed;
    return place.write(async () => {
      try {
        if (!isRequestKind(kind)) throw new Invalid({ kind: 'form.choose' });
        if (!isTakenDownBy(channel)) throw new Invalid({ channel: 'form.choose' });
        const receivedOn = parseDate(typed.receivedOn);
        const id = await recordRequest(
          place.desk,
          { ...typed, kind, channel, receivedOn, represented: typed },
          submissionId(visit),
        );
        return redirect(place.hrefs.show(id), { text: visit.t('requests.recorded') });
      } catch (error) {
        if (!(error instanceof Invalid)) throw error;
        return show(visit, place, typed, fieldWords(visit.t, error.fields));
      }
    });
  };

async function show(
  visit: Visit,
  { tenant, hrefs }: DeskPlace,
  typed: TypedNewRequest,
  problems: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const tabs = tenant === undefined ? [] : await tabsOf(visit, 'requests');
  return page(
    'privacy/requests/new',
    visit.t('requests.new'),
    { tabs, hrefs, id: formId(visit), typed, problems },
    {
      status: Object.keys(problems).length > 0 ? 422 : 200,
      // Whoever came from a person's page is shown them again.
      ...(typed.personId === '' ? { shown: 0 } : { about: typed.personId }),
      ...(tenant === undefined ? {} : { place: 'privacy' }),
    },
  );
}
