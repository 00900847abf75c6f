import { createHash } from 'node:crypto';

import { optionalClasses } from '../../domain/privacy/cookies/register.ts';
import { lawNumbers } from '../../domain/privacy/law-numbers.ts';
import type { Translate } from '../../words/catalogue.ts';

/** SHA-256 of the words of the banner in a language: which question a receipt is the answer to. */
export function wordingHash(t: Translate): Buffer {
  const words = [
    t('cookies.banner.title'),
    t('cookies.banner.text'),
    t('cookies.banner.child', { age: lawNumbers.childAge.value }),
    ...optionalClasses.flatMap((what) => [t(`cookies.class.${what}`), t(`cookies.class.${what}.text`)]),
    t('cookies.reject'),
    t('cookies.accept'),
    t('cookies.choose'),
    t('cookies.saveChoice'),
  ];
  return createHash('sha256').update(words.join('\n')).digest();
}
