import type { Catalogue } from '../catalogues.ts';

export const trustPt: Catalogue = {
  Viewer: 'Observador',
  'sees figures and masked phones': 'vê números e telefones ocultos',
  Sender: 'Remetente',
  'sends, schedules, controls and repairs deployments, and downloads their users':
    'envia, agenda, controla e corrige envios, e baixa seus usuários',
  Approver: 'Aprovador',
  'approves deployments of others': 'aprova envios de outras pessoas',
  'This needs the right to approve deployments. Ask {0}.':
    'Para isto é preciso ter permissão de aprovar envios. Fale com {0}.',
  'reads chats with full phones and answers them': 'lê conversas com telefones completos e as responde',
  'This needs the right to answer chats. Ask {0}.':
    'Para isto é preciso ter permissão de responder conversas. Fale com {0}.',
  Admin: 'Administrador',
  'has every role, and manages roles, holds, the audit and privacy':
    'tem todos os papéis e administra papéis, retenções, auditoria e privacidade',
  'This needs the right to manage the app. Ask {0}.':
    'Para isto é preciso ter permissão de administrar o app. Fale com {0}.',
  'Left out, the role holds everywhere.': 'Se ficar vazio, o papel vale em todo lugar.',
  'Give a role': 'Dar um papel',
  Give: 'Dar',
  Role: 'Papel',
  People: 'Pessoas',
  'User groups': 'Grupos de usuários',
  'Who belongs to them is asked at every press.': 'A cada ação é consultado quem pertence a eles.',
  'Only in this channel': 'Só neste canal',
  'Only for this conversation': 'Só para esta conversa',
  'Choose a role.': 'Escolha um papel.',
  'Choose a person or a user group.': 'Escolha uma pessoa ou um grupo de usuários.',
  'This button is no longer valid. Open /treble roles again.':
    'Este botão não é mais válido. Abra /treble roles de novo.',
  'Taken away: {0}': 'Retirado: {0}',
  'This role was taken away before.': 'Este papel já havia sido retirado.',
  'No role was given: {0} may not use this app. Choose full members of this workspace.':
    'Nenhum papel foi dado: {0} não pode usar este app. Escolha membros plenos deste espaço de trabalho.',
  'They had this role already. `/treble roles` shows who has what.':
    'Já tinham este papel. `/treble roles` mostra quem tem o quê.',
  'Given. It counts from the next press on. `/treble roles` shows who has what.':
    'Dado. Vale a partir da próxima ação. `/treble roles` mostra quem tem o quê.',
  everywhere: 'em todo lugar',
  'for *{0}*': 'para *{0}*',
  'in {0}': 'em {0}',
  'for *{0}* in {1}': 'para *{0}* em {1}',
  '*{0}*: {1}, {2}. Given by {3}.': '*{0}*: {1}, {2}. Dado por {3}.',
  'Who may do what and where: give a role or take it away.':
    'Quem pode fazer o quê e onde: dar um papel ou retirá-lo.',
  'Take away': 'Retirar',
  'Take this role away?': 'Retirar este papel?',
  'It counts from the next press on. What was sent stays sent.':
    'Vale a partir da próxima ação. O que foi enviado continua enviado.',
  'Always admin, by the settings: {0}. Every full member is a viewer; guests and people of other organisations have no role.':
    'Sempre administradores, pela configuração: {0}. Todo membro pleno é observador; convidados e pessoas de outras organizações não têm papel.',
  'Nobody else has a role yet.': 'Ninguém mais tem um papel ainda.',
  Roles: 'Papéis',
  'You have this right, but not for this conversation in this channel. Ask {0}.':
    'Você tem esta permissão, mas não para esta conversa neste canal. Fale com {0}.',
  'Cost: no price is set for {0} messages (MESSAGE_PRICES), so there is no estimate for {1}.':
    'Custo: não há preço definido para mensagens {0} (MESSAGE_PRICES), então não há estimativa para {1}.',
  'Cost: about {0}, if every one of {1} ({2}) is charged.':
    'Custo: cerca de {0}, se cada um de {1} ({2}) for cobrado.',
  'Type the number of recipients': 'Digite o número de destinatários',
  'It stands above: {0}.': 'Está acima: {0}.',
  'Starts {0}.': 'Começa {0}.',
  'Starts as soon as it is approved.': 'Começa assim que for aprovado.',
  'Approve {0}': 'Aprovar {0}',
  Approve: 'Aprovar',
  'Decide later': 'Decidir depois',
  '{0} · version {1}': '{0} · versão {1}',
  '*Send to {0}?* {1}': '*Enviar para {0}?* {1}',
  'Asked by {0} {1}, until {2}.': 'Pedido por {0} {1}, até {2}.',
  'Refuse and cancel it': 'Recusar e cancelar',
  'Refuse this deployment?': 'Recusar este envio?',
  'It is cancelled for good. Nobody on this list is sent to.':
    'É cancelado definitivamente. Ninguém desta lista recebe.',
  Refuse: 'Recusar',
  'Keep it waiting': 'Deixar em espera',
  'This form is no longer valid. Open it again with /treble approve.':
    'Este formulário não é mais válido. Abra de novo com /treble approve.',
  'Ask again.': 'Peça de novo.',
  'Checking once more…': 'Verificando mais uma vez…',
  'Approved: {0} starts at its time, to {1}.': 'Aprovado: {0} começa na hora marcada, para {1}.',
  'Approved: {0} stays held. {1}': 'Aprovado: {0} continua retido. {1}',
  'Approved: {0} is on its way to {1}.': 'Aprovado: {0} está a caminho de {1}.',
  'This button is no longer valid. Type /treble approve again.':
    'Este botão não é mais válido. Digite /treble approve de novo.',
  'Refused: {0} is cancelled, and nobody on its list is sent to.':
    'Recusado: {0} foi cancelado e ninguém da lista recebe.',
  '*{0}* {1}: {2} to send to.': '*{0}* {1}: {2} a enviar.',
  'Nothing waits for an approval.': 'Nada espera aprovação.',
  'Which conversation? For example: /treble approve always spring_sale':
    'Qual conversa? Por exemplo: /treble approve always spring_sale',
  'From now on every deployment of *{0}* waits for an approver.':
    'A partir de agora cada envio de *{0}* espera um aprovador.',
  'Deployments of *{0}* wait for an approver only where their number asks for it.':
    'Os envios de *{0}* esperam um aprovador só quando a quantidade exige.',
  'What waits for somebody other than its author: look at it and approve or refuse it.':
    'O que espera alguém que não seja o autor: ver e aprovar ou recusar.',
  'Approved by {0} on {1}: version {2} to {3}, asked by {4}.':
    'Aprovado por {0} em {1}: versão {2} para {3}, pedido por {4}.',
  '{0} asked on {1} for an approval: version {2} to {3}. It has to come before {4}.':
    '{0} pediu em {1} uma aprovação: versão {2} para {3}. Precisa vir antes de {4}.',
  'Review and approve': 'Revisar e aprovar',
  'Nothing was found. Words look for people, acts, deployments (D-104), channels and days (2026-11-27).':
    'Nada foi encontrado. As palavras procuram pessoas, ações, envios (D-104), canais e dias (2026-11-27).',
  'Found {0}.': 'Há {0}.',
  'The newest {0} entries. The file has all that were found.':
    'As {0} entradas mais recentes. O arquivo tem todas as encontradas.',
  'Download as CSV': 'Baixar como CSV',
  Audit: 'Auditoria',
  'Nobody can change an entry. Looking at them is noted too.':
    'Ninguém pode mudar uma entrada. Olhar também fica registrado.',
  'The audit, as you searched it. Keep the file to yourself.':
    'A auditoria, como você pesquisou. Guarde o arquivo para você.',
  'Who did or revealed what, when and where: search it, download it.':
    'Quem fez ou revelou o quê, quando e onde: pesquisar, baixar.',
  'Forget a person': 'Esquecer uma pessoa',
  Forget: 'Esquecer',
  'Everything about {0} is erased: number, variables, messages in both directions, chats, lists and drafts. What waits to be sent to them is cancelled. *Nobody can take this back.*':
    'Tudo sobre {0} é apagado: número, variáveis, mensagens nos dois sentidos, conversas, listas e rascunhos. O que espera para lhe ser enviado é cancelado. *Ninguém pode desfazer isso.*',
  'All figures stay as they are. An opt-out or exclusion goes on, kept as a hash. Webhooks that come later bring nothing back, until a list names the number again. Files that the bot sent are deleted in Slack; what stands in agents’ threads has to be deleted there by hand.':
    'Todos os números ficam como estão. Um descadastro ou uma exclusão continua, guardado como hash. Webhooks que cheguem depois não trazem nada de volta, até que uma lista cite o número de novo. Os arquivos que o bot enviou são apagados no Slack; o que está nas conversas dos agentes precisa ser apagado lá à mão.',
  'Type the number again': 'Digite o número de novo',
  'Erase a person everywhere, as the law gives them the right to; figures stay. Asks first.':
    'Apagar uma pessoa em todo lugar, como a lei lhe dá direito; os números ficam. Pergunta antes.',
  'Expected a phone with its country code. For example: {0}':
    'Esperava-se um telefone com o código do país. Por exemplo: {0}',
  'Forgotten: {0}. Erased: {1}, {2}.': 'Esquecido: {0}. Apagado: {1}, {2}.',
  'Cancelled before it was sent: {0}.': 'Cancelado antes de ser enviado: {0}.',
  'They are still not sent to: that is kept as a hash.':
    'Continua sem receber envios: isso fica guardado como hash.',
  'Agents’ threads about them in Slack: {0}. Delete what stands there by hand.':
    'Conversas de agentes sobre a pessoa no Slack: {0}. Apague à mão o que está lá.',
  'Nothing was erased: this is not the number that you asked for.':
    'Nada foi apagado: este não é o número que você pediu.',
  '{0} would reach {1} {1|user|users}. You may send to {2} {2|user|users} a day, and {3} {3|is|are} left for {4}.':
    '{0} chegaria a {1} {1|usuário|usuários}. Você pode enviar a {2} {2|usuário|usuários} por dia, e {3|resta|restam} {3} para {4}.',
  '{0} Ask {1}.': '{0} Pergunte a {1}.',
  'Nothing was erased yet: another administrator has to type `/treble forget` with the number of {0} within {1} days. Send it to them yourself: only a hash of it is kept.':
    'Nada foi apagado ainda: outro administrador precisa digitar `/treble forget` com o número de {0} em até {1} dias. Envie-o você: só um hash fica guardado.',
};
