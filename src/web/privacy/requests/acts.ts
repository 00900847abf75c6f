import { Invalid, NotFound } from '../../../domain/errors.ts';
import { disclosedCategories } from '../../../domain/privacy/disclosures/disclosed-categories.ts';
import { alsoAsks } from '../../../domain/privacy/requests/also-asks.ts';
import { answerRequest } from '../../../domain/privacy/requests/answer-request.ts';
import { noteDoneByHand, type CorrectedByHand } from '../../../domain/privacy/fulfilment/by-hand.ts';
import { handOverCopy, makeCopy, reviewCopy, sendCopy } from '../../../domain/privacy/fulfilment/copy.ts';
import { restrictForRequest } from '../../../domain/privacy/fulfilment/restriction.ts';
import { stopInterests } from '../../../domain/privacy/fulfilment/right-to-object.ts';
import { withdrawConsents } from '../../../domain/privacy/fulfilment/withdrawal.ts';
import { confirmAddress } from '../../../domain/privacy/requests/confirm-address.ts';
import { endDoubt, recordDoubt } from '../../../domain/privacy/requests/doubt.ts';
import { eraseFirst } from '../../../domain/privacy/requests/erasure-first.ts';
import { extendRequest } from '../../../domain/privacy/requests/extend-request.ts';
import { askIdentity, vouchIdentity } from '../../../domain/privacy/requests/identity.ts';
import { isDecision, isRequestKind } from '../../../domain/privacy/requests/kinds.ts';
import { noteAuthority } from '../../../domain/privacy/requests/representation.ts';
import { recordSearch, ruleOut } from '../../../domain/privacy/requests/nothing-found.ts';
import { claimBusiness } from '../../../domain/privacy/requests/own-businesses.ts';
import { mergeRequests } from '../../../domain/privacy/requests/merge-requests.ts';
import { takeBackIdentity } from '../../../domain/privacy/requests/take-back-identity.ts';
import { dismissRequest, noteOnRequest, sortRequest } from '../../../domain/privacy/requests/sort-request.ts';
import type { MessageKey } from '../../../words/catalogue.ts';
import { languages } from '../../../words/language.ts';
import { redirect } from '../../answers.ts';
import { paths } from '../../paths.ts';
import { fieldWords } from '../../problem-words.ts';
import { publicLink } from '../../public-link.ts';
import type { Answer, Visit } from '../../visit.ts';
import { actsOnAccounts } from './account-acts.ts';
import { fulfillingActs, requestActs, type DeskPlace, type PlaceOf, type RequestAct } from './desk-place.ts';
import { representedIn } from './represented-in.ts';
import { answer } from './show.ts';

/** How something is done with a request, and the word when it is. */
export interface Act {
  readonly carryOut: (visit: Visit, place: DeskPlace, id: string) => Promise<unknown>;
  readonly done: MessageKey;
  /** It opens transactions of its own, since it works in more than the desk's. */
  readonly byItself?: true;
}

const correctedIn = (visit: Visit): CorrectedByHand => ({
  corrections: disclosedCategories.map((category) => ({
    category,
    from: visit.field(`from-${category}`),
    to: visit.field(`to-${category}`),
  })),
  nothingGiven: visit.field('given') === 'nothing',
});

