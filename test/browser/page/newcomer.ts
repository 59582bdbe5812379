import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';

/** What a newcomer does on the page of the local workspace, in a browser. */
export interface Newcomer {
  /** Types in the composer of the open channel, and sends it. */
  command(text: string): Promise<void>;
  readonly dialog: () => Locator;
  shownIn(words: string | RegExp): Promise<void>;
  closeDialogs(): Promise<void>;
  /** Sends a conversation to the sample list; `looks` are taken at the filled form and at the review. */
  sendSampleList(
    conversation: string,
    looks?: { form(): Promise<void>; review(): Promise<void> },
  ): Promise<void>;
  openChannel(name: string): Promise<void>;
  /** One of the README's pictures, where somebody asked for them. */
  picture(name: string): Promise<void>;
}

export function newcomerOn(page: Page, url: string): Newcomer {
  const pictures = process.env.SCREENSHOTS;
  const dialog = () => page.getByRole('dialog');
  const self: Newcomer = {
    dialog,
    async command(text) {
      await page.getByRole('textbox', { name: 'Message', exact: true }).fill(text);
      await page.keyboard.press('Enter');
    },
    shownIn: (words) => dialog().getByText(words).first().waitFor(),
    async closeDialogs() {
      await dialog().getByRole('button', { name: 'Close dialog' }).click();
      await dialog().waitFor({ state: 'hidden' });
    },
    async sendSampleList(conversation, looks) {
      await self.command('/treble send');
      await dialog().getByRole('combobox', { name: 'Conversation', exact: true }).click();
      await page.getByRole('option', { name: new RegExp(`^${conversation}`) }).click();
      const sample = await fetch(new URL('/sandbox/sample.csv', url));
      await dialog()
        .locator('input[type=file]')
        .setInputFiles({
          name: 'sample.csv',
          mimeType: 'text/csv',
          buffer: Buffer.from(await sample.arrayBuffer()),
        });
      await dialog().getByRole('button', { name: 'Remove sample.csv' }).waitFor();
      await looks?.form();
      await dialog().getByRole('button', { name: 'Review' }).click();
      await self.shownIn('1,000 rows read.');
      await looks?.review();
      await dialog().getByRole('button', { name: 'Send', exact: true }).click();
      await self.shownIn(/D-1 is on its way: 900 messages/);
      await self.closeDialogs();
    },
    async openChannel(name) {
      await page.getByRole('navigation').getByRole('button', { name }).click();
      await page.getByRole('heading', { name, level: 1 }).waitFor();
    },
    async picture(name) {
      if (pictures === undefined) return;
      mkdirSync(pictures, { recursive: true });
      await page.screenshot({ path: join(pictures, `${name}.png`) });
    },
  };
  return self;
}
