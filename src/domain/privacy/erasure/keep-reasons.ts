import type { InBothLanguages } from '../inventory/declaration.ts';

interface KeepReason extends InBothLanguages {
  /** Of a place in free text, or of a whole contact who has the same address or number. */
  readonly of: 'text' | 'record';
  /** The provision. */
  readonly law: string;
  readonly verified: boolean;
  readonly source: string;
}

/**
 * Why a place in free text may go on naming somebody who is erased, or another contact keep an address of theirs, as a word of ours and never as typed: a reason must not
 * name anybody. Data: a lawyer corrects it here.
 */
export const keepReasons = {
  'another-person': {
    nb: 'Gjelder en annen person',
    en: 'Is about another person',
    of: 'text',
    law: 'GDPR art. 17(1)',
    verified: true,
    source: 'field research §2.1: the right is the person’s own data only',
  },
  'legal-claims': {
    nb: 'Trengs til et rettskrav',
    en: 'Needed for a legal claim',
    of: 'text',
    law: 'GDPR art. 17(3)(e)',
    verified: true,
    source: 'field research §2.1',
  },
  'legal-duty': {
    nb: 'Loven pålegger oss å beholde det',
    en: 'The law obliges us to keep it',
    of: 'text',
    law: 'GDPR art. 17(3)(b)',
    verified: true,
    source: 'field research §2.1',
  },
  'shared-at-home': {
    nb: 'En annen person, fordi de deler e-post eller telefon hjemme',
    en: 'Another person, because they share an e-mail address or phone at home',
    of: 'record',
    law: 'GDPR art. 17(1)',
    verified: true,
    source: 'field research §2.1: the right is the person’s own data only',
  },
  'shared-at-work': {
    nb: 'En annen person, fordi e-posten eller telefonen er felles på jobben',
    en: 'Another person, because the e-mail address or phone is shared at work',
    of: 'record',
    law: 'GDPR art. 17(1)',
    verified: true,
    source: 'field research §2.1: the right is the person’s own data only',
  },
  'passed-on': {
    nb: 'En annen person, fordi e-posten eller telefonen har skiftet eier eller er skrevet feil',
    en: 'Another person, because the e-mail address or phone has a new owner or was mistyped',
    of: 'record',
    law: 'GDPR art. 17(1)',
    verified: true,
    source: 'field research §2.1: the right is the person’s own data only',
  },
} as const satisfies Readonly<Record<string, KeepReason>>;
export type KeepReasonCode = keyof typeof keepReasons;

export const isKeepReason = (code: string): code is KeepReasonCode => Object.hasOwn(keepReasons, code);
