import { contactConsents } from '../../domain/privacy/consent/contact-consents.ts';
import { askForConsent } from '../../domain/privacy/consent/ask-consent.ts';
import { heardVias } from '../../domain/privacy/consent/fold.ts';
import { objectToMarketing, recordConsent, recordWithdrawal } from '../../domain/privacy/consent/record-consent.ts';
import { removeContactPurpose, setContactPurpose } from '../../domain/privacy/purposes/contact-purposes.ts';
import { sources } from '../../domain/privacy/purposes/purpose.ts';
import { contactFacts } from '../../domain/contacts/contact-record.ts';
import { Invalid } from '../../domain/errors.ts';
import { fullName } from '../../domain/names.ts';
import { may } from '../../domain/users/member.ts';
import { isLanguage } from '../../words/catalogue.ts';
import { parseDate } from '../../words/parsing.ts';
import { page, redirect } from '../answers.ts';
import { paths } from '../paths.ts';
import { fieldWords } from '../problem-words.ts';
import { publicLink } from '../public-link.ts';
import type { MessageKey } from '../../words/catalogue.ts';
import type { Answer, Visit } from '../visit.ts';
import { channelPanel, lawReading } from './channel-panel.ts';
import type { ConsentForm } from './pages.ts';

/** GET: how one person may be contacted, what their data is held for, and what they have said. */
export const show = (visit: Visit): Promise<Answer> => answer(visit);

/** POST: writes down what a purpose rests on for them. */
export const setPurpose = (visit: Visit): Promise<Answer> =>
  change(visit, 'purpose', 'done.saved', (id) =>
    setContactPurpose(visit.member, id, {
      purposeId: visit.field('purpose'),
      source: visit.field('source'),
      since: dayOf(visit.field('since')),
    }),
  );

/** POST: takes a purpose from them. */
export async function removePurpose(visit: Visit): Promise<Answer> {
  await removeContactPurpose(visit.member, visit.param('id'), visit.param('purpose'));
  return back(visit, 'done.saved');
}

/** POST: sends the mail that asks them to confirm a consent. */
export const ask = (visit: Visit): Promise<Answer> =>
  change(visit, 'ask', 'consents.asked.toast', (id) => {
    const chosen = visit.field('language');
    const language = isLanguage(chosen) ? chosen : 'nb';
    const tenant = visit.member.tenantId;
    return askForConsent(
      visit.member,
      id,
      { purposeId: visit.field('purpose'), language, via: visit.field('via') },
      {
        confirm: (token) => publicLink(paths.public.consent({ language, tenant, token })),
        unsubscribe: (token) => publicLink(`${paths.webhooks.unsubscribe({ tenant, token })}?language=${language}`),
      },
    );
  });

/** POST: writes down a consent that was given elsewhere. */
export const record = (visit: Visit): Promise<Answer> =>
  change(visit, 'record', 'consents.recorded.toast', (id) =>
    recordConsent(visit.member, id, {
      purposeId: visit.field('purpose'),
      via: visit.field('via'),
      on: dayOf(visit.field('on')),
      language: visit.language,
      shownWording: visit.field('shownWording') === 'yes',
      wordingId: visit.field('wording'),
    }),
  );

/** POST: writes down a withdrawal. */
export const withdraw = (visit: Visit): Promise<Answer> =>
  change(visit, 'withdraw', 'consents.withdrawn.toast', (id) =>
    recordWithdrawal(visit.member, id, { purposeId: visit.field('purpose'), via: visit.field('via') }),
  );

/** POST: writes down that they object to all marketing. */
export const object = (visit: Visit): Promise<Answer> =>
  change(visit, 'object', 'consents.objected.toast', (id) => objectToMarketing(visit.member, id, visit.field('via')));

/** A typed day as ISO; what is no date stays as typed, for the domain to refuse. */
const dayOf = (typed: string): string => (typed === '' ? '' : (parseDate(typed) ?? typed));

async function change(
  visit: Visit,
  form: ConsentForm,
  done: MessageKey,
  work: (id: string) => Promise<unknown>,
): Promise<Answer> {
  try {
    await work(visit.param('id'));
  } catch (error) {
    if (error instanceof Invalid) return answer(visit, { form, problems: fieldWords(visit.t, error.fields) });
    throw error;
  }
  return back(visit, done);
}

const back = (visit: Visit, done: MessageKey): Answer =>
  redirect(paths.contacts.privacy({ tenant: visit.member.tenantSlug, id: visit.param('id') }), {
    text: visit.t(done),
  });

const typedFields = ['purpose', 'source', 'since', 'via', 'on', 'language', 'shownWording', 'wording'] as const;

async function answer(
  visit: Visit,
  refusal?: { readonly form: ConsentForm; readonly problems: Readonly<Record<string, string>> },
): Promise<Answer> {
  const { member, t } = visit;
  const id = visit.param('id');
  const facts = await contactFacts(member, id);
  const consents = await contactConsents(member, id);
  const name = fullName(facts.givenName, facts.familyName);
  return page(
    'consents/contact',
    t('consents.contact.title', { name }),
    {
      ...consents,
      contact: { id, name },
      channelPanel: channelPanel(visit, id, consents.channels),
      lawReading: lawReading(visit),
      editable: may(member, 'write') && facts.deletedAt === null && !facts.erased,
      refused: refusal?.form,
      opened: refusal?.form ?? visit.query('open'),
      typed: Object.fromEntries(typedFields.map((field) => [field, visit.field(field)])),
      problems: refusal?.problems ?? {},
      heardVias,
      sources: sources.filter((source) => source !== 'default'),
    },
    { place: 'contacts', status: refusal ? 422 : 200 },
  );
}
