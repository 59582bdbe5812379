import { chromium, type Page, type ViewportSize } from 'playwright-core';
import { type SandboxApp, startSandboxApp } from '../../support/sandbox-app.ts';
import { type Newcomer, newcomerOn } from './newcomer.ts';
import { chromiumFlags } from './open-page.ts';

export interface Walk {
  readonly app: SandboxApp;
  readonly page: Page;
  readonly newcomer: Newcomer;
  close(): Promise<void>;
}

/** The product as `npm start` runs it, with other delays, and a browser in front of it. */
export async function openWalk(delayPercent: number, viewport: ViewportSize): Promise<Walk> {
  const app = await startSandboxApp({ SANDBOX_DELAY_PERCENT: String(delayPercent) });
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: chromiumFlags });
  const page = await browser.newPage({ viewport });
  page.setDefaultTimeout(60_000);
  return {
    app,
    page,
    newcomer: newcomerOn(page, app.url),
    async close() {
      await browser.close();
      await app.close();
    },
  };
}
