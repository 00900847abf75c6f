import { z } from 'zod';
import { StripeApiError } from '../api/errors.ts';
import { testCardNumbers } from '../billing/test-cards.ts';
import { type Answer, jsonAnswer } from '../http/answer.ts';
import type { StandIn } from '../stand-in.ts';
import { controlOf, type StandInControl } from './control.ts';

const disorder = z.strictObject({
  order: z.enum(['made', 'reversed', 'shuffled']).optional(),
  seed: z.int().optional(),
  copies: z.int().min(1).max(10).optional(),
  drop: z.array(z.string()).optional(),
  delayMs: z.int().min(0).max(600_000).optional(),
});
const eventId = z.strictObject({ event: z.string() });
const nothing = z.strictObject({});

/** What can be posted under `/_control/`, as JSON; each answers with the deliveries so far. */
const commands: Record<string, (control: StandInControl, input: unknown) => void> = {
  advance: (control, input) => control.advance(z.strictObject({ seconds: z.int().min(0) }).parse(input).seconds),
  card: (control, input) => {
    const card = z.strictObject({ customer: z.string(), last4: z.enum(testCardNumbers) }).parse(input);
    control.replaceCard(card.customer, card.last4);
  },
  dispute: (control, input) => {
    const { charge, reason } = z.strictObject({ charge: z.string(), reason: z.string().optional() }).parse(input);
    control.dispute(charge, reason);
  },
  'close-dispute': (control, input) => {
    const { dispute, status } = z.strictObject({ dispute: z.string(), status: z.enum(['won', 'lost']) }).parse(input);
    control.closeDispute(dispute, status);
  },
  'refuse-finalization': (control, input) => {
    const { customer, refused } = z.strictObject({ customer: z.string(), refused: z.boolean() }).parse(input);
    control.refuseFinalization(customer, refused ? 'customer_tax_location_invalid' : undefined);
  },
  'fail-payout': (control, input) => control.failPayout(z.strictObject({ payout: z.string() }).parse(input).payout),
  'fail-refund': (control, input) => control.failRefund(z.strictObject({ refund: z.string() }).parse(input).refund),
  endpoint: (control, input) => {
    control.deliverTo(z.strictObject({ url: z.url(), secret: z.string().min(1) }).parse(input));
  },
  hold: (control, input) => {
    nothing.parse(input);
    control.hold();
  },
  release: (control, input) => control.release(disorder.parse(input)),
  redeliver: (control, input) => control.redeliver(eventId.parse(input).event),
  forge: (control, input) => control.forge(eventId.parse(input).event),
};

export interface ControlRequest {
  method: string;
  path: string;
  contentType: string | undefined;
  body: string;
}

/**
 * `GET /_control/deliveries`, and `POST /_control/<command>` with a JSON body. JSON is demanded because a page in a
 * browser cannot send it here without being asked first, and is never allowed.
 */
export function answerControl(standIn: StandIn, { method, path, contentType, body }: ControlRequest): Answer {
  const control = controlOf(standIn);
  const name = path.slice('/_control/'.length);
  const report = (): Answer => jsonAnswer(200, { now: control.now(), deliveries: control.deliveries() });
  if (method === 'GET' && name === 'deliveries') return report();
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (method !== 'POST' || !command)
    return jsonAnswer(404, { error: { message: `There is no control ${method} ${name}` } });
  if (!contentType?.startsWith('application/json')) return jsonAnswer(415, { error: { message: 'Send JSON' } });
  try {
    command(control, body === '' ? {} : JSON.parse(body));
    return report();
  } catch (error) {
    const expected =
      error instanceof z.ZodError ||
      error instanceof SyntaxError ||
      error instanceof TypeError ||
      error instanceof StripeApiError;
    if (!expected) throw error;
    return jsonAnswer(400, { error: { message: error.message } });
  }
}
