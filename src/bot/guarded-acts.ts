import type { Agents, ThreadAct } from '../dispatch/agents/agents.ts';
import type { Approvals } from '../dispatch/approvals/approvals.ts';
import type { Target } from '../dispatch/approvals/roles.ts';
import type { Audiences } from '../dispatch/audience/audiences.ts';
import type { Conversations } from '../dispatch/conversations/conversations.ts';
import type { Dispatch } from '../dispatch/dispatch.ts';
import { AllowanceError } from '../dispatch/guards/allowance.ts';
import { say } from '../entities/language/say.ts';
import { everywhere, type Place } from '../entities/role.ts';
import { escapeText } from './blocks/slack-text.ts';
import type { BotContext, Right } from './bot-context.ts';
import { whomToAsk } from './whom-to-ask.ts';

/** The person may not do this there; the message says why and whom to ask, in mrkdwn. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
}

/**
 * The use cases as one person may use them: whatever acts on a deployment, a list or a conversation first asks for the
 * role in the channel and for the conversation that it belongs to, however the person came to it.
 */
export function guardActs(context: BotContext, userId: string): BotContext {
  const { access, agents, roles, dispatch, audiences, conversations, approvals } = context;

  async function need(right: Right, place: Place): Promise<void> {
    const refusal = await access.refusal({ userId }, right, place);
    if (refusal !== undefined) throw new RefusedError(refusal);
  }
  const on = async (target: Target): Promise<void> => need('sender', await roles.placeOf(target));
  const about = (deploymentId: number): Promise<void> => on({ deploymentId });
  const inChannel = async (versionId: number, channelId: string): Promise<void> =>
    need('sender', { ...(await roles.placeOf({ versionId })), channelId });

  /** Says whom to ask to whoever wants to send to more people than they may. */
  async function allowed<Result>(start: Promise<Result>): Promise<Result> {
    try {
      return await start;
    } catch (error) {
      if (!(error instanceof AllowanceError)) throw error;
      throw new RefusedError(say`${escapeText(error.message)} Ask ${whomToAsk(context.adminUsers)}.`);
    }
  }

  const guardedDispatch: Dispatch = {
    ...dispatch,
    async review(request) {
      await inChannel(request.versionId, request.channelId);
      return dispatch.review(request);
    },
    async previewContacts(request) {
      await inChannel(request.versionId, request.channelId);
      return dispatch.previewContacts(request);
    },
    async launch(draftId, ...rest) {
      await about(draftId);
      return allowed(dispatch.launch(draftId, ...rest));
    },
    async schedule(id, ...rest) {
      await about(id);
      return allowed(dispatch.schedule(id, ...rest));
    },
    async sendTest(wish) {
      await inChannel(wish.versionId, wish.channelId);
      return dispatch.sendTest(wish);
    },
    async sendNow(id, by) {
      await about(id);
      return allowed(dispatch.sendNow(id, by));
    },
    async pause(id, by) {
      await about(id);
      return dispatch.pause(id, by);
    },
    async resume(id, by) {
      await about(id);
      return dispatch.resume(id, by);
    },
    async cancel(id, by) {
      await about(id);
      return dispatch.cancel(id, by);
    },
    async limitSpeed(id, ...rest) {
      await about(id);
      return dispatch.limitSpeed(id, ...rest);
    },
    async retryFailed(id, by) {
      await about(id);
      return dispatch.retryFailed(id, by);
    },
    async reviewCorrection(request) {
      await about(request.deploymentId);
      return dispatch.reviewCorrection(request);
    },
    async sendCorrected(correctionId, by) {
      await on({ correctionId });
      return allowed(dispatch.sendCorrected(correctionId, by));
    },
    async resendUnknown(id, ...rest) {
      await about(id);
      return dispatch.resendUnknown(id, ...rest);
    },
    async *correctableRows(id) {
      await about(id);
      yield* dispatch.correctableRows(id);
    },
    async *rejectedRows(draftId) {
      await about(draftId);
      yield* dispatch.rejectedRows(draftId);
    },
  };
  const guardedAudiences: Audiences = {
    ...audiences,
    exclusions: {
      ...audiences.exclusions,
      async addFailed(deploymentId, ...rest) {
        await about(deploymentId);
        return audiences.exclusions.addFailed(deploymentId, ...rest);
      },
    },
  };
  const guardedConversations: Conversations = {
    ...conversations,
    async save(conversationId, ...rest) {
      await need('sender', { conversationId });
      return conversations.save(conversationId, ...rest);
    },
    async saveFlow(draftId, by) {
      const { conversationId } = await conversations.loadFlowDraft(draftId);
      await need('sender', { conversationId });
      return conversations.saveFlow(draftId, by);
    },
    async removeFlow(conversationId, ...rest) {
      await need('sender', { conversationId });
      return conversations.removeFlow(conversationId, ...rest);
    },
    async archive(conversationId) {
      await need('sender', { conversationId });
      return conversations.archive(conversationId);
    },
    async restore(conversationId) {
      await need('sender', { conversationId });
      return conversations.restore(conversationId);
    },
  };
  const guarded =
    <Act extends ThreadAct>(work: (act: Act) => Promise<void>) =>
    async (act: Act): Promise<void> => {
      await need('agent', { channelId: (await agents.load(act.threadId))?.channelId ?? null });
      await work(act);
    };
  const guardedAgents: Agents = {
    ...agents,
    async addChannel(channelId, ...rest) {
      await need('admin', { channelId });
      return agents.addChannel(channelId, ...rest);
    },
    async removeChannel(channelId, by) {
      await need('admin', { channelId });
      return agents.removeChannel(channelId, by);
    },
    claim: guarded(agents.claim),
    assign: guarded(agents.assign),
    move: guarded(agents.move),
    end: guarded(agents.end),
    sendTemplate: guarded(agents.sendTemplate),
    async findFile(inboundId) {
      const file = await agents.findFile(inboundId);
      if (file) await need('agent', { channelId: file.channelId });
      return file;
    },
  };
  const mayDecide = async (deploymentId: number): Promise<void> =>
    need('approver', await roles.placeOf({ deploymentId }));
  const guardedApprovals: Approvals = {
    ...approvals,
    // Samples show what people are called: for those who decide, and for those who sent it.
    async load(id, by) {
      const place = await roles.placeOf({ deploymentId: id });
      if ((await access.refusal({ userId }, 'sender', place)) !== undefined) await need('approver', place);
      return approvals.load(id, by);
    },
    async approve(id, ...rest) {
      await mayDecide(id);
      return approvals.approve(id, ...rest);
    },
    async refuse(id, by) {
      await mayDecide(id);
      return approvals.refuse(id, by);
    },
    async always(...wish) {
      await need('admin', everywhere);
      return approvals.always(...wish);
    },
  };
  return {
    ...context,
    agents: guardedAgents,
    dispatch: guardedDispatch,
    audiences: guardedAudiences,
    conversations: guardedConversations,
    approvals: guardedApprovals,
  };
}
