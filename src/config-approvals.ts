import type { ApprovalPolicy, Prices } from './entities/approval.ts';
import type { DailyAllowance } from './entities/daily-allowance.ts';
import type { SettingReader } from './setting-reader.ts';

const mostRecipients = 100_000_000;

function readPrices(settings: SettingReader): Prices {
  const byCategory = new Map<string, number>();
  for (const item of settings.list('MESSAGE_PRICES')) {
    const [category = '', price = ''] = item.split('=').map((part) => part.trim());
    const amount = Number(price);
    if (/^[a-z]+$/i.test(category) && price !== '' && Number.isFinite(amount) && amount >= 0)
      byCategory.set(category.toLowerCase(), amount);
    else settings.problem(`MESSAGE_PRICES takes a comma list such as marketing=0.0250; found ${item}.`);
  }
  return { currency: settings.text('PRICE_CURRENCY') ?? 'USD', byCategory };
}

/** When somebody other than the author has to approve, how many users a person may send to, and what a message costs. */
export function readApprovals(
  settings: SettingReader,
  { zone, exempt }: Omit<DailyAllowance, 'most'>,
): {
  readonly approvals: ApprovalPolicy;
  readonly prices: Prices;
} {
  const perDay = settings.count('SENDER_DAILY_LIMIT', 0, { least: 0, most: mostRecipients });
  const from = settings.count('APPROVAL_FROM', 0, { least: 0, most: mostRecipients });
  return {
    approvals: {
      from: from === 0 ? undefined : from,
      typedFrom: settings.count('APPROVAL_TYPED_FROM', 10_000, { least: 1, most: mostRecipients }),
      validHours: settings.count('APPROVAL_HOURS', 24, { least: 1, most: 720 }),
      allowance: perDay === 0 ? undefined : { most: perDay, zone, exempt },
    },
    prices: readPrices(settings),
  };
}
