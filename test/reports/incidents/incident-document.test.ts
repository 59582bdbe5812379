import { describe, expect, test } from 'vitest';
import { incidentDocument } from '../../../src/reports/incidents/incident-document.ts';
import { dueNotes } from '../../../src/reports/incidents/incident-notes.ts';
import type { StandingIncident } from '../../../src/reports/incidents/standing-incident.ts';
import type { TemplateLine } from '../../../src/reports/reader.ts';
import { plainWords, toldPause } from './given-incident.ts';

const at = (time: string): Date => new Date(`2026-03-03T${time}Z`);

describe('the alert about a paused template', () => {
  const pauses: [story: string, template: Partial<TemplateLine>, says: string][] = [
    ['the first pause ends after three hours', {}, 'Expected to end: 2026-03-03T18:00:00.000Z (3 hours'],
    [
      'the second after six',
      { pauseTitle: 'second_pause' },
      'Expected to end: 2026-03-03T21:00:00.000Z (6 hours',
    ],
    ['a pacing pause waits for a person', { pauseTitle: 'RATE_LIMITING_PAUSE' }, 'does not end by itself'],
    ['a pause without a name may not end', { pauseTitle: null }, 'A first pause ends after 3 hours'],
    ['a disabled template stays disabled', { status: 'DISABLED', pauseTitle: null }, 'It does not end'],
  ];
  test.each(pauses)('%s', (_story, template, says) => {
    const context = incidentDocument(toldPause({ template })).context.map(plainWords);
    expect(context.join('\n')).toContain(says);
  });

  test('a pause that is longer than expected says so', () => {
    const late = incidentDocument(toldPause({ now: at('18:00:01') })).context.map(plainWords);
    expect(late).toContain(
      'Was expected to end: 2026-03-03T18:00:00.000Z. WhatsApp has not released it yet; it is looked up every minute.',
    );
  });

  test('names the template, which pause, what it holds, and the page’s advice', () => {
    const alert = incidentDocument(toldPause());
    expect(alert.title).toBe('Template spring_sale was paused');
    expect(alert.summary).toBe(
      'WhatsApp paused the template spring_sale (es_CO). Held: D-104, 10 users waiting.',
    );
    expect(alert.figures.map(({ value }) => value)).toEqual([
      'spring_sale',
      'es_CO',
      'Marketing',
      'Low',
      'First pause',
    ]);
    expect(alert.tables[0]?.rows).toEqual([['D-104', 'Spring sale', 10]]);
    expect(alert.notes.map((note) => plainWords(note).split(':')[0])).toEqual([
      '1. Review notifications',
      '2. Analyze your template',
      '3. Edit and resubmit',
      '4. Consult WhatsApp guidelines',
    ]);
  });

  const buttons = (told = toldPause()) => incidentDocument(told).actions.map(({ label }) => label);
  test('offers what can be done, and Unpause only where a person can end the pause', () => {
    const [acknowledge, manager, affected] = [
      'Acknowledge',
      'Open in WhatsApp Manager',
      'See affected users',
    ];
    expect(buttons()).toEqual([acknowledge, manager, affected, 'Snooze…', 'Assign…']);
    expect(incidentDocument(toldPause()).actions[1]?.url).toBe(
      'https://business.facebook.com/wa/manage/message-templates/?waba_id=account-1',
    );
    for (const pauseTitle of ['RATE_LIMITING_PAUSE', null]) {
      expect(buttons(toldPause({ template: { pauseTitle } }))).toContain('Unpause');
    }
    expect(buttons(toldPause({ template: { status: 'DISABLED' } }))).not.toContain('Unpause');
  });

  test('once it is over: how long it lasted, and whom to send to again', () => {
    const told = toldPause({
      incident: { closedAt: at('18:02:00') },
      affected: [
        {
          id: 104,
          conversation: 'Spring sale',
          channelId: 'C0SALES',
          isHeld: false,
          waiting: 10,
          refused: 12,
        },
      ],
    });
    const over = incidentDocument(told);
    expect(over.title).toBe('Template spring_sale can be sent again');
    expect(over.context.map(plainWords)[0]).toContain('it lasted 3 h 2 min');
    expect(over.actions.map(({ label }) => label)).toEqual(['Resume 12 held', 'See affected users']);
    expect(dueNotes(told, at('15:01:00')).map(({ document }) => document.actions[0]?.label)).toEqual([
      'Resume 12 held',
    ]);
  });

  test('a thousand held deployments are counted, the largest are listed', () => {
    const affected = Array.from({ length: 1_000 }, (_, index) => ({
      id: 2_000 - index,
      conversation: `Conversation ${index}`,
      channelId: 'C0SALES',
      isHeld: true,
      waiting: 1_000 - index,
      refused: 0,
    }));
    const alert = incidentDocument(toldPause({ affected }));
    expect(alert.summary).toContain('Held: 1,000 deployments, 500,500 users waiting.');
    expect(alert.tables[0]?.caption).toBe('Held deployments: the largest 10 of 1,000');
    expect(alert.tables[0]?.rows).toHaveLength(10);
  });
});

