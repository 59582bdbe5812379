import { bad, type Check, good, warning } from './check.ts';
import { askFarSide } from './far-side.ts';

/** Slack's signatures are taken within five minutes. */
const mostMs = 240_000;
const noticedMs = 30_000;

/** This machine's clock agrees with Slack's. */
export const clock: Check = {
  name: 'Clock',
  async run({ config: { slack }, now }) {
    if (slack.kind === 'local') return [];
    const { header } = await askFarSide(slack.apiUrl, { method: 'GET', path: '/api.test' });
    const theirs = Date.parse(header('date') ?? '');
    if (Number.isNaN(theirs))
      return [warning('Slack did not tell its time.', 'Check this machine’s clock by hand.')];
    const off = Math.abs(now().getTime() - theirs);
    const seconds = Math.round(off / 1_000);
    const next = 'Let this machine follow a time server (NTP).';
    if (off > mostMs)
      return [bad(`The clock is ${seconds} s off, so that requests of Slack are refused.`, next)];
    if (off > noticedMs) return [warning(`The clock is ${seconds} s off.`, next)];
    return [good('The clock is right.')];
  },
};
