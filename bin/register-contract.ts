// `npm run register-contract`: asks the register itself and our stand-in for it the same questions, and says where they
// differ. For once a week, by whatever runs things on schedule; see docs/register-contract.md.
import { startRegisterStandIn } from '../stand-ins/register/server.ts';
import { compareContracts } from './register-contract/compare.ts';

/** What the exit code says. */
const SAME = 0;
const DRIFTED = 1;
const NOT_ASKED = 2;

const REGISTER = 'https://data.brreg.no';

async function main(): Promise<number> {
  const register = process.env['REGISTER_CONTRACT_URL'] ?? REGISTER;
  const standIn = await startRegisterStandIn({ port: 0 });
  try {
    const { asked, differences, unanswered } = await compareContracts(register, standIn.url);
    const drifts = differences.filter(({ kind }) => kind === 'drift');
    console.log(`Asked ${new URL(register).host} and the stand-in ${asked} questions each.`);
    for (const { about, what } of drifts) console.log(`  drift: ${about}: ${what}`);
    for (const { about, what } of differences)
      if (!drifts.some((one) => one.what === what)) console.log(`  new:   ${about}: ${what}`);
    for (const { about, who, why } of unanswered) console.log(`  no answer from the ${who}: ${about}: ${why}`);
    console.log(
      `${drifts.length} drifts, ${differences.length - drifts.length} new fields, ${unanswered.length} unanswered.`,
    );
    if (drifts.length > 0) return DRIFTED;
    return unanswered.length > 0 ? NOT_ASKED : SAME;
  } finally {
    await standIn.close();
  }
}

process.exitCode = await main();
