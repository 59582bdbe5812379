import type { AffectedDeployment } from '../../entities/database/load-affected.ts';
import { sumOf } from '../../entities/database/load-affected.ts';
import { deploymentCode } from '../../entities/deployment-code.ts';
import { counted } from '../../entities/language/nouns.ts';
import { countText } from '../../entities/language/number-text.ts';
import { say } from '../../entities/language/say.ts';
import { actionIds } from '../../reports/action-ids.ts';
import type { ToldIncident } from '../../reports/incidents/incident-document.ts';
import { scopeValue } from '../../reports/scope-value.ts';
import { actions, button, context, section } from '../blocks/elements.ts';
import { escapeText, oneLine } from '../blocks/slack-text.ts';
import type { Action } from '../listener.ts';
import type { Screen } from '../views/screen.ts';
import { openScreen } from '../views/show-screen.ts';
import { usersValue } from '../views/users-wish.ts';
import { loadIncident } from './incident-value.ts';

const mostShown = 20;

function deploymentText({ id, conversation, isHeld, waiting, refused }: AffectedDeployment): string {
  const name = `*${deploymentCode(id)}* · ${escapeText(oneLine(conversation), 150)}`;
  const parts = [
    isHeld ? say`held` : say`not held`,
    say`${countText(waiting)} waiting`,
    ...(refused > 0 ? [say`${countText(refused)} refused by WhatsApp`] : []),
  ];
  return `${name}: ${parts.join(', ')}`;
}

/** Whom an incident concerns, deployment by deployment, with the way to the users of each. */
export function affectedScreen({ incident, words, affected }: ToldIncident): Screen {
  const summary =
    affected.length === 0
      ? say`${words.name} keeps nobody from being sent to now.`
      : say`${words.name} concerns ${counted(affected.length, 'deployment')}. Waiting: ${counted(sumOf(affected, 'waiting'), 'user')}. Refused by WhatsApp: ${counted(sumOf(affected, 'refused'), 'user')}.`;
  const shown = affected.slice(0, mostShown);
  const left = affected.length - shown.length;
  const more =
    left > 0 ? [say`… and ${countText(left)} more. \`/treble deployments\` lists the latest.`] : [];
  return {
    title: say`Affected users`,
    lines: [escapeText(summary), ...shown.map(deploymentText), ...more],
    blocks: [
      section(escapeText(summary)),
      ...shown.flatMap((one) => {
        const scope = scopeValue({ kind: 'deployment', deploymentId: one.id });
        const spoken = (words: string) => `${words}: ${deploymentCode(one.id)}`;
        const ids = [
          ...(one.waiting > 0 ? ([['waiting', say`Users waiting`, 'in_process']] as const) : []),
          ...(one.refused > 0 && incident.kind === 'template_paused'
            ? ([['refused', say`Users refused`, 'template_paused']] as const)
            : []),
        ];
        return [
          section(deploymentText(one)),
          actions([
            ...ids.map(([word, label, state]) =>
              button({
                id: `${actionIds.seeUsers}:${word}:${one.id}`,
                label,
                spoken: spoken(label),
                value: usersValue({ scope, state }),
              }),
            ),
            button({
              id: `${actionIds.viewResults}:${one.id}`,
              label: say`View results`,
              spoken: spoken(say`View results`),
              value: scope,
            }),
          ]),
        ];
      }),
      ...more.map((line) => context(line)),
    ],
  };
}

export const affectedUsers: Action = {
  id: actionIds.affectedUsers,
  needs: 'viewer',
  run: async (call) => openScreen(call, affectedScreen(await loadIncident(call.context, call.value))),
};
