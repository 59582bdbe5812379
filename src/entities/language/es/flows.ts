import type { Catalogue } from '../catalogues.ts';

/** Flows: their language, their editor, trying them, and how far people come in them. */
export const flowsEs: Catalogue = {
  'Find out who is interested': 'Averiguar quién tiene interés',
  'Ask how it was': 'Preguntar cómo estuvo',
  'Tell the status of an order': 'Informar el estado de un pedido',
  'Let people opt out': 'Permitir que las personas se den de baja',
  'then → {0}': 'luego → {0}',
  'writing {0}': 'escribiendo {0}',
  'writing anything': 'escribiendo cualquier cosa',
  'coming from an advertisement': 'llegando desde un anuncio',
  'Starts when somebody answers the template.': 'Comienza cuando alguien responde a la plantilla.',
  'Starts when somebody answers the template, or by {0}.':
    'Comienza cuando alguien responde a la plantilla, o {0}.',
  is: 'es',
  'is not': 'no es',
  contains: 'contiene',
  'is at least': 'es al menos',
  'is at most': 'es como máximo',
  'is filled': 'tiene un valor',
  'any text': 'cualquier texto',
  'a number': 'un número',
  'an email address': 'un correo electrónico',
  'a date': 'una fecha',
  'one of the options': 'una de las opciones',
  'asks “{0}”': 'pregunta “{0}”',
  'expects {0}': 'espera {0}',
  'keeps the answer as {0}': 'guarda la respuesta como {0}',
  'without a good answer → {0}': 'sin una respuesta válida → {0}',
  'without any answer for {0} → {1}': 'sin respuesta durante {0} → {1}',
  'says “{0}”': 'dice “{0}”',
  'sends a picture: {0}': 'envía una imagen: {0}',
  'sends a document: {0}': 'envía un documento: {0}',
  'the end': 'el final',
  'decides:': 'decide:',
  'sets {0} to “{1}”': 'asigna “{1}” a {0}',
  'calls {0}': 'llama a {0}',
  'keeps {0}': 'guarda {0}',
  'when it fails → {0}': 'cuando falla → {0}',
  'waits {0}': 'espera {0} de tiempo',
  'when the person writes → {0}': 'cuando la persona escribe → {0}',
  'hands over to the agents of {0}': 'entrega el chat a los agentes de {0}',
  'puts the person on the exclusion list': 'pone a la persona en la lista de exclusión',
  'finishes: {0}': 'finaliza: {0}',
  'Expected a step’s name of small letters, digits and _, beginning with a letter, found “{0}”.':
    'Se esperaba el nombre de un paso con minúsculas, dígitos y _, que comience con una letra; se encontró “{0}”.',
  '“{0}” names something else already. Choose another name for this step.':
    '“{0}” ya es el nombre de otra cosa. Elegir otro nombre para este paso.',
  'These steps go round without ever waiting for the person: {0}. Put a question or a wait between them.':
    'Estos pasos dan vueltas sin esperar nunca a la persona: {0}. Poner una pregunta o una espera entre ellos.',
  'Nothing leads to “{0}”. Lead to it with go, or take it out.':
    'Nada lleva a “{0}”. Llevar hasta él con go, o quitarlo.',
  'Expected at most {0} characters, found {1}.':
    'Se esperaban como máximo {0} caracteres; se encontraron {1}.',
  'a flow with its steps': 'un flujo con sus pasos',
  'Expected a variable such as {{first_name}} or {{first_name|there}}, found “{0}”.':
    'Se esperaba una variable como {{first_name}} o {{first_name|there}}, se encontró “{0}”.',
  'There is no step “{0}”.': 'No existe el paso “{0}”.',
  'the ways to start': 'las formas de comenzar',
  'a list of keywords': 'una lista de palabras clave',
  'Expected at most {0} keywords, found {1}.':
    'Se esperaban como máximo {0} palabras clave; se encontraron {1}.',
  'a keyword': 'una palabra clave',
  'the id of an advertisement': 'el id de un anuncio',
  'a list of steps': 'una lista de pasos',
  'Expected 1 to {0} steps, found {1}.': 'Se esperaban de 1 a {0} pasos; se encontraron {1}.',
  'Expected what the step does: one of {0}.': 'Se esperaba qué hace el paso: uno de {0}.',
  'a step': 'un paso',
  'a variable, a test and a step': 'una variable, una prueba y un paso',
  'variable: and its name': 'variable: y su nombre',
  'Expected one test, such as “is: yes”. The tests are: {0}.':
    'Se esperaba una prueba, como “is: yes”. Las pruebas son: {0}.',
  'Expected go: and the name of a step.': 'Se esperaba go: y el nombre de un paso.',
  'a list of tests': 'una lista de pruebas',
  'Leave expect out: the answer is one of the options that are listed.':
    'Quitar expect: la respuesta es una de las opciones de la lista.',
  'Expected text, number, email or date, found {0}. For fixed answers, list them under one_of, buttons or list.':
    'Se esperaba text, number, email o date; se encontró {0}. Para respuestas fijas, listarlas en one_of, buttons o list.',
  no_answer: 'no_answer',
  'the question': 'la pregunta',
  'an option': 'una opción',
  'Expected one option with its step, such as “Yes: next_step”.':
    'Se esperaba una opción con su paso, como “Yes: next_step”.',
  'the words of an option': 'las palabras de una opción',
  'a row': 'una fila',
  'the words of a row': 'las palabras de una fila',
  'the rows of the list': 'las filas de la lista',
  'the words on the list’s button': 'las palabras del botón de la lista',
  'the buttons': 'los botones',
  'the possible answers': 'las respuestas posibles',
  'the agents who take over': 'los agentes que toman el chat',
  'Write opt_out: true, or leave the step out.': 'Escribir opt_out: true, o quitar el paso.',
  'the outcome in words': 'el resultado en palabras',
  'Expected a caption of at most {0} characters, found {1}.':
    'Se esperaba un pie de como máximo {0} caracteres; se encontraron {1}.',
  'variables with their values': 'variables con sus valores',
  'the text of the message': 'el texto del mensaje',
  'a value for {0}': 'un valor para {0}',
  'an address that begins with https://': 'una dirección que comience con https://',
  'Expected an address that begins with https://, found {0}.':
    'Se esperaba una dirección que comience con https://; se encontró {0}.',
  'Expected GET or POST, found {0}.': 'Se esperaba GET o POST; se encontró {0}.',
  'variables with the fields of the answer': 'variables con los campos de la respuesta',
  'Expected at most 30s for timeout.': 'Se esperaba como máximo 30s en timeout.',
  'fields with their values': 'campos con sus valores',
  'Expected a time such as 30s, 10m, 2h or 3d, at most 30 days, found {0}.':
    'Se esperaba un tiempo como 30s, 10m, 2h o 3d, como máximo 30 días; se encontró {0}.',
  'Expected a name of letters, digits and _ for a variable, found “{0}”.':
    'Se esperaba un nombre de letras, dígitos y _ para una variable; se encontró “{0}”.',
  'a text for {0}': 'un texto para {0}',
  'Expected a number from {0} to {1} for {2}, found {3}.':
    'Se esperaba un número de {0} a {1} para {2}; se encontró {3}.',
  'the name of a step': 'el nombre de un paso',
  'This cannot be read as YAML: {0}': 'Esto no se puede leer como YAML: {0}',
  'Aliases are not read here. Write it out once more.': 'Aquí no se leen alias. Escribirlo una vez más.',
  'several lines with names': 'varias líneas con nombres',
  'a list': 'una lista',
  '“{0}” is not known here. Known are: {1}.': '“{0}” no se conoce aquí. Se conocen: {1}.',
  'Expected {0}, found {1}.': 'Se esperaba {0}; se encontró {1}.',
  'Expected true or false for {0}, found {1}.': 'Se esperaba true o false en {0}; se encontró {1}.',
  'The user has not written for 24 hours, so only a template may be sent.':
    'El usuario no ha escrito en 24 horas, por lo que solo se puede enviar una plantilla.',
  'Expected {0} of at most {1} characters, found {2}.':
    'Se esperaba {0} de como máximo {1} caracteres; se encontraron {2}.',
  'Expected {0}, found nothing.': 'Se esperaba {0}; no se encontró nada.',
  'Expected {0}, 1 to {1} times, found {2}.': 'Se esperaba {0}, de 1 a {1} veces; se encontraron {2}.',
  'Expected each choice once, found two that are the same.':
    'Se esperaba cada opción una vez; se encontraron dos iguales.',
  'an id': 'un id',
  'a text': 'un texto',
  'a caption': 'un pie',
  'a text above buttons': 'un texto sobre botones',
  'a button': 'un botón',
  'a text above a list': 'un texto sobre una lista',
  'a button of a list': 'un botón de una lista',
  'a description': 'una descripción',
  'Type the flow or give a file.': 'Escribir el flujo o dar un archivo.',
  'The file is larger than a flow can be.': 'El archivo es más grande de lo que puede ser un flujo.',
  'Reading the flow…': 'Leyendo el flujo…',
  'The flow of {0} can be read. Open it again to save it.':
    'El flujo de {0} se puede leer. Abrirlo de nuevo para guardarlo.',
  'For flows of more than 3,000 characters. A file goes before the field.':
    'Para flujos de más de 3.000 caracteres. Un archivo tiene prioridad sobre el campo.',
  'Line {0}, column {1}: {2}': 'Línea {0}, columna {1}: {2}',
  'And {0} more.': 'Y {0} más.',
  'Start from a ready flow': 'Comenzar con un flujo listo',
  'Choose a flow': 'Elegir un flujo',
  Check: 'Revisar',
  'What *{0}* says after its template.': 'Lo que *{0}* dice después de su plantilla.',
  'The flow is too long for this field. Give the changed flow as a file.':
    'El flujo es demasiado largo para este campo. Dar el flujo cambiado como archivo.',
  'Flow (YAML)': 'Flujo (YAML)',
  'Flow file': 'Archivo del flujo',
  'What a conversation says after its template: questions, branches, webhooks, agents.':
    'Lo que una conversación dice después de su plantilla: preguntas, condiciones, webhooks, agentes.',
  'Which conversation? For example: /treble flow spring_sale':
    '¿Cuál conversación? Por ejemplo: /treble flow spring_sale',
  Flow: 'Flujo',
  'Flow of {0}': 'Flujo de {0}',
  'Check the flow': 'Revisar el flujo',
  'The list has to bring: {0}.': 'La lista debe traer: {0}.',
  'This form is no longer valid. Open the flow again.':
    'Este formulario ya no es válido. Abrir el flujo de nuevo.',
  '{0} made version {1} while you were editing. Nothing was saved: look at theirs, then open the flow again.':
    '{0} creó la versión {1} mientras usted editaba. No se guardó nada: ver esa versión y abrir el flujo de nuevo.',
  'This flow was checked too long ago. Open the flow again and check it once more.':
    'Este flujo se revisó hace demasiado tiempo. Abrirlo de nuevo y revisarlo otra vez.',
  'Chats that finished': 'Chats finalizados',
  'Chats handed over to an agent': 'Chats entregados a un agente',
  'Chats that ended in an opt-out': 'Chats que terminaron en una baja',
  'Chats closed because nobody wrote': 'Chats cerrados porque nadie escribió',
  'Chats broken off after too many steps': 'Chats interrumpidos por demasiados pasos',
  'Chats that began': 'Chats que comenzaron',
  '*Conversation stage*  {0}': '*Etapa de la conversación*  {0}',
  '*Funnel*': '*Embudo*',
  'Conversation stage: {0}': 'Etapa de la conversación: {0}',
  'by the flow': 'por el flujo',
  '*→ Chat* {0} · {1} · from line {2}\n{3}': '*→ Chat* {0} · {1} · desde la línea {2}\n{3}',
  'Play a conversation’s flow in a thread, as the customer; nobody gets a message.':
    'Jugar el flujo de una conversación en un hilo, como cliente; nadie recibe un mensaje.',
  'Which conversation? For example: /treble try spring_sale':
    '¿Cuál conversación? Por ejemplo: /treble try spring_sale',
  'A flow is tried in a channel: type this in one that Treble is in.':
    'Un flujo se prueba en un canal: escribir esto en uno en el que esté Treble.',
  'Picture: {0}': 'Imagen: {0}',
  'Document: {0}': 'Documento: {0}',
  '*The chat would close*, as nobody wrote.': '*El chat se cerraría*, porque nadie escribió.',
  '*The chat would break off*: it took too many steps.': '*El chat se interrumpiría*: dio demasiados pasos.',
  '*The conversation is finished.*': '*La conversación ha terminado.*',
  '*The conversation is finished*, with the outcome “{0}”.':
    '*La conversación ha terminado*, con el resultado “{0}”.',
  '*Would call* {0} {1}': '*Llamaría a* {0} {1}',
  'Write the answer that it should get in this thread, as JSON, or let it fail.':
    'Escribir en este hilo la respuesta que debería recibir, como JSON, o dejar que falle.',
  'It fails': 'Falla',
  '*An agent would take over here.*': '*Aquí continuaría un agente.*',
  '*An agent of {0} would take over here.*': '*Aquí continuaría un agente de {0}.*',
  '*Would be put on the exclusion list*: the person opted out.':
    '*Entraría en la lista de exclusión*: la persona se dio de baja.',
  '{0} plays here. Type `/treble try` to play yourself.':
    'Aquí juega {0}. Escribir `/treble try` para jugar por cuenta propia.',
  'This try is over. Type `/treble try` to begin another.':
    'Esta prueba ha terminado. Escribir `/treble try` para comenzar otra.',
  'A webhook waits for its answer: write it as JSON, such as `{"price": 12}`, or press *It fails*.':
    'Un webhook espera su respuesta: escribirla como JSON, por ejemplo `{"price": 12}`, o presionar *Falla*.',
  'The flow has gone on, so this changed nothing.': 'El flujo ya siguió, así que esto no cambió nada.',
  'Variables: {0}': 'Variables: {0}',
  'Let the time pass': 'Dejar pasar el tiempo',
  '{0} tries *{1}*, version {2}, as a customer who got its template. Nobody gets a message, and nothing is counted.':
    '{0} prueba *{1}*, versión {2}, como un cliente que recibió su plantilla. Nadie recibe un mensaje y no se cuenta nada.',
  'Answer in this thread as the customer would. A line that begins with // is a remark; what others write is one too.':
    'Responder en este hilo como lo haría el cliente. Una línea que comienza con // es un comentario; lo que escriben otros también lo es.',
  'Nothing comes of this.': 'Esto no tiene efecto.',
  'This flow can no longer be read.': 'Este flujo ya no se puede leer.',
  '*{0}* says nothing after its template. Give it a flow first: /treble flow {1}':
    '*{0}* no dice nada después de su plantilla. Darle primero un flujo: /treble flow {1}',
  '*It waits*, unless the customer writes.': '*Espera*, salvo que el cliente escriba.',
  chat: 'chat',
  chats: 'chats',
  customer: 'cliente',
  customers: 'clientes',
  '{0} left here': '{0} {0|se fue|se fueron} aquí',
  'First answer of an agent': 'Primera respuesta de un agente',
  'at the latest {0}': 'a más tardar {0}',
  '{0} of {1} answered': '{0} de {1} {1|respondido|respondidos}',
  'Open chats with agents': 'Chats abiertos con agentes',
  '{0} without an agent.': '{0} sin agente.',
  'The first has waited since {0}: press Claim in the agents’ channel.':
    'El primero espera desde {0}: presionar Tomar en el canal de los agentes.',
  '{0}: {1}, {2} finished, {3} handed over to an agent.':
    '{0}: {1}, {2} {2|finalizado|finalizados}, {3} {3|entregado|entregados} a un agente.',
  'Most left at “{0}”: {1}.': 'La mayoría se fue en “{0}”: {1}.',
  '{0}, {1}: {2}, {3}.': '{0}, {1}: {2}, {3}.',
  '{0}, {1}: {2}, {3}; {4} left here.': '{0}, {1}: {2}, {3}; {4} {4|se fue|se fueron} aquí.',
  'How far chats came': 'Hasta dónde llegaron los chats',
  Step: 'Paso',
  Chats: 'Chats',
  'Left here': 'Se fueron aquí',
  'Remove the flow': 'Quitar el flujo',
  'Remove the flow?': '¿Quitar el flujo?',
  'The conversation then says nothing after its template. Chats that are running go on to their end.':
    'La conversación ya no dirá nada después de su plantilla. Los chats en curso siguen hasta su fin.',
};
