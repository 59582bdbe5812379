import type { Catalogue } from '../catalogues.ts';

export const trebleEs: Catalogue = {
  'A sending limit of the company, the line or WhatsApp was reached at Treble.':
    'En Treble se alcanzó un límite de envío de la empresa, de la línea o de WhatsApp.',
  'The message was cancelled at Treble before it left.': 'El mensaje se canceló en Treble antes de salir.',
  'The user opted out in a Treble conversation.':
    'El usuario pidió no recibir más mensajes en una conversación de Treble.',
  'Treble had sent to this user moments ago.': 'Treble le había enviado a este usuario hace unos instantes.',
  'Treble refused our API key.': 'Treble rechazó nuestra clave de API.',
  'Treble tried three times and gave up.': 'Treble lo intentó tres veces y desistió.',
  'What is connected, which webhooks never came, and where to switch them on.':
    'Qué está conectado, qué webhooks nunca llegaron y dónde activarlos.',
  'The variables a Treble conversation cannot do without; rows that lack one are found at review.':
    'Las variables que una conversación de Treble necesita; las filas a las que les falta alguna se encuentran en la revisión.',
  'Tell that Treble has a new version of a conversation: what is sent from now on counts for it.':
    'Avisar que Treble tiene una nueva versión de una conversación: lo que se envíe desde ahora cuenta para ella.',
  'Expected a conversation and a colon. For example: {0}':
    'Se esperaba una conversación y dos puntos. Por ejemplo: {0}',
  'Expected the label of the version behind the colon, such as 72.':
    'Se esperaba la etiqueta de la versión después de los dos puntos, por ejemplo 72.',
  '*{0}* needs no variable from version {1} on. Every column of a list goes to Treble.':
    '*{0}* no necesita ninguna variable desde la versión {1}. Todas las columnas de una lista van a Treble.',
  '*{0}* needs {1} from version {2} on. Every other column of a list goes to Treble as well.':
    '*{0}* necesita {1} desde la versión {2}. Las demás columnas de una lista también van a Treble.',
  'Version {0} of *{1}* is Treble’s “{2}”. What is sent from now on counts for it.':
    'La versión {0} de *{1}* es la “{2}” de Treble. Lo que se envíe desde ahora cuenta para ella.',
  '*Connected*': '*Conectado*',
  '• *{0}*: the line {1} can send.': '• *{0}*: la línea {1} puede enviar.',
  '• *{0}*: the line {1} is stopped. {2}': '• *{0}*: la línea {1} está detenida. {2}',
  '• :white_check_mark: {0}: came last {1}.': '• :white_check_mark: {0}: llegó por última vez {1}.',
  '• :warning: {0} was never received. {1} {2} `{3}`': '• :warning: {0} nunca se recibió. {1} {2} `{3}`',
  '• {0}, {1}, {2}: {3}. {4}': '• {0}; {1}; {2}: {3}. {4}',
  '*Webhooks of Treble*': '*Webhooks de Treble*',
  'Each must carry the header `X-Treble-Webhook-Secret`. In Treble: Settings → Developers → Webhook Headers. Its value is the setting `TREBLE_WEBHOOK_SECRET`.':
    'Cada uno debe llevar el encabezado `X-Treble-Webhook-Secret`. En Treble: Settings → Developers → Webhook Headers. Su valor es el ajuste `TREBLE_WEBHOOK_SECRET`.',
  '*What Treble does not tell*: text, variables and version of a conversation, its users’ limit per day, and who is with an agent. `/treble variables` names the variables a conversation needs, `/treble version` says that a new version is live.':
    '*Lo que Treble no informa*: el texto, las variables y la versión de una conversación, el límite diario de usuarios y quién está con un agente. `/treble variables` nombra las variables que una conversación necesita; `/treble version` avisa que hay una nueva versión.',
  '*Failures that could not be matched to one user* in 30 days: {0}. The latest:':
    '*Fallos que no se pudieron atribuir a un usuario* en 30 días: {0}. Los últimos:',
  'In Treble: Settings → Webhooks. Enter the address and switch on this event.':
    'En Treble: Settings → Webhooks. Ingresar la dirección y activar este evento.',
  'In Treble: open the conversation, choose the block with the template, and enter the address as this webhook. Repeat it in each conversation.':
    'En Treble: abrir la conversación, elegir el bloque con la plantilla e ingresar la dirección como este webhook. Repetirlo en cada conversación.',
  'In Treble: open the conversation, choose the line that leaves the block, and enter the address as this webhook. Repeat it in each conversation.':
    'En Treble: abrir la conversación, elegir la línea que sale del bloque e ingresar la dirección como este webhook. Repetirlo en cada conversación.',
  'Failures are never told: such users stay in process.':
    'Los fallos nunca se informan: esos usuarios quedan en proceso.',
  'Answers that no other webhook tells are found only by asking Treble.':
    'Las respuestas que ningún otro webhook informa solo se encuentran al preguntarle a Treble.',
  'A paused template is noticed only when messages fail.':
    'Una plantilla pausada solo se nota cuando los mensajes fallan.',
  'Deliveries are found only by asking Treble, user by user.':
    'Las entregas solo se encuentran al preguntarle a Treble, usuario por usuario.',
  'Nobody is shown as having read.': 'No se muestra a nadie como leído.',
  'Answers are told only when a chat has ended.': 'Las respuestas solo se informan cuando termina el chat.',
  'Who opts out is known only when the next message to them fails.':
    'Quién pidió no recibir más mensajes solo se sabe cuando falla el siguiente.',
  'That nobody answered in time is not told; no figure needs it.':
    'No se informa que nadie respondió a tiempo; ninguna cifra lo necesita.',
  'Treble keeps the text of this conversation to itself; this goes along.':
    'Treble no informa el texto de esta conversación; estos datos la acompañan.',
  'Treble does not tell the texts of what it sent, the answers in between, or at which step a chat stands while nothing was asked.':
    'Treble no informa los textos que envió, las respuestas intermedias ni en qué paso está un chat mientras no se pregunte nada.',
  'Asking {0} what became of these messages…': 'Preguntando a {0} qué pasó con estos mensajes…',
  'Asked {0} at {1}.': 'Se le preguntó a {0}: {1}.',
  'Asked {0} too often; shown as of {1}.': 'Se le preguntó demasiado a {0}; se muestra lo que se sabía: {1}.',
  '{0} did not answer; shown as of {1}.': '{0} no respondió; se muestra lo que se sabía: {1}.',
};