const acts: Readonly<Record<RequestAct, Act>> = {
  sorting: {
    carryOut: (visit, { desk }, id) => {
      const kind = visit.field('kind');
      if (!isRequestKind(kind)) throw new Invalid({ kind: 'form.choose' });
      const language = languages.find((one) => one === visit.field('language'));
      return sortRequest(desk, id, {
        kind,
        personId: visit.field('person'),
        represented: representedIn(visit),
        language,
      });
    },
    done: 'requests.done.sorting',
  },
  search: {
    carryOut: (visit, { desk }, id) => recordSearch(desk, id, visit.field('searched')),
    done: 'requests.done.search',
  },
  'ruling-out': {
    carryOut: (visit, { desk }, id) => ruleOut(desk, id, visit.field('person')),
    done: 'requests.done.ruling-out',
  },
  business: {
    carryOut: (visit, { desk }, id) => claimBusiness(desk, id, visit.field('person')),
    done: 'requests.done.business',
  },
  'identity-check': {
    carryOut: (_visit, { desk }, id) =>
      askIdentity(desk, id, (tenant, token, language) =>
        publicLink(paths.public.identity({ language, tenant, token })),
      ),
    done: 'requests.done.identity-check',
  },
  vouching: {
    carryOut: (visit, { desk }, id) => vouchIdentity(desk, id, visit.field('reason')),
    done: 'requests.done.vouching',
  },
  unconfirming: {
    carryOut: (visit, { desk }, id) => takeBackIdentity(desk, id, visit.field('reason')),
    done: 'requests.done.unconfirming',
  },
  address: {
    carryOut: (visit, { desk }, id) =>
      confirmAddress(desk, id, { address: visit.field('address'), reason: visit.field('reason') }),
    done: 'requests.done.address',
  },
  authority: {
    carryOut: (visit, { desk }, id) =>
      noteAuthority(desk, id, { how: visit.field('how'), child: visit.field('child'), note: visit.field('note') }),
    done: 'requests.done.authority',
  },
  doubt: {
    carryOut: (visit, { desk }, id) =>
      recordDoubt(desk, id, { reasonable: visit.field('reasonable') === 'yes', reason: visit.field('reason') }),
    done: 'requests.done.doubt',
  },
  'doubt-end': { carryOut: (_visit, { desk }, id) => endDoubt(desk, id), done: 'requests.done.doubt-end' },
  extension: {
    carryOut: (visit, { desk }, id) => extendRequest(desk, id, visit.field('reason')),
    done: 'requests.done.extension',
  },
  copy: { carryOut: (_visit, { desk }, id) => makeCopy(desk, id), done: 'requests.done.copy' },
  'copy-review': {
    carryOut: (visit, { desk }, id) =>
      reviewCopy(desk, id, {
        withheld: visit.fields('withhold'),
        words: visit.field('words'),
        read: visit.field('read') === 'yes',
        note: visit.field('note'),
        seen: visit.field('seen') || undefined,
      }),
    done: 'requests.done.copy-review',
  },
  'copy-link': {
    carryOut: (_visit, { desk }, id) =>
      sendCopy(desk, id, (tenant, token, language) => publicLink(paths.public.copy({ language, tenant, token }))),
    done: 'requests.done.copy-link',
  },
  'handing-over': {
    carryOut: (visit, { desk }, id) => handOverCopy(desk, id, visit.field('how')),
    done: 'requests.done.handing-over',
  },
  restriction: {
    carryOut: (visit, { desk }, id) => restrictForRequest(desk, id, visit.field('ground'), (name) => visit.field(name)),
    done: 'requests.done.restriction',
  },
  interests: {
    carryOut: (visit, { desk }, id) => stopInterests(desk, id, visit.fields('purpose')),
    done: 'requests.done.interests',
  },
  consents: {
    carryOut: (visit, { desk }, id) => withdrawConsents(desk, id, visit.fields('purpose')),
    done: 'requests.done.consents',
  },
  ...actsOnAccounts,
  'by-hand': {
    carryOut: (visit, { desk }, id) => noteDoneByHand(desk, id, visit.field('done'), correctedIn(visit)),
    done: 'requests.done.by-hand',
  },
  answer: {
    carryOut: (visit, { desk }, id) => {
      const decision = visit.field('decision');
      if (!isDecision(decision)) throw new Invalid({ decision: 'form.choose' });
      return answerRequest(desk, id, { decision, ground: visit.field('ground'), text: visit.field('text') });
    },
    done: 'requests.done.answer',
  },
  also: {
    carryOut: (visit, { desk }, id) => {
      const kind = visit.field('kind');
      if (!isRequestKind(kind)) throw new Invalid({ kind: 'form.choose' });
      return alsoAsks(desk, id, kind);
    },
    done: 'requests.done.also',
  },
  'erasure-first': {
    carryOut: (visit, { desk }, id) => eraseFirst(desk, id, visit.field('first')),
    done: 'requests.done.erasure-first',
  },
  merging: {
    carryOut: (visit, { desk }, id) => mergeRequests(desk, id, visit.field('into')),
    done: 'requests.done.merging',
  },
  dismissal: {
    carryOut: (visit, { desk }, id) => dismissRequest(desk, id, visit.field('reason')),
    done: 'requests.done.dismissal',
  },
  notes: {
    carryOut: (visit, { desk }, id) => noteOnRequest(desk, id, visit.field('note')),
    done: 'requests.done.notes',
  },
};

/** Where on the page one goes on: where the request is met, or the search before an answer. */
const goesOnAt: Readonly<Partial<Record<RequestAct, string>>> = {
  ...Object.fromEntries(fulfillingActs.map((act) => [act, '#fulfilment'])),
  also: '#together',
  search: '#search',
  'ruling-out': '#search',
  business: '#search',
};

const isAct = (text: string): text is RequestAct => requestActs.some((act) => act === text);

/** POST: does one thing with a request, and shows it again; refused, with what was typed. */
export const create =
  (placeOf: PlaceOf) =>
  async (visit: Visit): Promise<Answer> => {
    const name = visit.param('act');
    if (!isAct(name)) throw new NotFound('act');
    const place = placeOf(visit);
    const id = visit.param('id');
    try {
      const { carryOut, byItself } = acts[name];
      await (byItself ? carryOut(visit, place, id) : place.write(async () => carryOut(visit, place, id)));
    } catch (error) {
      if (!(error instanceof Invalid)) throw error;
      const problems = fieldWords(visit.t, error.fields);
      return place.read(() => answer(visit, place, { act: name, problems }));
    }
    return redirect(`${place.hrefs.show(id)}${goesOnAt[name] ?? ''}`, {
      text: visit.t(acts[name].done),
    });
  };
