import { h } from '../dom.ts';
import { type Json, string } from '../json.ts';
import type { Surface } from '../surface.ts';
import { plainOf } from '../text/text-object.ts';
import { actionsBlock } from './actions.ts';
import { dataTableBlock } from './data-table.ts';
import { dataVisualizationBlock } from './data-visualization.ts';
import { inputBlock } from './input.ts';
import { sectionBlock } from './section.ts';
import {
  alertBlock,
  contextBlock,
  dividerBlock,
  headerBlock,
  imageBlock,
  markdownBlock,
  richTextBlock,
} from './static-blocks.ts';
import { tableBlock } from './table.ts';

type Render = (block: Json, surface: Surface) => HTMLElement;

const renderers: Readonly<Record<string, Render>> = {
  actions: actionsBlock,
  alert: alertBlock,
  context: contextBlock,
  data_table: dataTableBlock,
  data_visualization: dataVisualizationBlock,
  divider: dividerBlock,
  header: headerBlock,
  image: imageBlock,
  input: inputBlock,
  markdown: markdownBlock,
  rich_text: richTextBlock,
  section: sectionBlock,
  table: tableBlock,
};

const unknownBlock: Render = (block, { directory }) => {
  const type = string(block.type);
  const words = plainOf(block.text) || string(block.text) || string(block.fallback);
  return h(
    'p',
    { class: 'unknown' },
    words || directory.speech.say('This page cannot show a block of type “{0}”.', type),
  );
};

export function renderBlocks(surface: Surface): HTMLElement {
  const blocks = surface.blocks.map((block) => {
    const type = string(block.type);
    const node = (renderers[type] ?? unknownBlock)(block, surface);
    return h('div', { class: 'block', 'data-block-type': type }, node);
  });
  return h('div', { class: 'blocks' }, ...blocks);
}
