import type { Catalogue } from '../catalogues.ts';

export const agentsEs: Catalogue = {
  'takes any chat': 'recibe cualquier chat',
  'takes the chats for *{0}*': 'recibe los chats para *{0}*',
  '{0}, {1} of them waiting': '{0}, de ellos {1} en espera',
  'The last chat could not be opened there, so none is until you add it again. {0}':
    'No se pudo abrir allí el último chat, así que no se abre ninguno hasta que lo agregue de nuevo. {0}',
  '`/treble agents add` in a channel opens the chats that flows hand over there; `/treble agents add sales` only those for that team; `/treble agents remove` ends it.':
    '`/treble agents add` en un canal abre allí los chats que los flujos entregan; `/treble agents add sales`, solo los de ese equipo; `/treble agents remove` lo termina.',
  'Slack takes about one message a second in each channel. Where customers write faster than that together, what they say appears late; add more channels and the chats are shared among them.':
    'Slack acepta cerca de un mensaje por segundo en cada canal. Si los clientes juntos escriben más rápido, lo que dicen aparece tarde; agregue más canales y los chats se reparten entre ellos.',
  'No channel takes chats yet. When a flow hands a chat over, the administrators are told.':
    'Ningún canal recibe chats todavía. Cuando un flujo entrega un chat, se avisa a los administradores.',
  'Chats open in channels. Type this in the channel of the agents.':
    'Los chats se abren en canales. Escriba esto en el canal de los agentes.',
  'Expected a team of at most {0} characters, found {1}.':
    'Se esperaba un equipo de {0} caracteres como máximo y se encontraron {1}.',
  'Chats that flows hand over open in {0} from now on.':
    'Desde ahora, los chats que los flujos entregan se abren en {0}.',
  'Chats that flows hand over for *{0}* open in {1} from now on.':
    'Desde ahora, los chats que los flujos entregan para *{0}* se abren en {1}.',
  'No new chat opens in {0}. Those that are open there go on.':
    'En {0} no se abre ningún chat nuevo. Los que están abiertos allí continúan.',
  '{0} was no channel of the agents.': '{0} no era un canal de los agentes.',
  'Expected add or remove, found “{0}”. For example: /treble agents add':
    'Se esperaba add o remove y se encontró “{0}”. Por ejemplo: /treble agents add',
  'Assign this chat': 'Asignar este chat',
  'Who answers from now on?': '¿Quién responde desde ahora?',
  'What they write in the thread goes to the customer.':
    'Lo que esa persona escriba en el hilo le llega al cliente.',
  'The chat was not assigned: that person may not answer customers.':
    'El chat no se asignó: esa persona no tiene permiso para responder a clientes.',
  'You have this chat. What you write in its thread goes to the customer; begin a line with // to keep it here.':
    'Este chat es suyo. Lo que escriba en su hilo le llega al cliente; empiece una línea con // para que se quede aquí.',
  'This conversation is over here, so nothing was changed.':
    'Esta conversación ya terminó aquí, así que no se cambió nada.',
  'End conversation': 'Terminar conversación',
  End: 'Terminar',
  Outcome: 'Resultado',
  'The customer is told nothing. Deployments can reach them again from then on.':
    'Al cliente no se le dice nada. Desde ese momento los envíos pueden llegarle de nuevo.',
  'Choose how it went.': 'Elija cómo terminó.',
  'Transfer this chat': 'Transferir este chat',
  Transfer: 'Transferir',
  'To the agents of which channel?': '¿A los agentes de qué canal?',
  'The chat opens there again, with what was said, and waits until somebody claims it.':
    'El chat se abre allí de nuevo, con lo que se dijo, y espera hasta que alguien lo tome.',
  'Choose a channel.': 'Elija un canal.',
  'That is no channel of the agents. Type /treble agents add there first.':
    'Ese no es un canal de los agentes. Escriba allí primero /treble agents add.',
  'The chat is in that channel already.': 'El chat ya está en ese canal.',
  'This button belongs to no chat.': 'Este botón no pertenece a ningún chat.',
  'You have this chat already: what you write in its thread goes to the customer.':
    'Este chat ya es suyo: lo que escriba en su hilo le llega al cliente.',
  'Somebody else has this chat already. To take it over, press Assign in its thread.':
    'Otra persona ya tiene este chat. Para hacerse cargo, presione Asignar en su hilo.',
  'That person has this chat already.': 'Esa persona ya tiene este chat.',
  'This chat is not known. Look at the newest message of the channel.':
    'No se conoce este chat. Vea el mensaje más reciente del canal.',
  'open chat': 'chat abierto',
  'open chats': 'chats abiertos',
  'More than 24 hours have passed since the customer wrote, so WhatsApp takes only a template now.':
    'Pasaron más de 24 horas desde que el cliente escribió, así que WhatsApp ahora solo acepta una plantilla.',
  'The conversation was over already.': 'La conversación ya había terminado.',
  'WhatsApp takes 4,096 characters at most. Write it in several lines.':
    'WhatsApp acepta 4.096 caracteres como máximo. Escríbalo en varias líneas.',
  'Only pictures (JPEG or PNG) and documents go to the customer.':
    'Al cliente solo le llegan imágenes (JPEG o PNG) y documentos.',
  'WhatsApp takes pictures up to 5 MB and documents up to 100 MB.':
    'WhatsApp acepta imágenes de hasta 5 MB y documentos de hasta 100 MB.',
  'WhatsApp did not take it.': 'WhatsApp no lo aceptó.',
  'WhatsApp did not deliver it.': 'WhatsApp no lo entregó.',
  'The chat had gone on to something else.': 'El chat ya había pasado a otra cosa.',
  'A file': 'Un archivo',
  'What they write in this thread goes to the customer. A line that begins with // stays here, and so does what everybody else writes. Edits and deletions do not go out.':
    'Lo que esa persona escriba en este hilo le llega al cliente. Una línea que empieza con // se queda aquí, igual que lo que escriben los demás. Las ediciones y los borrados no salen.',
  '{0} has this chat now.': '{0} tiene ahora este chat.',
  '{0} gave this chat to {1}.': '{0} le dio este chat a {1}.',
  '{0} moved this chat to {1}. Nothing written here goes to the customer any more.':
    '{0} pasó este chat a {1}. Nada de lo que se escriba aquí le llega ya al cliente.',
  '{0} ended the conversation: {1}.': '{0} terminó la conversación: {1}.',
  'Nothing written here goes to the customer any more.':
    'Nada de lo que se escriba aquí le llega ya al cliente.',
  'The conversation was closed, as nobody had written for a long time. Nothing written here goes to the customer any more.':
    'La conversación se cerró porque nadie había escrito en mucho tiempo. Nada de lo que se escriba aquí le llega ya al cliente.',
  '24 hours have passed since the customer wrote: WhatsApp takes only a template now. When the customer writes again, free answers are possible again.':
    'Pasaron 24 horas desde que el cliente escribió: WhatsApp ahora solo acepta una plantilla. Cuando el cliente escriba de nuevo, se podrá responder otra vez libremente.',
  'This did not reach the customer: {0}': 'Esto no le llegó al cliente: {0}',
  'a document': 'un documento',
  'Nothing was said before.': 'Antes no se dijo nada.',
  'A customer waits for an agent, and no channel takes their chat. Invite the app to the channel of the agents and type /treble agents add there.':
    'Un cliente espera a un agente y ningún canal recibe su chat. Invite la app al canal de los agentes y escriba allí /treble agents add.',
  Resolved: 'Resuelta',
  'Not resolved': 'No resuelta',
  'No answer': 'Sin respuesta',
  'Other outcome': 'Otro resultado',
  'The conversation is over.': 'La conversación terminó.',
  'The customer opted out, so the conversation is over.':
    'El cliente pidió no recibir más mensajes, así que la conversación terminó.',
  'Another conversation has begun, so this one is over.': 'Empezó otra conversación, así que esta terminó.',
  'Nobody had written for a long time, so the conversation was closed.':
    'Nadie había escrito en mucho tiempo, así que la conversación se cerró.',
  'The conversation broke off.': 'La conversación se interrumpió.',
  'The chat goes on in {0}. Nothing written here goes to the customer.':
    'El chat continúa en {0}. Nada de lo que se escriba aquí le llega al cliente.',
  'Ended by {0}.': 'La terminó {0}.',
  'Outcome: {0}.': 'Resultado: {0}.',
  'Waits for an agent since {0}.': 'Espera a un agente desde {0}.',
  '{0} has this chat.': '{0} tiene este chat.',
  'The 24 hours for free answers are over: only a template can be sent.':
    'Las 24 horas para responder libremente terminaron: solo se puede enviar una plantilla.',
  'Free answers are possible until {0}.': 'Se puede responder libremente hasta {0}.',
  Claim: 'Tomar',
  'Conversation {0}': 'Conversación {0}',
  'Chat with {0}': 'Chat con {0}',
  'Line {0}': 'Línea {0}',
  'For {0}': 'Para {0}',
  'Customer: {0}': 'Cliente: {0}',
  Customer: 'Cliente',
  We: 'Nosotros',
  'What was said before': 'Lo que se dijo antes',
  'Send a template': 'Enviar una plantilla',
  '{0} sends the template {1}.': '{0} envía la plantilla {1}.',
  'Claim the chat first: a template goes out in the name of who has it.':
    'Primero tome el chat: una plantilla sale a nombre de quien lo tiene.',
  'Nothing was sent. {0}': 'No se envió nada. {0}',
  'Its template goes to this customer alone and counts in no figure. When they answer, free answers are possible again.':
    'Su plantilla le llega solo a este cliente y no cuenta en ninguna cifra. Cuando responda, se podrá responder otra vez libremente.',
  '*{0}* goes to this customer.': '*{0}* le llega a este cliente.',
  'This message has {0} variables, more than this form takes. Choose another one.':
    'Este mensaje tiene {0} variables, más de las que caben en este formulario. Elija otro.',
  'This form is no longer valid. Press the button again.':
    'Este formulario ya no es válido. Presione el botón de nuevo.',
  'The template is on its way. The thread tells you when it does not arrive.':
    'La plantilla está en camino. Si no llega, se avisa en el hilo.',
  'Choose a conversation.': 'Elija una conversación.',
  'There is no such file.': 'No existe ese archivo.',
  'The customer sent this. It was not checked for anything harmful.':
    'Lo envió el cliente. No se revisó si contiene algo dañino.',
  'The file is in your direct messages from Treble.': 'El archivo está en sus mensajes directos de Treble.',
  'WhatsApp does not hand out this file. It keeps files for 30 days; ask the customer to send it again.':
    'WhatsApp no entrega este archivo. Guarda los archivos 30 días; pida al cliente que lo envíe de nuevo.',
  'Get the file ({0})': 'Obtener el archivo ({0})',
  'Who wrote it may not answer customers any more. Assign the chat to somebody else.':
    'Quien lo escribió ya no puede responder a clientes. Asigne el chat a otra persona.',
  'Choose the channels in which agents answer customers, and see how many chats are open.':
    'Elegir los canales en los que los agentes responden a los clientes y ver cuántos chats están abiertos.',
};
