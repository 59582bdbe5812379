import { expect, test } from 'vitest';
import type { PageGuide } from '../../src/sandbox/page-guide.ts';
import { usePages } from './page/open-page.ts';
import { acmeState, ana } from './page/workspace-fixture.ts';

const open = usePages();

const guide: PageGuide = {
  steps: ['Type `/treble send`.'],
  endings: [{ endings: '80–84', title: 'Invalid number', whatHappens: 'WhatsApp refuses it.' }],
  links: [],
};

type Words = {
  readonly simulated: string;
  readonly places: string;
  readonly sections: readonly string[];
  readonly person: string;
  readonly guide: string;
  readonly step: string;
  readonly closeGuide: string;
  readonly composer: string;
  readonly hint: string;
  readonly endings: readonly string[];
};

const readers: readonly [locale: string, words: Words][] = [
  [
    'es-LA',
    {
      simulated: 'SIMULADO',
      places: 'Espacio de trabajo',
      sections: ['Canales', 'Mensajes directos', 'Apps'],
      person: 'Eres Ana Ruiz, Admin. Cambiar de persona o idioma',
      guide: 'Prueba esto',
      step: 'Paso 1 hecho',
      closeGuide: 'Cerrar la guía',
      composer: 'Mensaje para #growth',
      hint: 'Enter para enviar · Shift + Enter para una línea nueva',
      endings: ['Termina en', 'Qué pasa'],
    },
  ],
  [
    'pt-BR',
    {
      simulated: 'SIMULADO',
      places: 'Espaço de trabalho',
      sections: ['Canais', 'Mensagens diretas', 'Apps'],
      person: 'Você é Ana Ruiz, Admin. Trocar de pessoa ou idioma',
      guide: 'Experimente',
      step: 'Passo 1 concluído',
      closeGuide: 'Fechar o guia',
      composer: 'Mensagem para #growth',
      hint: 'Enter para enviar · Shift + Enter para uma nova linha',
      endings: ['Termina em', 'O que acontece'],
    },
  ],
];

test.each(readers)(
  'to a person whose Slack speaks %s, the frame of the page does too',
  async (locale, words) => {
    const { page } = await open({ ...acmeState({}), me: { ...ana, locale } }, guide);
    await page.getByRole('button', { name: words.guide }).waitFor();
    await page.getByText(words.simulated, { exact: true }).waitFor();
    const places = page.getByRole('navigation', { name: words.places });
    expect(await places.getByRole('heading').allTextContents()).toEqual(words.sections);
    await page.getByRole('button', { name: words.person }).waitFor();
    await page.getByRole('checkbox', { name: words.step }).waitFor();
    expect(await page.locator('thead th').allTextContents()).toEqual(words.endings);
    await page.getByPlaceholder(words.composer).waitFor();
    await page.getByText(words.hint).waitFor();
    await page.getByRole('button', { name: words.closeGuide }).click();
    await page.getByRole('checkbox', { name: words.step }).waitFor({ state: 'detached' });
  },
);
