import type { MikroORM } from '@mikro-orm/postgresql';
import { recordAct } from '../../entities/database/record-act.ts';
import { say } from '../../entities/language/say.ts';
import { type Gateway, GatewayError } from '../../gateways/gateway.ts';
import { DispatchError } from '../dispatch.ts';
import { loadTemplate } from './template-store.ts';

/** Asks WhatsApp to end a template's pause; the caller reads the templates afterwards, and believes only that. */
export async function unpauseTemplate(
  orm: MikroORM,
  gateways: readonly Gateway[],
  templateId: string,
  by: string,
): Promise<{ readonly name: string }> {
  const { name, gateway } = await loadTemplate(orm.em.fork(), templateId);
  const speaker = gateways.find((one) => one.name === gateway);
  if (!speaker)
    throw new DispatchError(say`The template ${name} belongs to an account that is not connected.`);
  await recordAct(orm.em.fork(), by, 'template.unpause', `template:${templateId}`, {
    before: 'paused',
    after: 'asked WhatsApp to end it',
  });
  try {
    await speaker.unpauseTemplate(templateId);
  } catch (error) {
    throw error instanceof GatewayError ? new DispatchError(error.message) : error;
  }
  return { name };
}
