import type { Visit } from '../../visit.ts';
import { agreementNews } from '../agreement/agreement-news.ts';
import { erasureNews } from './erasure-news.ts';
import { restrictionNews } from './restriction-news.ts';
import { breachNews } from '../../breaches/breach-news.ts';
import { subProcessorNews } from '../../registers/sub-processor-news.ts';
import { noticeNews } from '../disclosures/notice-news.ts';
import { requestsNews } from './requests-news.ts';
import { retentionNews } from './retention-news.ts';

/** What one room of the desk has to tell on the overview. */
export interface DeskNews {
  readonly figures: readonly DeskFigure[];
  readonly attention: readonly DeskAttention[];
}

export interface DeskFigure {
  readonly label: string;
  /** As it is written, with a plus where counting stopped. */
  readonly value: string;
  readonly note: string | undefined;
  readonly href: string;
}

/** Something a person must look at, worded. */
export interface DeskAttention {
  /** `danger` is a broken duty or one about to break; `warning` waits for a decision; `info` is good to know. */
  readonly tone: 'danger' | 'warning' | 'info';
  readonly icon: string;
  readonly text: string;
  readonly note: string | undefined;
  readonly href: string;
}

/** Who tells what. A room adds its own, in the order of the tabs. */
const tellers: readonly ((visit: Visit) => Promise<DeskNews>)[] = [
  requestsNews,
  restrictionNews,
  erasureNews,
  retentionNews,
  noticeNews,
  subProcessorNews,
  breachNews,
  agreementNews,
];

const urgency = { danger: 0, warning: 1, info: 2 } as const;

/** Everything the rooms tell: figures in the order of the rooms, and what needs attention, the most pressing first. */
export async function deskNews(visit: Visit): Promise<DeskNews> {
  const told = await Promise.all(tellers.map((tell) => tell(visit)));
  return {
    figures: told.flatMap(({ figures }) => figures),
    attention: told.flatMap(({ attention }) => attention).toSorted((a, b) => urgency[a.tone] - urgency[b.tone]),
  };
}
