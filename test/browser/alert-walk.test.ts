import type { Page } from 'playwright-core';
import { afterAll, beforeAll, test } from 'vitest';
import type { Newcomer } from './page/newcomer.ts';
import { openWalk, type Walk } from './page/open-walk.ts';

let walk: Walk;
let page: Page;
let newcomer: Newcomer;
beforeAll(async () => {
  walk = await openWalk(10, { width: 1280, height: 980 });
  ({ page, newcomer } = walk);
});
afterAll(() => walk?.close());

const messages = () => page.locator('.message');

test('a template that is paused while it is sent stands in the channel with what to do, until it is released', async () => {
  await page.goto(walk.app.url);
  await page.getByRole('textbox', { name: 'Message', exact: true }).waitFor();
  await newcomer.command('/treble subscribe digest');
  await messages()
    .getByText(/Daily digest/)
    .waitFor();
  await newcomer.sendSampleList('spring_sale_2026');
  await messages()
    .getByText(/users left to send to/)
    .waitFor();
  walk.app.simulated?.pauseTemplate('spring_sale_2026', 'en_US');

  const title = 'Template spring_sale_2026 was paused';
  const alert = messages().filter({ has: page.getByRole('heading', { name: title }) });
  await alert.getByText(/Held: D-1, \d+ users waiting\./).waitFor();
  await alert.getByRole('button', { name: 'See affected users' }).waitFor();
  await alert.evaluate((message) => message.scrollIntoView({ block: 'start' }));
  await page.mouse.move(0, 0);
  await newcomer.picture('alert');

  await alert.getByRole('button', { name: 'Acknowledge' }).click();
  await alert.getByText(/Acknowledged by @Ana/).waitFor();
  walk.app.simulated?.approveTemplate('spring_sale_2026', 'en_US');
  await messages().getByText('Template spring_sale_2026 can be sent again').first().waitFor();
}, 240_000);
