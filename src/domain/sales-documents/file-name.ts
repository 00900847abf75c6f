import { translator } from '../../words/catalogue.ts';
import { documentNumber, type SeriesCode } from './series.ts';

/** What a document's file is called when it is kept: `faktura-10001.pdf`, `kreditnota-K10001.xml`. */
export function fileName({ kind, language, series, number }: FileNameParts, ending: 'pdf' | 'xml'): string {
  const word = translator(language)(`document.kind.${kind}`).toLowerCase().replaceAll(' ', '-');
  return `${word}-${documentNumber(series, number)}.${ending}`;
}

interface FileNameParts {
  readonly kind: 'invoice' | 'credit';
  readonly language: 'nb' | 'en';
  readonly series: SeriesCode;
  readonly number: number;
}
