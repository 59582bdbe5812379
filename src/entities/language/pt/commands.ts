import type { Catalogue } from '../catalogues.ts';

export const commandsPt: Catalogue = {
  'This app is not open to people of other organisations. Ask {0}.':
    'Este aplicativo não está aberto a pessoas de outras organizações. Fale com {0}.',
  'This app is not open to bots. Ask {0}.': 'Este aplicativo não está aberto a bots. Fale com {0}.',
  'This app is not open to guests. Ask {0}.': 'Este aplicativo não está aberto a convidados. Fale com {0}.',
  'This app is not open to deactivated accounts. Ask {0}.':
    'Este aplicativo não está aberto a contas desativadas. Fale com {0}.',
  'whoever runs it': 'quem o administra',
  'Slack did not say who you are, so nothing was done. Try again in a minute.':
    'O Slack não informou quem é você, então nada foi feito. Tente de novo em um minuto.',
  'This needs the right to send and control deployments. Ask {0}.':
    'Isto exige a permissão de enviar e controlar envios. Fale com {0}.',
  'These versions cannot be compared any more. Open the results again.':
    'Estas versões não podem mais ser comparadas. Abra os resultados de novo.',
  'Paused {0}.': '{0} foi pausado.',
  '{0} is waiting.': '{0} fica aguardando.',
  '{0} are waiting.': '{0} ficam aguardando.',
  'Resumed {0}.': '{0} foi retomado.',
  '{0} is still to be sent to.': 'Falta enviar a {0}.',
  '{0} are still to be sent to.': 'Falta enviar a {0}.',
  'Cancelled {0}.': '{0} foi cancelado.',
  '{0} will not be sent to.': '{0} não {0|receberá|receberão} mais nada.',
  '{0} is already sent': '{0} já foi enviada',
  '{0} are already sent': '{0} já foram enviadas',
  '{0} more is on the way': 'mais {0} está a caminho',
  '{0} more are on the way': 'mais {0} estão a caminho',
  'It is still held ({0}): {1}': 'Continua retido ({0}): {1}',
  'Nobody was left to send to.': 'Não restava ninguém a quem enviar.',
  'All sending is frozen: {0} · `/treble unfreeze` lifts it.':
    'Todos os envios estão congelados: {0} · `/treble unfreeze` libera.',
  'This button belongs to no deployment.': 'Este botão não pertence a nenhum envio.',
  'from {0} on': 'a partir do {0}',
  '{0} of {1}, with full phone numbers: keep the file to yourself.':
    '{0} de {1}, com os telefones completos: guarde o arquivo só para você.',
  'Collecting the users: they come as a CSV file in your direct messages from Treble.':
    'Reunindo os usuários: eles chegam como arquivo CSV nas suas mensagens diretas do Treble.',
  'Nobody is in this list, so there is no file.': 'Não há ninguém nesta lista, então não há arquivo.',
  'Looking for the users…': 'Procurando os usuários…',
  'Press the button again.': 'Pressione o botão de novo.',
  'What this button was about does not exist any more. Open the results again.':
    'Aquilo de que este botão tratava não existe mais. Abra os resultados de novo.',
  'Expected the number of users this button is about. Look at /treble status again.':
    'Esperava-se o número de usuários de que este botão trata. Veja /treble status de novo.',
  'No outcome of *{0}* is unknown any more, so nothing was sent again.':
    'Não há mais nenhum resultado desconhecido em *{0}*, então nada foi enviado de novo.',
  'Sending again to {0} of *{1}* whose outcome was unknown. Who got the first message may receive it twice; /treble status {2} counts those found out later.':
    'Enviando de novo a {0} de *{1}* cujo resultado era desconhecido. Quem recebeu a primeira mensagem pode recebê-la duas vezes; /treble status {2} conta os que forem descobertos depois.',
  'Slack did not take the message with the charts. Try again in a minute.':
    'O Slack não aceitou a mensagem com os gráficos. Tente de novo em um minuto.',
  'The charts are in your direct messages from Treble.':
    'Os gráficos estão nas suas mensagens diretas do Treble.',
  'There is no /treble {0}. Did you mean `/treble {1}`? `/treble help` lists what there is.':
    'Não existe /treble {0}. Você quis dizer `/treble {1}`? `/treble help` lista o que existe.',
  'There is no /treble {0}. `/treble help` lists what there is.':
    'Não existe /treble {0}. `/treble help` lista o que existe.',
  'Slack’s answer did not arrive.': 'A resposta do Slack não chegou.',
  'Slack answered {0}.': 'O Slack respondeu {0}.',
  'Slack answered without the message’s time stamp.': 'O Slack respondeu sem o carimbo de data da mensagem.',
  'Hold a deployment: users who were not sent to yet wait.':
    'Pausar um envio: os usuários que ainda não receberam aguardam.',
  'Go on with a held deployment.': 'Continuar um envio retido.',
  'Stop a deployment for good; what was sent stays sent.':
    'Encerrar um envio de vez; o que foi enviado continua enviado.',
  'The conversations that can be sent, with their templates and figures.':
    'As conversas que podem ser enviadas, com seus modelos e números.',
  'Which deployment? For example: {0}': 'Qual envio? Por exemplo: {0}',
  'Expected a deployment such as D-104, found “{0}”. For example: {1}':
    'Esperava-se um envio como D-104, e foi encontrado “{0}”. Por exemplo: {1}',
  'There is no deployment {0}. /treble deployments lists the latest ones.':
    'Não existe o envio {0}. /treble deployments lista os mais recentes.',
  'The latest deployments and how they stand.': 'Os envios mais recentes e como estão.',
  'Nothing has been launched yet. Start with /treble send.':
    'Nada foi lançado ainda. Comece com /treble send.',
  'Who was not reached and why, with what to do about it.':
    'Quem não foi alcançado e por quê, com o que fazer a respeito.',
  'Stop all sending at once, until it is unfrozen.':
    'Parar todos os envios de imediato, até que sejam descongelados.',
  'Why? People will read it. For example: /treble freeze The price in the list is wrong':
    'Por quê? Outras pessoas vão ler. Por exemplo: /treble freeze O preço da lista está errado',
  'Frozen: nothing is sent until `/treble unfreeze`. Reason: {0}':
    'Congelado: nada é enviado até `/treble unfreeze`. Motivo: {0}',
  'Allow sending again.': 'Permitir os envios de novo.',
  'Nothing was frozen; sending is allowed.': 'Nada estava congelado; os envios estão liberados.',
  'Unfrozen: deployments go on where they were stopped.':
    'Descongelado: os envios continuam de onde pararam.',
  'This list.': 'Esta lista.',
  'Look at results': 'Ver resultados',
  'Stop, go on, repair': 'Parar, continuar, corrigir',
  'Lists of people': 'Listas de pessoas',
  'Conversations and chats': 'Conversas e chats',
  'Reports and alerts': 'Relatórios e alertas',
  'Rights and set-up': 'Permissões e configuração',
  'Support: {0}': 'Suporte: {0}',
  'Everything sent to and received from a phone; number and texts for senders and agents alone.':
    'Tudo o que foi enviado a um telefone e recebido dele; o número e os textos, só para quem envia e para agentes.',
  'Which phone? For example: {0}': 'Qual telefone? Por exemplo: {0}',
  'Expected a phone with its country code, found “{0}”. For example: {1}':
    'Esperava-se um telefone com o código do país, e foi encontrado “{0}”. Por exemplo: {1}',
  'No reason was given.': 'Nenhum motivo foi informado.',
  'Which template? For example: {0}': 'Qual modelo? Por exemplo: {0}',
  'The template *{0}* is on hold: nothing of it is sent, also of deployments to come, until `{1}`.':
    'O modelo *{0}* está retido: nada dele é enviado, nem de envios futuros, até `{1}`.',
  'The template *{0}* is released.': 'O modelo *{0}* foi liberado.',
  'The template *{0}* was not on hold by a person.': 'Ninguém havia retido o modelo *{0}*.',
  'Which line? For example: {0}': 'Qual linha? Por exemplo: {0}',
  'The line *{0}* is on hold: nothing of it is sent, also of deployments to come, until `{1}`.':
    'A linha *{0}* está retida: nada é enviado por ela, nem de envios futuros, até `{1}`.',
  'The line *{0}* is released.': 'A linha *{0}* foi liberada.',
  'The line *{0}* was not on hold by a person.': 'Ninguém havia retido a linha *{0}*.',
  'Expected template or line. For example: {0}': 'Esperava-se template ou line. Por exemplo: {0}',
  'Expected template or line, found “{0}”. For example: {1}':
    'Esperava-se template ou line, e foi encontrado “{0}”. Por exemplo: {1}',
  '{0} and others': '{0} e outros',
  'No deployment of it is under way.': 'Não há nenhum envio em andamento.',
  'Now held: {0}, {1} waiting.': 'Retidos agora: {0}, com {1} aguardando.',
  '• {0} stays held. {1}: {2}': '• {0} continua retido. {1}: {2}',
  '{0} can go on.': '{0}: podem continuar.',
  'Hold every deployment of a template or a line, those to come as well.':
    'Reter todos os envios de um modelo ou de uma linha, inclusive os futuros.',
  'Release a template or a line that a person holds; says what is still held.':
    'Liberar um modelo ou uma linha que uma pessoa retém; diz o que continua retido.',
  'The results of a deployment or a conversation: its current version, another one, or all; without a name, of the newest deployment.':
    'Os resultados de um envio ou de uma conversa: a versão atual, outra, ou todas; sem nome, os do envio mais recente.',
  'Send again to the failed users who can succeed now; says why the others cannot.':
    'Enviar de novo aos usuários com falha que agora podem receber; diz por que os outros não.',
  'How a deployment stands, and what can be done with it.':
    'Como está um envio e o que pode ser feito com ele.',
  'The WhatsApp templates behind the conversations and their status.':
    'Os modelos do WhatsApp das conversas e seu status.',
  'No template is known yet. Approved templates of the WhatsApp account appear here by themselves.':
    'Nenhum modelo é conhecido ainda. Os modelos aprovados da conta do WhatsApp aparecem aqui sozinhos.',
  'The users one by one, phones masked.': 'Os usuários um a um, com os telefones mascarados.',
  'That took too long for Slack, so nothing was opened. Press again.':
    'Isso demorou demais para o Slack, então nada foi aberto. Pressione de novo.',
  'Something broke on our side (ref {0}). Try again; if it stays, pass the reference on.':
    'Algo falhou do nosso lado (ref. {0}). Tente de novo; se continuar, informe a referência.',
  'Expected the message of a deployment, or one in its thread, found another message. /treble deployments lists the latest ones.':
    'Esperava-se a mensagem de um envio, ou uma da thread dela, e foi encontrada outra mensagem. /treble deployments lista os mais recentes.',
};
