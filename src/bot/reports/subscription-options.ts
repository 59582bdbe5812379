import { limits } from '../blocks/limits.ts';
import type { Options } from '../listener.ts';
import { conversationsAction, zoneAction } from './subscription-fields.ts';

const zones = ['UTC', ...Intl.supportedValuesOf('timeZone')];

export const zoneOptions: Options = {
  actionId: zoneAction,
  needs: 'viewer',
  async load(typed) {
    const wanted = typed.trim().toLowerCase().replaceAll(' ', '_');
    return zones
      .filter((zone) => zone.toLowerCase().includes(wanted))
      .slice(0, limits.optionsPerSelect)
      .map((zone) => ({ text: zone, value: zone }));
  },
};

export const reportedConversations: Options = {
  actionId: conversationsAction,
  needs: 'viewer',
  async load(typed, { reader }) {
    const found = await reader.conversationsNamed(typed.trim(), limits.optionsPerSelect);
    return found.map(({ id, name }) => ({ text: name, value: String(id) }));
  },
};
