import type { Catalogue } from '../catalogues.ts';

export const agentsPt: Catalogue = {
  'takes any chat': 'recebe qualquer chat',
  'takes the chats for *{0}*': 'recebe os chats para *{0}*',
  '{0}, {1} of them waiting': '{0}, deles {1} em espera',
  'The last chat could not be opened there, so none is until you add it again. {0}':
    'Não foi possível abrir ali o último chat, então nenhum é aberto até que você o adicione de novo. {0}',
  '`/treble agents add` in a channel opens the chats that flows hand over there; `/treble agents add sales` only those for that team; `/treble agents remove` ends it.':
    '`/treble agents add` em um canal abre ali os chats que os fluxos entregam; `/treble agents add sales`, só os dessa equipe; `/treble agents remove` encerra isso.',
  'Slack takes about one message a second in each channel. Where customers write faster than that together, what they say appears late; add more channels and the chats are shared among them.':
    'O Slack aceita cerca de uma mensagem por segundo em cada canal. Se os clientes juntos escrevem mais rápido, o que dizem aparece com atraso; adicione mais canais e os chats são divididos entre eles.',
  'No channel takes chats yet. When a flow hands a chat over, the administrators are told.':
    'Nenhum canal recebe chats ainda. Quando um fluxo entrega um chat, os administradores são avisados.',
  'Chats open in channels. Type this in the channel of the agents.':
    'Os chats são abertos em canais. Digite isto no canal dos agentes.',
  'Expected a team of at most {0} characters, found {1}.':
    'Esperava-se uma equipe de no máximo {0} caracteres; foram encontrados {1}.',
  'Chats that flows hand over open in {0} from now on.':
    'A partir de agora, os chats que os fluxos entregam são abertos em {0}.',
  'Chats that flows hand over for *{0}* open in {1} from now on.':
    'A partir de agora, os chats que os fluxos entregam para *{0}* são abertos em {1}.',
  'No new chat opens in {0}. Those that are open there go on.':
    'Nenhum chat novo é aberto em {0}. Os que estão abertos ali continuam.',
  '{0} was no channel of the agents.': '{0} não era um canal dos agentes.',
  'Expected add or remove, found “{0}”. For example: /treble agents add':
    'Esperava-se add ou remove; foi encontrado “{0}”. Por exemplo: /treble agents add',
  'Assign this chat': 'Atribuir este chat',
  'Who answers from now on?': 'Quem responde a partir de agora?',
  'What they write in the thread goes to the customer.':
    'O que essa pessoa escrever na conversa vai para o cliente.',
  'The chat was not assigned: that person may not answer customers.':
    'O chat não foi atribuído: essa pessoa não pode responder a clientes.',
  'You have this chat. What you write in its thread goes to the customer; begin a line with // to keep it here.':
    'Este chat é seu. O que você escrever na conversa dele vai para o cliente; comece uma linha com // para que fique aqui.',
  'This conversation is over here, so nothing was changed.':
    'Esta conversa já terminou aqui, então nada foi mudado.',
  'End conversation': 'Encerrar conversa',
  End: 'Encerrar',
  Outcome: 'Resultado',
  'The customer is told nothing. Deployments can reach them again from then on.':
    'Nada é dito ao cliente. A partir daí os envios podem chegar a ele de novo.',
  'Choose how it went.': 'Escolha como terminou.',
  'Transfer this chat': 'Transferir este chat',
  Transfer: 'Transferir',
  'To the agents of which channel?': 'Para os agentes de qual canal?',
  'The chat opens there again, with what was said, and waits until somebody claims it.':
    'O chat é aberto de novo ali, com o que foi dito, e espera até que alguém o assuma.',
  'Choose a channel.': 'Escolha um canal.',
  'That is no channel of the agents. Type /treble agents add there first.':
    'Esse não é um canal dos agentes. Digite ali primeiro /treble agents add.',
  'The chat is in that channel already.': 'O chat já está nesse canal.',
  'This button belongs to no chat.': 'Este botão não pertence a nenhum chat.',
  'You have this chat already: what you write in its thread goes to the customer.':
    'Este chat já é seu: o que você escrever na conversa dele vai para o cliente.',
  'Somebody else has this chat already. To take it over, press Assign in its thread.':
    'Outra pessoa já tem este chat. Para assumi-lo, pressione Atribuir na conversa dele.',
  'That person has this chat already.': 'Essa pessoa já tem este chat.',
  'This chat is not known. Look at the newest message of the channel.':
    'Este chat não é conhecido. Veja a mensagem mais recente do canal.',
  'open chat': 'chat aberto',
  'open chats': 'chats abertos',
  'More than 24 hours have passed since the customer wrote, so WhatsApp takes only a template now.':
    'Passaram mais de 24 horas desde que o cliente escreveu, então o WhatsApp agora só aceita um modelo.',
  'The conversation was over already.': 'A conversa já tinha terminado.',
  'WhatsApp takes 4,096 characters at most. Write it in several lines.':
    'O WhatsApp aceita no máximo 4.096 caracteres. Escreva em várias linhas.',
  'Only pictures (JPEG or PNG) and documents go to the customer.':
    'Só imagens (JPEG ou PNG) e documentos vão para o cliente.',
  'WhatsApp takes pictures up to 5 MB and documents up to 100 MB.':
    'O WhatsApp aceita imagens de até 5 MB e documentos de até 100 MB.',
  'WhatsApp did not take it.': 'O WhatsApp não aceitou.',
  'WhatsApp did not deliver it.': 'O WhatsApp não entregou.',
  'The chat had gone on to something else.': 'O chat já tinha passado para outra coisa.',
  'A file': 'Um arquivo',
  'What they write in this thread goes to the customer. A line that begins with // stays here, and so does what everybody else writes. Edits and deletions do not go out.':
    'O que essa pessoa escrever nesta conversa vai para o cliente. Uma linha que começa com // fica aqui, assim como o que os outros escrevem. Edições e exclusões não saem.',
  '{0} has this chat now.': '{0} está com este chat agora.',
  '{0} gave this chat to {1}.': '{0} passou este chat para {1}.',
  '{0} moved this chat to {1}. Nothing written here goes to the customer any more.':
    '{0} transferiu este chat para {1}. Nada do que for escrito aqui vai mais para o cliente.',
  '{0} ended the conversation: {1}.': '{0} encerrou a conversa: {1}.',
  'Nothing written here goes to the customer any more.':
    'Nada do que for escrito aqui vai mais para o cliente.',
  'The conversation was closed, as nobody had written for a long time. Nothing written here goes to the customer any more.':
    'A conversa foi encerrada porque ninguém escrevia havia muito tempo. Nada do que for escrito aqui vai mais para o cliente.',
  '24 hours have passed since the customer wrote: WhatsApp takes only a template now. When the customer writes again, free answers are possible again.':
    'Passaram 24 horas desde que o cliente escreveu: o WhatsApp agora só aceita um modelo. Quando o cliente escrever de novo, será possível responder livremente outra vez.',
  'This did not reach the customer: {0}': 'Isto não chegou ao cliente: {0}',
  'a document': 'um documento',
  'Nothing was said before.': 'Nada foi dito antes.',
  'A customer waits for an agent, and no channel takes their chat. Invite the app to the channel of the agents and type /treble agents add there.':
    'Um cliente espera por um agente e nenhum canal recebe o chat dele. Convide o app para o canal dos agentes e digite ali /treble agents add.',
  Resolved: 'Resolvida',
  'Not resolved': 'Não resolvida',
  'No answer': 'Sem resposta',
  'Other outcome': 'Outro resultado',
  'The conversation is over.': 'A conversa terminou.',
  'The customer opted out, so the conversation is over.':
    'O cliente pediu para não receber mais mensagens, então a conversa terminou.',
  'Another conversation has begun, so this one is over.': 'Outra conversa começou, então esta terminou.',
  'Nobody had written for a long time, so the conversation was closed.':
    'Ninguém escrevia havia muito tempo, então a conversa foi encerrada.',
  'The conversation broke off.': 'A conversa foi interrompida.',
  'The chat goes on in {0}. Nothing written here goes to the customer.':
    'O chat continua em {0}. Nada do que for escrito aqui vai para o cliente.',
  'Ended by {0}.': 'Encerrada por {0}.',
  'Outcome: {0}.': 'Resultado: {0}.',
  'Waits for an agent since {0}.': 'Espera por um agente desde {0}.',
  '{0} has this chat.': '{0} está com este chat.',
  'The 24 hours for free answers are over: only a template can be sent.':
    'As 24 horas para responder livremente terminaram: só é possível enviar um modelo.',
  'Free answers are possible until {0}.': 'É possível responder livremente até {0}.',
  Claim: 'Assumir',
  'Conversation {0}': 'Conversa {0}',
  'Chat with {0}': 'Chat com {0}',
  'Line {0}': 'Linha {0}',
  'For {0}': 'Para {0}',
  'Customer: {0}': 'Cliente: {0}',
  Customer: 'Cliente',
  We: 'Nós',
  'What was said before': 'O que foi dito antes',
  'Send a template': 'Enviar um modelo',
  '{0} sends the template {1}.': '{0} envia o modelo {1}.',
  'Claim the chat first: a template goes out in the name of who has it.':
    'Primeiro assuma o chat: um modelo sai em nome de quem está com ele.',
  'Nothing was sent. {0}': 'Nada foi enviado. {0}',
  'Its template goes to this customer alone and counts in no figure. When they answer, free answers are possible again.':
    'O modelo vai só para este cliente e não conta em nenhum número. Quando ele responder, será possível responder livremente outra vez.',
  '*{0}* goes to this customer.': '*{0}* vai para este cliente.',
  'This message has {0} variables, more than this form takes. Choose another one.':
    'Esta mensagem tem {0} variáveis, mais do que cabe neste formulário. Escolha outra.',
  'This form is no longer valid. Press the button again.':
    'Este formulário não é mais válido. Pressione o botão de novo.',
  'The template is on its way. The thread tells you when it does not arrive.':
    'O modelo está a caminho. Se não chegar, a conversa avisa.',
  'Choose a conversation.': 'Escolha uma conversa.',
  'There is no such file.': 'Esse arquivo não existe.',
  'The customer sent this. It was not checked for anything harmful.':
    'O cliente enviou isto. Não foi verificado se contém algo nocivo.',
  'The file is in your direct messages from Treble.': 'O arquivo está nas suas mensagens diretas do Treble.',
  'WhatsApp does not hand out this file. It keeps files for 30 days; ask the customer to send it again.':
    'O WhatsApp não entrega este arquivo. Ele guarda arquivos por 30 dias; peça ao cliente que envie de novo.',
  'Get the file ({0})': 'Obter o arquivo ({0})',
  'Who wrote it may not answer customers any more. Assign the chat to somebody else.':
    'Quem escreveu não pode mais responder a clientes. Atribua o chat a outra pessoa.',
  'Choose the channels in which agents answer customers, and see how many chats are open.':
    'Escolher os canais em que os agentes respondem aos clientes e ver quantos chats estão abertos.',
};
