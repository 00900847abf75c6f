/**
 * The proofs of the duties. Every kind of obligation has one, and test/workers/proofs.test.ts fails for a kind without.
 *
 * For each, the suite runs the duty once undisturbed, and then twice, five times at once, after a failure, and with a
 * crash after every step (each `faultPoint` it passes, as often as it passes it). Each time the whole database must end
 * alike: the same `effect`, the same number of new rows in every table, and the obligation done.
 *
 * To add one: write test/workers/proofs/<queue>.ts, export a `Proof` made with `proveDuty` (from '../prove-duty.ts'), add
 * it to the list below.
 *
 *     export const mailProof = proveDuty({
 *       kind: 'mail',
 *       surround: async () => { …start what the duty talks to…; return async () => { …stop it… }; },
 *       arrange: async ({ bjorn }) => { …through the domain…; return { tenantId, key }; },
 *       effect: async ({ tenantId, key }) => …what should have come of it, without ids or moments made by the run…,
 *     });
 *
 * Each function gets the standing cast (test/support/cast.ts). `arrange` is called anew before every run and must owe an
 * obligation with a fresh key each time. When it returns, the database is open, the outside parties are what `surround`
 * made them, and no transaction is open.
 */
import type { Proof } from './prove-duty.ts';
import { accessExpiryProof, accessPackageProof, accessSearchProof } from './proofs/access.ts';
import { accountErasureProof } from './proofs/account-erasure.ts';
import { agreementNoticeProof } from './proofs/agreement.ts';
import { billingDetailsProof, billingSeatsProof } from './proofs/billing.ts';
import { auditAnchorProof } from './proofs/audit.ts';
import { companyMatchingProof } from './proofs/company-matching.ts';
import { enrichmentProof } from './proofs/enrichment.ts';
import { endReminderProof } from './proofs/ending.ts';
import { erasureProof } from './proofs/erasure.ts';
import { contactExportProof, exportExpiryProof, tenantExportProof } from './proofs/exports.ts';
import { companyImportProof, importCheckProof } from './proofs/imports.ts';
import { mirrorLoadProof } from './proofs/mirror.ts';
import { mailProof } from './proofs/mail.ts';
import { requestReminderProof } from './proofs/request-reminders.ts';
import { retentionNightProof, retentionRunProof } from './proofs/retention.ts';
import {
  breachNoticeProof,
  breachReminderProof,
  recipientNoticeProof,
  subProcessorNoticeProof,
} from './proofs/registers.ts';
import { ehfDeliveryProof, salesDocumentProof } from './proofs/sales-documents.ts';
import { policyNoticeProof } from './proofs/policy.ts';
import { stripeEventProof, subscriptionEndProof } from './proofs/stripe-events.ts';

/** Every proof, one line each. */
export const proofs: readonly Proof[] = [
  contactExportProof,
  tenantExportProof,
  exportExpiryProof,
  accessSearchProof,
  accessPackageProof,
  accessExpiryProof,
  retentionNightProof,
  retentionRunProof,
  enrichmentProof,
  companyMatchingProof,
  importCheckProof,
  companyImportProof,
  mirrorLoadProof,
  mailProof,
  requestReminderProof,
  stripeEventProof,
  subscriptionEndProof,
  billingDetailsProof,
  billingSeatsProof,
  salesDocumentProof,
  ehfDeliveryProof,
  auditAnchorProof,
  subProcessorNoticeProof,
  breachNoticeProof,
  breachReminderProof,
  policyNoticeProof,
  agreementNoticeProof,
  recipientNoticeProof,
  erasureProof,
  accountErasureProof,
  endReminderProof,
];
