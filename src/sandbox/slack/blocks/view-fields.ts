// https://docs.slack.dev/reference/views
import { flag, type Rule, required, shape, text, word } from './rules.ts';
import { plain } from './texts.ts';

const anything: Rule = () => undefined;

const shared = {
  blocks: required(anything),
  private_metadata: text({ min: 0, max: 3000 }),
  callback_id: text({ min: 0, max: 255 }),
  external_id: text({ min: 0, max: 255 }),
};

/** The fields around the blocks; the blocks have rules of their own. */
export const viewFields: Readonly<Record<'modal' | 'home', Rule>> = {
  modal: shape({
    ...shared,
    type: required(word('modal')),
    title: required(plain(24)),
    submit: plain(24),
    close: plain(24),
    clear_on_close: flag,
    notify_on_close: flag,
    submit_disabled: flag,
  }),
  home: shape({ ...shared, type: required(word('home')) }),
};