describe('who takes care of it', () => {
  const care = (incident: Partial<StandingIncident>, now?: Date) =>
    incidentDocument(toldPause({ incident, ...(now && { now }) })).context.map(plainWords);
  const acknowledged = { by: 'U0ANA', at: at('15:10:00') };

  test('nobody, then somebody, then nobody again when it comes back', () => {
    expect(care({})).toContain('Nobody has acknowledged it yet.');
    expect(care({ acknowledged })).toContain('Acknowledged by @U0ANA: 2026-03-03T15:10:00.000Z');
    const back = care({ acknowledged, reopenedAt: at('15:30:00'), openings: 2 });
    expect(back).toContain('Nobody has acknowledged it yet.');
    expect(back[0]).toBe(
      'Open again since 2026-03-03T15:30:00.000Z · it came 2 times since 2026-03-03T15:00:00.000Z',
    );
  });

  test('a snooze is said while it lasts', () => {
    const until = { by: 'U0ANA', at: at('15:10:00'), until: at('16:10:00') };
    expect(care({ snoozed: until })).toContain('Snoozed by @U0ANA until 2026-03-03T16:10:00.000Z');
    expect(care({ snoozed: until }, at('16:10:00')).join()).not.toContain('Snoozed');
    const change = { by: 'U0ANA', at: at('15:10:00'), until: null };
    expect(care({ snoozed: change })).toContain('Snoozed by @U0ANA until it changes.');
    expect(care({ snoozed: change, changedAt: at('15:11:00') }).join()).not.toContain('Snoozed');
  });
});

describe('what the thread under it hears', () => {
  const since = at('15:00:05');
  const heard = (incident: Partial<StandingIncident>, now = at('16:30:00')) =>
    dueNotes(toldPause({ incident, now }), since).map(({ document }) => document.title);

  test('nothing while nothing happens', () => {
    expect(heard({})).toEqual([]);
    expect(heard({ acknowledged: { by: 'U0ANA', at: at('15:10:00') } })).toEqual([]);
  });

  test('that it came back, once nobody wants it quiet', () => {
    const back = { reopenedAt: at('16:00:00'), changedAt: at('16:00:00'), openings: 2 };
    expect(heard(back)).toEqual(['It is back: Template spring_sale was paused']);
    const hour = { by: 'U0ANA', at: at('15:50:00'), until: at('16:50:00') };
    expect(heard({ ...back, snoozed: hour })).toEqual([]);
    expect(heard({ ...back, snoozed: { ...hour, until: null } })).toHaveLength(1);
  });

  test('that it got worse, calling whoever took care of it', () => {
    const worse = toldPause({
      incident: {
        changedAt: at('15:40:00'),
        step: 'disabled',
        acknowledged: { by: 'U0ANA', at: at('15:10:00') },
        assigned: { to: 'U0BETO', by: 'U0ANA', at: at('15:11:00') },
      },
    });
    const [note] = dueNotes(worse, since);
    expect(note?.document.title).toBe('It changed: Template spring_sale was paused');
    expect(note?.document.context.at(-1)).toEqual([{ user: 'U0BETO' }, ' ', { user: 'U0ANA' }, ' ']);
  });

  test('that a snooze is over, unless somebody has acknowledged it', () => {
    const snoozed = { by: 'U0ANA', at: at('15:10:00'), until: at('16:10:00') };
    expect(heard({ snoozed }, at('16:09:00'))).toEqual([]);
    expect(heard({ snoozed })).toEqual(['Still open: Template spring_sale was paused']);
    expect(heard({ snoozed, acknowledged: { by: 'U0ANA', at: at('15:12:00') } })).toEqual([]);
  });

  test('nothing of what happened before the alert was posted there', () => {
    const back = { reopenedAt: at('16:00:00'), changedAt: at('16:00:00'), openings: 2 };
    expect(dueNotes(toldPause({ incident: back }), at('16:00:01'))).toEqual([]);
  });
});
