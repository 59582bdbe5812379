import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import type { PageGuide } from '../../../src/sandbox/page-guide.ts';
import type { PageState } from '../../../src/sandbox/slack/page-protocol.ts';
import { type ScriptedSlack, startScriptedSlack } from './scripted-slack.ts';

export const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export type OpenPage = { readonly page: Page; readonly slack: ScriptedSlack; readonly problems: string[] };

/** Gives each test of a file a page of its own on a scripted Slack, in one Chromium. */
export function usePages(): (state: PageState, guide?: PageGuide) => Promise<OpenPage> {
  let browser: Browser | undefined;
  const closing: (() => Promise<void>)[] = [];
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: chromiumFlags });
  });
  afterEach(async () => {
    for (const close of closing.splice(0)) await close();
  });
  afterAll(() => browser?.close());

  return async (state, guide) => {
    if (!browser) throw new Error('Chromium has not started.');
    const slack = await startScriptedSlack(state, guide);
    const context = await browser.newContext({
      viewport: { width: 1280, height: 860 },
      timezoneId: 'Asia/Tokyo',
    });
    closing.push(() => context.close(), slack.close);
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    const problems: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') problems.push(message.text());
    });
    page.on('pageerror', (error) => problems.push(error.message));
    await page.goto(slack.url);
    await page.getByRole('main').waitFor();
    return { page, slack, problems };
  };
}
