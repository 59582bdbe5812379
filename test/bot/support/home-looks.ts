import { closedHomeView, type HomeContent, homeView } from '../../../src/bot/views/home-view.ts';
import { toldPause } from '../../reports/incidents/given-incident.ts';
import { springLine } from './far-sides.ts';
import { long } from './hostile-text.ts';

const draft = {
  id: 17,
  conversation: 'Spring sale',
  versionNumber: 2,
  audienceName: 'march.csv',
  createdAt: new Date('2026-03-04T14:05:00Z'),
  users: 900,
};
const home: HomeContent = {
  incidents: [toldPause()],
  stopped: { held: [] },
  mayAct: true,
  running: [springLine],
  templates: [
    { id: 't1', name: 'spring_sale', language: 'es', status: 'PAUSED', quality: 'RED' },
    { id: 't4', name: 'offer', language: 'es', status: 'APPROVED', quality: 'RED' },
    { id: 't2', name: 'welcome', language: 'es', status: 'APPROVED', quality: 'YELLOW' },
    { id: 't3', name: 'reminder', language: 'es', status: 'APPROVED', quality: null },
  ],
  offers: [
    { kind: 'review', draft },
    {
      kind: 'form',
      form: {
        channelId: '',
        versionId: undefined,
        conversation: undefined,
        pasted: '+12025550101',
        file: { id: 'F1', name: 'march.csv' },
        keptAt: new Date('2026-03-04T13:00:00Z'),
      },
    },
  ],
  support: 'U0ANA',
  simulated: false,
};

/** Home of those who may act, of others, of guests, with nothing in it, and with too much of everything. */
export const homeViews = {
  'home-empty': homeView({ ...home, incidents: [], running: [], templates: [], offers: [] }),
  home: homeView(home),
  'home-of-a-member': homeView({ ...home, mayAct: false, offers: [] }),
  'home-overlong': homeView({
    ...home,
    incidents: Array.from({ length: 15 }, () => toldPause({ template: { name: long, language: long } })),
    stopped: {
      frozen: long,
      held: Array.from({ length: 15 }, () => ({
        kind: 'template_held' as const,
        because: long,
        by: 'U0ANA',
      })),
    },
    running: Array.from({ length: 15 }, (_value, id) => ({ ...springLine, id, conversation: long })),
    templates: Array.from({ length: 15 }, () => ({
      id: 't1',
      name: long,
      language: long,
      status: 'PAUSED',
      quality: 'RED',
    })),
    offers: Array.from({ length: 15 }, (_value, id) => ({
      kind: 'review' as const,
      draft: { ...draft, id, conversation: long, audienceName: long },
    })),
    support: long,
    simulated: true,
  }),
  'home-closed': closedHomeView('This app is not open to guests. Ask <@U0ANA>.'),
};
