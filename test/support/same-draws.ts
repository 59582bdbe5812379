import fc from 'fast-check';

/** Properties draw the same inputs each time, so that what fails here fails again; `SEED=7 npx vitest run …` draws others. */
fc.configureGlobal({ seed: Number(process.env.SEED ?? 20_261_127) });
