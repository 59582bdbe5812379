import type { Catalogue } from '../catalogues.ts';

export const slackRefusalsPt: Catalogue = {
  'The channel is shared with another organisation, whose people would read it. Choose a channel of your own.':
    'O canal é compartilhado com outra organização, cujas pessoas o leriam. Escolha um canal próprio.',
  'The app is not in the channel. Invite it there with /invite.':
    'O aplicativo não está no canal. Convide-o lá com /invite.',
  'The channel does not exist, or it is private and the app is not in it. Invite it there with /invite.':
    'O canal não existe, ou é privado e o aplicativo não está nele. Convide-o lá com /invite.',
  'The channel is archived. Unarchive it or subscribe in another channel.':
    'O canal está arquivado. Desarquive-o ou inscreva-se em outro canal.',
  'A workspace setting keeps the app from posting in this channel. Ask a workspace admin.':
    'Uma configuração do workspace impede o aplicativo de publicar neste canal. Fale com um administrador.',
  'The channel is read-only. Let the app post there or choose another channel.':
    'O canal é somente leitura. Permita que o aplicativo publique lá ou escolha outro canal.',
  'The channel takes replies in threads only. Choose another channel.':
    'O canal só aceita respostas em threads. Escolha outro canal.',
  'The thread is locked. Unlock it or choose another place.':
    'A thread está bloqueada. Desbloqueie-a ou escolha outro lugar.',
  'The channel takes no threads. Choose another channel.': 'O canal não aceita threads. Escolha outro canal.',
  'The workspace reached its limit of messages. Ask a workspace admin.':
    'O workspace atingiu seu limite de mensagens. Fale com um administrador.',
  'The app’s token cannot post messages. Set the bot token that begins with xoxb-.':
    'O token do aplicativo não pode publicar mensagens. Configure o token de bot que começa com xoxb-.',
  'Slack does not accept the app’s token. Set the current bot token and restart.':
    'O Slack não aceita o token do aplicativo. Configure o token de bot atual e reinicie.',
  'The app has no token. Set the bot token and restart.':
    'O aplicativo não tem token. Configure o token de bot e reinicie.',
  'The app’s token was revoked. Install the app again and set its new token.':
    'O token do aplicativo foi revogado. Instale o aplicativo de novo e configure o novo token.',
  'The app’s token has expired. Install the app again and set its new token.':
    'O token do aplicativo expirou. Instale o aplicativo de novo e configure o novo token.',
  'The app was removed from the workspace. Install it again.':
    'O aplicativo foi removido do workspace. Instale-o de novo.',
  'The app lacks a permission. Install it again with the scopes of its manifest.':
    'Falta uma permissão ao aplicativo. Instale-o de novo com as permissões do manifesto.',
  'The workspace does not exist any more.': 'O workspace não existe mais.',
  'The app has no access to the workspace. Ask a workspace admin.':
    'O aplicativo não tem acesso ao workspace. Fale com um administrador.',
  'The workspace’s key management denies the app access. Ask a workspace admin.':
    'O gerenciamento de chaves do workspace nega acesso ao aplicativo. Fale com um administrador.',
  'Direct messages from the app are switched off. Switch on its Messages tab.':
    'As mensagens diretas do aplicativo estão desativadas. Ative a aba Mensagens.',
  'There is no such person in the workspace.': 'Não existe essa pessoa no workspace.',
  'The person’s account is deactivated.': 'A conta da pessoa está desativada.',
  'The app cannot see this person.': 'O aplicativo não pode ver esta pessoa.',
  'Apps cannot be sent direct messages.': 'Aplicativos não podem receber mensagens diretas.',
  'The message takes no replies.': 'A mensagem não aceita respostas.',
  'The message was deleted.': 'A mensagem foi apagada.',
  'The message belongs to another app.': 'A mensagem pertence a outro aplicativo.',
  'The workspace does not allow edits of messages this old.':
    'O workspace não permite editar mensagens tão antigas.',
  'The message can no longer be edited.': 'A mensagem não pode mais ser editada.',
  'The message is too long.': 'A mensagem é longa demais.',
  'The message’s metadata is too large.': 'Os metadados da mensagem são grandes demais.',
  'The message is empty.': 'A mensagem está vazia.',
  'Slack refused the message ({0}). Ask whoever runs the app to look this up.':
    'O Slack recusou a mensagem ({0}). Peça a quem administra o aplicativo que verifique.',
};
