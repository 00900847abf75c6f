import { newId } from '../identifiers.ts';
import { change, currentTenantId } from '../tenancy.ts';

/** The pipeline a new tenant starts with, written in its language; from then on the names are the tenant's own. */
const firstPipeline = {
  nb: { name: 'Salg', stages: ['Ny', 'Avklart', 'Tilbud sendt', 'Forhandling', 'Vunnet', 'Tapt'] },
  en: { name: 'Sales', stages: ['New', 'Qualified', 'Proposal sent', 'Negotiation', 'Won', 'Lost'] },
} as const;

const outcomes = ['open', 'open', 'open', 'open', 'won', 'lost'] as const;

/** Gives the tenant whose transaction is open its first pipeline. */
export async function createFirstPipeline(language: 'nb' | 'en'): Promise<void> {
  const tenantId = currentTenantId();
  const pipelineId = newId();
  const { name, stages } = firstPipeline[language];
  await Promise.all([
    change(`insert into pipelines (tenant_id, id, name, position) values ($1, $2, $3, 1)`, [
      tenantId,
      pipelineId,
      name,
    ]),
    change(
      `insert into stages (tenant_id, id, pipeline_id, name, outcome, position)
       select $1, stage.id, $2, stage.name, stage.outcome, stage.position
         from unnest($3::uuid[], $4::text[], $5::text[]) with ordinality as stage (id, name, outcome, position)`,
      [tenantId, pipelineId, stages.map(() => newId()), stages, outcomes],
    ),
  ]);
}
