import { isRetentionKind, type KeepDays, retentionKinds } from './entities/retention.ts';
import type { SettingReader } from './setting-reader.ts';

const mostDays = 36_500;
const kinds = Object.keys(retentionKinds).join(', ');

function readKeepDays(settings: SettingReader): KeepDays {
  const kept = new Map<string, number>();
  for (const item of settings.list('KEEP_DAYS')) {
    const [kind = '', written = ''] = item.split('=').map((part) => part.trim());
    const days = Number(written);
    if (isRetentionKind(kind) && /^\d+$/.test(written) && days <= mostDays) kept.set(kind, days);
    else
      settings.problem(
        `KEEP_DAYS takes a comma list such as messages=365 of ${kinds}, in days up to ${mostDays}, 0 for ever; found ${item}.`,
      );
  }
  const daysOf = (kind: keyof KeepDays) => kept.get(kind) ?? retentionKinds[kind].days;
  return {
    webhooks: daysOf('webhooks'),
    variables: daysOf('variables'),
    messages: daysOf('messages'),
    phones: daysOf('phones'),
  };
}

function readPhoneKey(settings: SettingReader): string | undefined {
  const key = settings.text('PHONE_HASH_KEY');
  if (key !== undefined && !/^[A-Za-z0-9_-]{32,128}$/.test(key))
    settings.problem(
      'PHONE_HASH_KEY takes 32 to 128 letters, digits, - and _, such as `openssl rand -hex 32` prints.',
    );
  return key;
}

/** How long people's data is kept, and what forgotten phones are hashed with. */
export const readPrivacy = (settings: SettingReader) => ({
  keepDays: readKeepDays(settings),
  exportHours: settings.count('EXPORT_HOURS', 72, { least: 1, most: 8_760 }),
  forgetByTwo: settings.oneOf('FORGET_BY', ['one', 'two'], 'one') === 'two',
  phoneKey: readPhoneKey(settings),
});
