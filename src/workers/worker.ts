import path from 'node:path';

import type { Processor } from 'bullmq';
import type { Logger } from 'pino';

import { isPutRightByHand } from '../cannot-start.ts';
import { ConfigError, loadConfig, type Config } from '../config.ts';
import { prepareDataFolder } from '../data-folder.ts';
import { refuseOtherStripeMode } from '../domain/billing/stripe-mode.ts';
import { closeDatabase, openDatabase } from '../domain/database.ts';
import { closeOutgoingMail, openOutgoingMail } from '../domain/mail/outgoing-mail.ts';
import { outboundMistakes } from '../domain/outbound/configured-hosts.ts';
import { openOutside } from '../domain/outside.ts';
import { refuseBehindLedger } from '../domain/privacy/erasure/refuse-behind-ledger.ts';
import { endWhenAsked } from '../lifeline.ts';
import { createLog } from '../log.ts';
import { LogOutput } from '../log-files.ts';
import { carryOut } from './carry-out.ts';
import { duties } from './duties.ts';
import { withoutDetails } from './failure-word.ts';
import { startMailIntake, type MailIntakeOptions } from './mail-intake.ts';
import { mailWriter } from './mail/write-mail-text.ts';
import { startRelay } from './outbox-relay.ts';
import { openQueueBackend, type QueueBackend } from './queue-backend.ts';
import { reportQueues } from './queue-report.ts';
import { queueNames } from './queues.ts';
import { recurringJob, restoreSchedule, type Recurring } from './schedule.ts';

const RELAY_EVERY_MS = 400;
const REPORT_EVERY_MS = 5_000;
const RESTORE_SCHEDULE_EVERY_MS = 60_000;

const output = new LogOutput();
const log = createLog('worker', 'info', output);

/** Everything that turns time and obligations into work: relay, schedule, one worker per queue. */
export async function startWorkers(
  config: Config,
  databaseUrl: string,
  log: Logger,
): Promise<{ queues: QueueBackend; stop: () => Promise<void> }> {
  const queues = await openQueueBackend({
    redisUrl: config.redisUrl,
    databaseUrl,
    onError: (error) => log.warn({ err: error }, 'the queue does not answer'),
  });
  await restoreSchedule(queues, log);
  for (const name of queueNames) queues.worker(name, withSchedule(carryOut(duties, log), log));
  const relay = startRelay(queues, log, RELAY_EVERY_MS);
  const report = setInterval(() => {
    reportQueues(queues).catch((error: unknown) => log.warn({ err: error }, 'queues not reported'));
  }, REPORT_EVERY_MS);
  const restore = setInterval(() => {
    restoreSchedule(queues, log).catch((error: unknown) => log.warn({ err: error }, 'schedule not looked after'));
  }, RESTORE_SCHEDULE_EVERY_MS);
  return {
    queues,
    async stop() {
      clearInterval(report);
      clearInterval(restore);
      await relay.stop();
      await queues.close();
    },
  };
}

/** Jobs of the schedule share the queues with obligations; they are known by their name. */
function withSchedule(obligations: Processor, log: Logger): Processor {
  return (job, token, signal) => {
    const recurring = recurringJob(job.name);
    return recurring ? withoutDetails(() => carryOutRecurring(recurring, log)) : obligations(job, token, signal);
  };
}

async function carryOutRecurring(recurring: Recurring, log: Logger): Promise<void> {
  try {
    await recurring.run();
    log.info({ job: recurring.name }, 'recurring job done');
  } catch (error) {
    log.error({ job: recurring.name, err: error }, 'recurring job failed; it runs again at its next time');
    throw error;
  }
}

/** Outside production nobody else may reach it, as with the web. */
const intakeOptions = (config: Config, port: number): MailIntakeOptions => ({
  port,
  host: config.production ? undefined : '127.0.0.1',
});

async function main(): Promise<void> {
  const config = loadConfig(process.env);
  log.level = config.logLevel;
  output.keepIn(path.join(prepareDataFolder(config.dataDir, 'node src/workers/worker.ts'), 'logs'), 'worker');
  if (!config.databaseUrl)
    throw new ConfigError(['DATABASE_URL is required: start with npm start, which brings a database']);
  openDatabase({
    url: config.databaseUrl,
    poolSize: 16,
    statementTimeout: 120_000,
    applicationName: 'onnet-worker',
    onError: (error) => log.error({ err: error }, 'an idle database connection broke'),
  });
  const mistakes = await outboundMistakes(config);
  if (mistakes.length > 0) throw new ConfigError(mistakes);
  openOutside(config, (refusal) =>
    log.error(refusal, 'a call to a host outside the register of sub-processors was stopped'),
  );
  await refuseBehindLedger();
  await refuseOtherStripeMode(config.stripe.secretKey);
  openOutgoingMail({
    smtpUrl: config.smtpUrl,
    from: config.legalEntity.email,
    write: mailWriter(config.legalEntity),
  });
  const running = await startWorkers(config, config.databaseUrl, log);
  const intake = config.mailIntake && (await startMailIntake(intakeOptions(config, config.mailIntake.port), log));
  log.info({ backend: running.queues.kind, intake: intake?.port }, 'worker runs');

  let ending: Promise<void> | undefined;
  const stop = (): Promise<void> => {
    ending ??= Promise.resolve(intake?.stop())
      .then(() => running.stop())
      .then(closeOutgoingMail)
      .then(closeDatabase);
    return ending;
  };
  endWhenAsked(stop, (error) => log.error({ err: error }, 'stopping failed'));
}

if (import.meta.main)
  main().catch((error: unknown) => {
    if (isPutRightByHand(error)) console.error(error.message);
    else log.fatal({ err: error }, 'worker cannot start');
    process.exit(1);
  });
