import type { ProcessingRecord, ProcessorRecord } from '../../../domain/privacy/inventory/processing-record.ts';
import type { DeskPage } from '../pages.ts';

// What the pages of the records of processing (Art. 30) get to show.
declare module '../../visit.ts' {
  interface Views {
    'privacy/processing': ProcessingPage;
    'operator/processing': RecordPage;
  }
}

export interface RecordPage {
  readonly record: ProcessingRecord;
  /** Addresses of the same as files. */
  readonly csv: string;
  readonly json: string;
}

export interface ProcessingPage extends DeskPage, RecordPage {
  /** What OnNet records about its work for the tenant. */
  readonly ours: ProcessorRecord;
}
