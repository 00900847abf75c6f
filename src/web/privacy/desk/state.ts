import { agreementInForce, type AgreementInForce } from '../../../domain/privacy/agreement/standing.ts';
import { openBreaches } from '../../../domain/privacy/breaches/breach.ts';
import { saidLately, type SaidLately } from '../../../domain/privacy/consent/said-lately.ts';
import { keptBack, type KeptBack } from '../../../domain/privacy/desk/kept-back.ts';
import { deskWaiting, type DeskWaiting } from '../../../domain/privacy/desk/waiting.ts';
import { countOwed, type OwedCounts } from '../../../domain/privacy/informing/owed-notices.ts';
import { noticesOf, type SubProcessorNotice } from '../../../domain/privacy/registers/sub-processor-notices.ts';
import { subProcessors, type SubProcessor } from '../../../domain/privacy/registers/sub-processors.ts';
import { tenantDesk } from '../../../domain/privacy/requests/desk.ts';
import {
  openRequests,
  requestFigures,
  type ListedRequest,
  type RequestFigures,
} from '../../../domain/privacy/requests/request-list.ts';
import { retentionForecast, type ForecastRule } from '../../../domain/privacy/retention/forecast.ts';
import { shownBreach } from '../../breaches/shown-case.ts';
import type { ShownBreach } from '../../breaches/pages.ts';
import { proofCounts, type ProofCounts } from '../../policy/proof-counts.ts';
import type { Visit } from '../../visit.ts';

/** How many days back the overview tells what people said. */
export const SAID_DAYS = 30;

/** What waits in the rooms: the numbers beside them. */
export interface RoomsWaiting extends DeskWaiting {
  readonly agreement: AgreementInForce;
  /** Who is to be told that they are here. */
  readonly owed: OwedCounts;
}

/** Everything the overview shows, each read once. */
export interface DeskState {
  readonly waiting: RoomsWaiting;
  readonly figures: RequestFigures;
  /** Those that wait, what is due first first. */
  readonly requests: readonly ListedRequest[];
  /** Those that are not closed, the most pressing first. */
  readonly breaches: readonly ShownBreach[];
  readonly notices: readonly SubProcessorNotice[];
  readonly subProcessors: readonly SubProcessor[];
  readonly rules: readonly ForecastRule[];
  readonly said: readonly SaidLately[];
  readonly kept: KeptBack;
  readonly proof: ProofCounts;
}

/** What waits in the rooms. */
export async function roomsWaiting({ member }: Visit): Promise<RoomsWaiting> {
  const [waiting, agreement, owed] = await Promise.all([
    deskWaiting(member),
    agreementInForce(member),
    countOwed(member),
  ]);
  return { ...waiting, agreement, owed };
}

/** All of it: as many statements whatever there is, and one for each retention rule. */
export async function deskState(visit: Visit): Promise<DeskState> {
  const { member } = visit;
  const desk = tenantDesk(member);
  // By itself: it sees people who are restricted, whose requests are still theirs.
  const requests = await openRequests(desk);
  // So does this, which leaves alone what they belong to.
  const rules = await retentionForecast(member);
  const [waiting, figures, breaches, notices, register, said, kept, proof] = await Promise.all([
    roomsWaiting(visit),
    requestFigures(desk),
    openBreaches(),
    noticesOf(member),
    subProcessors(),
    saidLately(SAID_DAYS),
    keptBack(member),
    proofCounts(visit.language),
  ]);
  return {
    waiting,
    figures,
    requests,
    breaches: breaches.map((one) => shownBreach(visit, one)),
    notices,
    subProcessors: register,
    rules,
    said,
    kept,
    proof,
  };
}
