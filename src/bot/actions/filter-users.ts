import { say } from '../../entities/language/say.ts';
import type { Action, Submission } from '../listener.ts';
import { filterForm, filterFormView, problemsOf, readFilterForm } from '../views/filter-form.ts';
import { loadUsersScreen } from '../views/load-users.ts';
import { noticeView } from '../views/notice.ts';
import { describeScope, scopeOfValue } from '../views/scope-lookup.ts';
import { asModal } from '../views/screen.ts';
import { openForm } from '../views/show-screen.ts';
import { filterUsersId } from '../views/users-screen.ts';
import { parseUsersValue, type UsersWish } from '../views/users-wish.ts';
import { wishOf } from './look-at-figures.ts';

export const filterUsers: Action = {
  id: filterUsersId,
  needs: 'viewer',
  async run(call) {
    const wish = wishOf(call.value);
    const groups = await call.context.reader.groups(scopeOfValue(wish.scope));
    await openForm(call, filterFormView(wish, groups, call.context.simulated));
  },
};

export const filterSubmission: Submission = {
  callbackId: filterForm.callbackId,
  needs: 'viewer',
  answer({ values, privateMetadata }) {
    const errors = problemsOf(values);
    if (errors) return { kind: 'errors', errors };
    return parseUsersValue(privateMetadata)
      ? { kind: 'update', view: noticeView(say`Looking for the users…`, false) }
      : { kind: 'close' };
  },
  async work({ context, client, viewId, values, privateMetadata }) {
    const { scope } = wishOf(privateMetadata);
    const wish: UsersWish = { scope, ...readFilterForm(values, context.readPhone) };
    const description = await describeScope(context, scopeOfValue(scope));
    const screen = await loadUsersScreen(context, description, wish);
    await client.views.update({ view_id: viewId, view: asModal(screen, context.simulated) });
  },
};
