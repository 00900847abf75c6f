const R = '/work/main/';
const { startBenchPostgres, ensureDataset } = await import(R + 'bench/surroundings.ts');
const p = await startBenchPostgres();
for (const n of [10000, 100000, 1000000]) {
  const t = Date.now();
  await ensureDataset(p, n);
  console.log(n, (Date.now() - t) / 1000);
}
process.exit(0);
