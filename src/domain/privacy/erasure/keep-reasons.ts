import type { InBothLanguages } from '../inventory/declaration.ts';

interface KeepReason extends InBothLanguages {
  /** The provision. */
  readonly law: string;
  readonly verified: boolean;
  readonly source: string;
}

/**
 * Why a place in free text may go on naming somebody who is erased, as a word of ours and never as typed: a reason must not
 * name anybody. Data: a lawyer corrects it here.
 */
export const keepReasons = {
  'another-person': {
    nb: 'Gjelder en annen person',
    en: 'Is about another person',
    law: 'GDPR art. 17(1)',
    verified: true,
    source: 'field research §2.1: the right is the person’s own data only',
  },
  'legal-claims': {
    nb: 'Trengs til et rettskrav',
    en: 'Needed for a legal claim',
    law: 'GDPR art. 17(3)(e)',
    verified: true,
    source: 'field research §2.1',
  },
  'legal-duty': {
    nb: 'Loven pålegger oss å beholde det',
    en: 'The law obliges us to keep it',
    law: 'GDPR art. 17(3)(b)',
    verified: true,
    source: 'field research §2.1',
  },
} as const satisfies Readonly<Record<string, KeepReason>>;
export type KeepReasonCode = keyof typeof keepReasons;

export const isKeepReason = (code: string): code is KeepReasonCode => Object.hasOwn(keepReasons, code);
