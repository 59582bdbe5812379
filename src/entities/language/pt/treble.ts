import type { Catalogue } from '../catalogues.ts';

export const treblePt: Catalogue = {
  'A sending limit of the company, the line or WhatsApp was reached at Treble.':
    'Na Treble foi atingido um limite de envio da empresa, da linha ou do WhatsApp.',
  'The message was cancelled at Treble before it left.': 'A mensagem foi cancelada na Treble antes de sair.',
  'The user opted out in a Treble conversation.':
    'O usuário pediu para não receber mais mensagens em uma conversa da Treble.',
  'Treble had sent to this user moments ago.': 'A Treble tinha enviado a este usuário há instantes.',
  'Treble refused our API key.': 'A Treble recusou a nossa chave de API.',
  'Treble tried three times and gave up.': 'A Treble tentou três vezes e desistiu.',
  'What is connected, which webhooks never came, and where to switch them on.':
    'O que está conectado, quais webhooks nunca chegaram e onde ativá-los.',
  'The variables a Treble conversation cannot do without; rows that lack one are found at review.':
    'As variáveis de que uma conversa da Treble precisa; as linhas em que falta alguma são encontradas na revisão.',
  'Tell that Treble has a new version of a conversation: what is sent from now on counts for it.':
    'Avisar que a Treble tem uma nova versão de uma conversa: o que for enviado a partir de agora conta para ela.',
  'Expected a conversation and a colon. For example: {0}':
    'Era esperada uma conversa e dois-pontos. Por exemplo: {0}',
  'Expected the label of the version behind the colon, such as 72.':
    'Era esperado o rótulo da versão depois dos dois-pontos, por exemplo 72.',
  '*{0}* needs no variable from version {1} on. Every column of a list goes to Treble.':
    '*{0}* não precisa de nenhuma variável a partir da versão {1}. Todas as colunas de uma lista vão para a Treble.',
  '*{0}* needs {1} from version {2} on. Every other column of a list goes to Treble as well.':
    '*{0}* precisa de {1} a partir da versão {2}. As demais colunas de uma lista também vão para a Treble.',
  'Version {0} of *{1}* is Treble’s “{2}”. What is sent from now on counts for it.':
    'A versão {0} de *{1}* é a “{2}” da Treble. O que for enviado a partir de agora conta para ela.',
  '*Connected*': '*Conectado*',
  '• *{0}*: the line {1} can send.': '• *{0}*: a linha {1} pode enviar.',
  '• *{0}*: the line {1} is stopped. {2}': '• *{0}*: a linha {1} está parada. {2}',
  '• :white_check_mark: {0}: came last {1}.': '• :white_check_mark: {0}: chegou pela última vez {1}.',
  '• :warning: {0} was never received. {1} {2} `{3}`': '• :warning: {0} nunca foi recebido. {1} {2} `{3}`',
  '• {0}, {1}, {2}: {3}. {4}': '• {0}; {1}; {2}: {3}. {4}',
  '*Webhooks of Treble*': '*Webhooks da Treble*',
  'Each must carry the header `X-Treble-Webhook-Secret`. In Treble: Settings → Developers → Webhook Headers. Its value is the setting `TREBLE_WEBHOOK_SECRET`.':
    'Cada um deve levar o cabeçalho `X-Treble-Webhook-Secret`. Na Treble: Settings → Developers → Webhook Headers. O valor é a configuração `TREBLE_WEBHOOK_SECRET`.',
  '*What Treble does not tell*: text, variables and version of a conversation, its users’ limit per day, and who is with an agent. `/treble variables` names the variables a conversation needs, `/treble version` says that a new version is live.':
    '*O que a Treble não informa*: o texto, as variáveis e a versão de uma conversa, o limite diário de usuários e quem está com um agente. `/treble variables` nomeia as variáveis de que uma conversa precisa; `/treble version` avisa que há uma nova versão.',
  '*Failures that could not be matched to one user* in 30 days: {0}. The latest:':
    '*Falhas que não puderam ser atribuídas a um usuário* em 30 dias: {0}. As últimas:',
  'In Treble: Settings → Webhooks. Enter the address and switch on this event.':
    'Na Treble: Settings → Webhooks. Inserir o endereço e ativar este evento.',
  'In Treble: open the conversation, choose the block with the template, and enter the address as this webhook. Repeat it in each conversation.':
    'Na Treble: abrir a conversa, escolher o bloco com o modelo e inserir o endereço como este webhook. Repetir em cada conversa.',
  'In Treble: open the conversation, choose the line that leaves the block, and enter the address as this webhook. Repeat it in each conversation.':
    'Na Treble: abrir a conversa, escolher a linha que sai do bloco e inserir o endereço como este webhook. Repetir em cada conversa.',
  'Failures are never told: such users stay in process.':
    'As falhas nunca são informadas: esses usuários ficam em processo.',
  'Answers that no other webhook tells are found only by asking Treble.':
    'As respostas que nenhum outro webhook informa só são encontradas ao perguntar à Treble.',
  'A paused template is noticed only when messages fail.':
    'Um modelo pausado só é percebido quando as mensagens falham.',
  'Deliveries are found only by asking Treble, user by user.':
    'As entregas só são encontradas ao perguntar à Treble, usuário por usuário.',
  'Nobody is shown as having read.': 'Ninguém aparece como tendo lido.',
  'Answers are told only when a chat has ended.': 'As respostas só são informadas quando o chat termina.',
  'Who opts out is known only when the next message to them fails.':
    'Quem pediu para não receber mais só é conhecido quando a próxima mensagem falha.',
  'That nobody answered in time is not told; no figure needs it.':
    'Não é informado que ninguém respondeu a tempo; nenhum número precisa disso.',
  'Treble keeps the text of this conversation to itself; this goes along.':
    'A Treble não informa o texto desta conversa; estes dados a acompanham.',
  'Treble does not tell the texts of what it sent, the answers in between, or at which step a chat stands while nothing was asked.':
    'A Treble não informa os textos que enviou, as respostas intermediárias nem em que etapa um chat está enquanto nada foi perguntado.',
  'Asking {0} what became of these messages…': 'Perguntando a {0} o que aconteceu com estas mensagens…',
  'Asked {0} at {1}.': 'Perguntado a {0}: {1}.',
  'Asked {0} too often; shown as of {1}.': '{0} recebeu perguntas demais; mostrado como estava: {1}.',
  '{0} did not answer; shown as of {1}.': '{0} não respondeu; mostrado como estava: {1}.',
};
