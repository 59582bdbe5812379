import { say, text } from '../../entities/language/say.ts';
import { linesWithin } from '../blocks/document-text.ts';
import { section } from '../blocks/elements.ts';
import { fitsMessage, limits } from '../blocks/limits.ts';
import { type Command, UsageError } from '../listener.ts';
import { deploymentBlock, deploymentLine } from '../views/deployment-lines.ts';

const shown = 15;

export const deployments: Command = {
  name: 'deployments',
  usage: 'deployments',
  summary: text('The latest deployments and how they stand.'),
  needs: 'viewer',
  async run({ context, reply }) {
    const latest = await context.reader.deployments(shown);
    if (latest.length === 0) {
      throw new UsageError(say`Nothing has been launched yet. Start with /treble send.`);
    }
    const text = linesWithin(latest.map(deploymentLine), limits.textOfSection);
    const blocks = latest.map(deploymentBlock);
    await reply({ text, blocks: fitsMessage(blocks) ? blocks : [section(text)] });
  },
};
