import { drain, mostDrainRatio } from './drain.ts';
import { drawFrom } from './draw.ts';
import { runEpisode, type Verdict } from './episode.ts';
import { createFaultWorld } from './fault-world.ts';
import { parseSoakOptions, type SoakOptions, UsageError } from './soak-options.ts';
import { troubles } from './troubles.ts';

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** Of all troubles so many happen in one loop, drawn from the seed. */
const troublesPerLoop = 3;

const isBroken = (invariant: string) => (complaint: string) => complaint.startsWith(`${invariant}:`);

const figures = (verdicts: readonly Verdict[]): string => {
  const total = (read: (verdict: Verdict) => number) => verdicts.reduce((sum, one) => sum + read(one), 0);
  const uncertain = verdicts.flatMap((one) => one.uncertain);
  const mean = uncertain.length === 0 ? 0 : uncertain.reduce((sum, one) => sum + one, 0) / uncertain.length;
  return [
    `S1 broken ${total(({ complaints }) => complaints.filter(isBroken('S1')).length)}`,
    `accepted ${total(({ accepted }) => accepted)}`,
    `missing ${total(({ missing }) => missing)}`,
    `snapshots ${total(({ snapshots }) => snapshots)}`,
    `mismatches ${total(({ mismatches }) => mismatches)}`,
    `kills ${uncertain.length}`,
    `uncertain per kill ${mean.toFixed(1)} (most ${Math.max(0, ...uncertain)})`,
    `sent again on purpose ${total(({ resent }) => resent)}`,
    `other violations ${total(({ complaints }) => complaints.filter((one) => !isBroken('S1')(one)).length)}`,
    `${total(({ seconds }) => seconds).toFixed(1)} s`,
  ].join(' · ');
};

/** Loops of one deployment each on the same database and processes; true when nothing was violated. */
async function soak(options: SoakOptions): Promise<boolean> {
  const { seed, loops, recipients, replicas, window, messagesPerSecond } = options;
  const draw = drawFrom(seed);
  const world = await createFaultWorld({ seed, messagesPerSecond, window });
  const verdicts: Verdict[] = [];
  try {
    for (let loop = 1; loop <= loops; loop += 1) {
      const planned = draw.shuffled(troubles).slice(0, troublesPerLoop);
      say(`loop ${loop}: ${planned.map(({ name }) => name).join('; ')}`);
      const verdict = await runEpisode(world, draw, {
        recipients,
        replicas,
        troubles: planned,
        lookUpOneOf: 50,
      });
      verdicts.push(verdict);
      say(`  ${figures([verdict])}`);
      for (const complaint of verdict.complaints) say(`  ✗ ${complaint}`);
    }
  } finally {
    say(`seed ${seed}, ${verdicts.length} loops of ${recipients} recipients, ${replicas} replicas`);
    say(figures(verdicts));
    await world.close();
  }
  return verdicts.every(({ complaints }) => complaints.length === 0);
}

/** The same send undisturbed and with kills; true when nothing was violated and kills cost no more than they may. */
async function compareDrains({ seed, seconds, messagesPerSecond, window }: SoakOptions): Promise<boolean> {
  const draw = drawFrom(seed);
  const world = await createFaultWorld({ seed, messagesPerSecond, window });
  const recipients = seconds * messagesPerSecond;
  try {
    await drain(world, draw, Math.min(recipients, messagesPerSecond * 3), []);
    const undisturbed = await drain(world, draw, recipients, []);
    say(
      `undisturbed: ${recipients} recipients at ${messagesPerSecond}/s in ${undisturbed.seconds.toFixed(2)} s`,
    );
    const killsAt = [0.2, 0.45, 0.7].map((share) => share + draw.number() * 0.1);
    const disturbed = await drain(world, draw, recipients, killsAt);
    say(`with ${disturbed.kills} kills (kill -9, two replicas): ${disturbed.seconds.toFixed(2)} s`);
    const ratio = disturbed.seconds / undisturbed.seconds;
    say(`ratio ${ratio.toFixed(3)} (aim ${mostDrainRatio} at most), seed ${seed}`);
    const complaints = [...undisturbed.complaints, ...disturbed.complaints, ...world.seen];
    for (const complaint of complaints) say(`  ✗ ${complaint}`);
    return complaints.length === 0 && ratio <= mostDrainRatio;
  } finally {
    await world.close();
  }
}

try {
  const options = parseSoakOptions(process.argv.slice(2));
  process.exitCode = (await (options.drain ? compareDrains(options) : soak(options))) ? 0 : 1;
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 64;
}
