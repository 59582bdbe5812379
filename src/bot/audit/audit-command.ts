import type { KnownBlock } from '@slack/types';
import { readJson } from '../../entities/json.ts';
import { counted } from '../../entities/language/nouns.ts';
import { say, text } from '../../entities/language/say.ts';
import type { AuditLine } from '../../reports/audit-trail.ts';
import { actions, button, context, section } from '../blocks/elements.ts';
import { channelMention, dateToken, escapeText, mention } from '../blocks/slack-text.ts';
import type { Action, Command } from '../listener.ts';
import { sentenceOf } from '../send/shown-error.ts';
import { withSpool } from '../send/spool.ts';
import { uploadPrivately } from '../send/upload-privately.ts';
import type { Screen } from '../views/screen.ts';
import { openScreen } from '../views/show-screen.ts';
import { detailText } from './detail-text.ts';

export const exportAuditId = 'export_audit';
const shown = 25;

function lineText({ at, actor, act, subject, channelId, detail }: AuditLine): string {
  const what = `\`${escapeText(act, 60)}\` ${escapeText(subject, 120)}`;
  const where = channelId === null ? '' : ` · ${channelMention(channelId)}`;
  const told = detailText(detail);
  const change = told === '' ? '' : `\n${escapeText(told, 400)}`;
  return `${dateToken(at)} · ${mention(actor)} · ${what}${where}${change}`;
}

function foundText(count: number): string {
  if (count === 0)
    return say`Nothing was found. Words look for people, acts, deployments (D-104), channels and days (2026-11-27).`;
  if (count < shown) return say`Found ${counted(count, 'entry')}.`;
  return say`The newest ${shown} entries. The file has all that were found.`;
}

function auditScreen(lines: readonly AuditLine[], words: readonly string[]): Screen {
  const found = foundText(lines.length);
  const download = button({
    id: exportAuditId,
    label: say`Download as CSV`,
    value: JSON.stringify(words).slice(0, 1_900),
  });
  return {
    title: say`Audit`,
    lines: [found, ...lines.map(lineText)],
    blocks: [
      section(found),
      ...(lines.length === 0 ? [] : [actions([download])]),
      ...lines.map((line): KnownBlock => section(lineText(line))),
      context(say`Nobody can change an entry. Looking at them is noted too.`),
    ],
  };
}

export const audit: Command = {
  name: 'audit',
  usage: 'audit [words]',
  summary: text('Who did or revealed what, when and where: search it, download it.'),
  needs: 'admin',
  async run(call) {
    const lines = await call.context.auditTrail.find(call.args, shown);
    await call.context.audit({ actor: call.userId, reveals: true, act: 'audit.reveal', subject: 'audit' });
    await openScreen(call, auditScreen(lines, call.args));
  },
};

function wordsOf(value: string): string[] {
  const read = readJson(value);
  return Array.isArray(read) ? read.filter((word) => typeof word === 'string') : [];
}

/** Sends what was found to the person who asked and to nobody else. */
export const exportAudit: Action = {
  id: exportAuditId,
  needs: 'admin',
  async run(call) {
    const { context, userId, value } = call;
    try {
      await withSpool(context.auditTrail.export(wordsOf(value)), async (spool) => {
        await context.audit({ actor: userId, reveals: true, act: 'audit.export', subject: 'audit' });
        const comment = say`The audit, as you searched it. Keep the file to yourself.`;
        await uploadPrivately(context, spool, { userId, fileName: 'audit.csv', comment });
      });
    } catch (error) {
      const problem = sentenceOf(error);
      if (problem === undefined) throw error;
      await call.reply({ text: escapeText(problem) });
    }
  },
};
