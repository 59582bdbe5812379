import type { Controls } from './controls.ts';
import { parseFaults } from './fault.ts';
import { type JsonObject, numberOf, textOf } from './json-reading.ts';
import { isLineRating, type LineRating } from './line-update.ts';
import { SandboxError } from './sandbox-error.ts';
import { stories } from './stories.ts';
import { isPauseTitle } from './template-update.ts';

function wanted(body: JsonObject, field: string): string {
  const text = textOf(body[field]);
  if (!text) throw new SandboxError(`Expected a text in "${field}", found ${JSON.stringify(body[field])}.`);
  return text;
}

function wantedPreference(body: JsonObject): 'stop' | 'resume' {
  if (body.value === 'stop' || body.value === 'resume') return body.value;
  throw new SandboxError(`Expected "stop" or "resume" in "value", found ${JSON.stringify(body.value)}.`);
}

function wantedRating({ quality }: JsonObject): LineRating {
  if (isLineRating(quality)) return quality;
  throw new SandboxError(`Expected GREEN, YELLOW or RED in "quality", found ${JSON.stringify(quality)}.`);
}

function wantedObject(body: JsonObject, field: string): object {
  const value = body[field];
  if (typeof value === 'object' && value !== null) return value;
  throw new SandboxError(`Expected an object in "${field}", found ${JSON.stringify(value)}.`);
}

function wantedSpeed(body: JsonObject): number {
  const speed = numberOf(body.speed);
  if (speed === undefined || speed < 0) {
    throw new SandboxError(`Expected a number from 0 in "speed", found ${JSON.stringify(body.speed)}.`);
  }
  return speed;
}

type Action = (controls: Controls, body: JsonObject) => object | void | Promise<void>;

/** `POST /simulated/{name}` with a JSON body. */
export const controlActions: Readonly<Record<string, Action>> = {
  'pause-template': (controls, body) =>
    controls.pauseTemplate(
      wanted(body, 'name'),
      wanted(body, 'language'),
      isPauseTitle(body.title) ? body.title : undefined,
    ),
  'disable-template': (controls, body) =>
    controls.disableTemplate(wanted(body, 'name'), wanted(body, 'language')),
  'approve-template': (controls, body) =>
    controls.approveTemplate(wanted(body, 'name'), wanted(body, 'language')),
  'rate-line': (controls, body) => controls.rateLine(wantedRating(body)),
  'tell-account': (controls, body) =>
    controls.tellAccount(wanted(body, 'field'), wantedObject(body, 'value')),
  'add-template': (controls, body) => ({ template: controls.addTemplate(body) }),
  reply: (controls, body) => ({
    id: controls.reply(wanted(body, 'from'), wanted(body, 'text'), textOf(body.quoting)),
  }),
  preference: (controls, body) => controls.setPreference(wanted(body, 'phone'), wantedPreference(body)),
  faults: (controls, body) => controls.setFaults(parseFaults(body)),
  speed: (controls, body) => controls.setSpeed(wantedSpeed(body)),
  'webhook-url': (controls, body) => controls.setWebhookUrl(wanted(body, 'url')),
  settled: (controls) => controls.settled(),
  flush: (controls) => controls.flush(),
};

/** `GET /simulated/{name}`: lists go out as one JSON document per line. */
export const controlViews: Readonly<Record<string, (controls: Controls) => readonly object[] | object>> = {
  ledger: (controls) => controls.ledger,
  arrivals: (controls) => controls.arrivals,
  stories: () => stories,
  state: (controls) => controls.state(),
};
