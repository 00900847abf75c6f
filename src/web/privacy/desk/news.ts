import { breachNews } from '../../breaches/breach-news.ts';
import { subProcessorNews } from '../../registers/sub-processor-news.ts';
import type { Visit } from '../../visit.ts';
import { agreementNews } from '../agreement/agreement-news.ts';
import { noticeNews } from '../disclosures/notice-news.ts';
import { erasureNews } from './erasure-news.ts';
import { informingNews } from './informing-news.ts';
import { requestsNews } from './requests-news.ts';
import { restrictionNews } from './restriction-news.ts';
import { retentionNews } from './retention-news.ts';
import type { DeskState } from './state.ts';

/** Something that a person must look at, worded. */
export interface DeskAttention {
  /** `danger` is a broken duty or one about to break; `warning` waits for a decision; `info` is good to know. */
  readonly tone: 'danger' | 'warning' | 'info';
  readonly icon: string;
  readonly text: string;
  readonly note: string | undefined;
  readonly href: string;
}

/** Who tells what. A room adds its own, in the order of the tabs. */
const tellers: readonly ((visit: Visit, state: DeskState) => readonly DeskAttention[])[] = [
  requestsNews,
  erasureNews,
  informingNews,
  restrictionNews,
  retentionNews,
  noticeNews,
  subProcessorNews,
  breachNews,
  agreementNews,
];

const urgency = { danger: 0, warning: 1, info: 2 } as const;

/** What needs attention in all rooms, the most pressing first. */
export const deskNews = (visit: Visit, state: DeskState): DeskAttention[] =>
  tellers.flatMap((tell) => tell(visit, state)).toSorted((a, b) => urgency[a.tone] - urgency[b.tone]);
