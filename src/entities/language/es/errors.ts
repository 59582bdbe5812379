import type { Catalogue } from '../catalogues.ts';

export const errorsEs: Catalogue = {
  '{0} cannot be paused: it is already {1}.': '{0} no se puede pausar: su estado ya es {1}.',
  '{0} cannot be resumed: it is already {1}.': '{0} no se puede reanudar: su estado ya es {1}.',
  '{0} cannot be cancelled: it is already {1}.': '{0} no se puede cancelar: su estado ya es {1}.',
  '{0} cannot be slowed down or sped up: it is already {1}.':
    'A {0} no se le puede cambiar la velocidad: su estado ya es {1}.',
  '{0} stays held: {1} It goes on by itself after that.':
    '{0} sigue retenido: {1} Después continúa por sí solo.',
  'The conversation {0} is archived. Restore it from /treble conversations to send it.':
    'La conversación {0} está archivada. Restáurela desde /treble conversations para enviarla.',
  'The template {0} is {1}. It can be sent when WhatsApp has approved it.':
    'El estado de la plantilla {0} es {1}. Se podrá enviar cuando WhatsApp la haya aprobado.',
  'There is no conversation named “{0}”. /treble conversations lists them.':
    'No hay ninguna conversación llamada “{0}”. /treble conversations las muestra.',
  'This conversation no longer exists. Pick another one.': 'Esta conversación ya no existe. Elija otra.',
  'Expected a name for the conversation, found none.':
    'Se esperaba un nombre para la conversación y no se encontró ninguno.',
  'Expected a name of at most {0} characters, found {1}. Shorten it.':
    'Se esperaba un nombre de no más de {0} caracteres y se encontraron {1}. Acórtelo.',
  '“{0}” is how a deployment is called. Choose another name.':
    '“{0}” es el nombre de un envío. Elija otro nombre.',
  'Expected a fixed text for {0} without line breaks, tabs or more than four spaces in a row. Correct it.':
    'Se esperaba un texto fijo para {0} sin saltos de línea, tabulaciones ni más de cuatro espacios seguidos. Corríjalo.',
  'Expected a fallback for {0} without line breaks, tabs or more than four spaces in a row. Correct it.':
    'Se esperaba una alternativa para {0} sin saltos de línea, tabulaciones ni más de cuatro espacios seguidos. Corríjala.',
  'Expected a fixed text for {0}, found none. Type one or choose a column.':
    'Se esperaba un texto fijo para {0} y no se encontró ninguno. Escriba uno o elija una columna.',
  'Expected the name of a column for {0}, found none.':
    'Se esperaba el nombre de una columna para {0} y no se encontró ninguno.',
  'The fixed texts make the message too long: at most {0} characters in the header and {1} in the body. Shorten them.':
    'Los textos fijos hacen el mensaje demasiado largo: como máximo {0} caracteres en el encabezado y {1} en el cuerpo. Acórtelos.',
  'name (was {0})': 'nombre (era {0})',
  'template (was {0})': 'plantilla (era {0})',
  'values of {0}': 'valores de {0}',
  'Changed: {0}.': 'Cambios: {0}.',
  'Nothing was sent again. {0}': 'No se envió nada de nuevo. {0}',
  'This file is no longer there: corrected rows are kept for 24 hours. Send it again.':
    'Este archivo ya no está: las filas corregidas se conservan 24 horas. Envíelo de nuevo.',
  'There is a conversation named “{0}” already. Choose another name.':
    'Ya hay una conversación llamada “{0}”. Elija otro nombre.',
  'This draft is somebody else’s. Only who made it can discard it.':
    'Este borrador es de otra persona. Solo quien lo hizo puede descartarlo.',
  'This was sent already, so there is nothing to discard.':
    'Esto ya se envió, así que no hay nada que descartar.',
  'Nobody of {0} is among “{1}” now. Choose other users, or another deployment.':
    'Ahora nadie de {0} está en “{1}”. Elija otros usuarios, u otro envío.',
  'This conversation no longer exists. /treble conversations lists them.':
    'Esta conversación ya no existe. /treble conversations las muestra.',
  '{0} The {1} {1|row before it is|rows before it are} excluded already; correct the list and import it again.':
    '{0} Ya {1|está excluida|están excluidas} {1} {1|fila anterior|filas anteriores}; corrija la lista e impórtela de nuevo.',
  'Only failed users can be excluded so; “{0}” is no failure.':
    'Así solo se pueden excluir usuarios con fallo; “{0}” no es un fallo.',
  '{0} in {1}.': '{0} en {1}.',
  'This page of exclusions cannot be found. Open the list again.':
    'No se encuentra esta página de exclusiones. Abra la lista de nuevo.',
  'WhatsApp tells the variables of {0} by itself. Change it with /treble conversation edit {1}.':
    'WhatsApp indica por sí mismo las variables de {0}. Cámbiela con /treble conversation edit {1}.',
  'Expected names of letters, digits and underscores, found “{0}”.':
    'Se esperaban nombres de letras, dígitos y guiones bajos y se encontró “{0}”.',
  'Expected at most {0} variables, found {1}.': 'Se esperaban no más de {0} variables y se encontraron {1}.',
  'Expected a label of at most {0} characters, found {1}.':
    'Se esperaba una etiqueta de no más de {0} caracteres y se encontraron {1}.',
  'This is over already; nothing has to be done about it.':
    'Esto ya terminó; no hay nada que hacer al respecto.',
  'This review is no longer there: a list that is not sent within 24 hours is erased. Start again.':
    'Esta revisión ya no está: una lista que no se envía en 24 horas se borra. Empiece de nuevo.',
  'Everybody on this list who could be sent to got a template less than 24 hours ago. Choose to send anyway, or wait.':
    'Todos los de esta lista a quienes se podía enviar recibieron una plantilla hace menos de 24 horas. Elija enviar de todos modos, o espere.',
  'A speed limit is a whole number of messages per second from 1 to {0}; found {1}. Leave it out to send as fast as the line allows.':
    'Un límite de velocidad es un número entero de mensajes por segundo de 1 a {0}; se encontró {1}. Omítalo para enviar tan rápido como la línea lo permita.',
  'The list “{0}” was changed while it was read. Review it again.':
    'La lista “{0}” cambió mientras se leía. Revísela de nuevo.',
  'The line is stopped. {0}': 'La línea está detenida. {0}',
  'Nobody on this list can be sent to. The counts say why.':
    'No se puede enviar a nadie de esta lista. Las cantidades dicen por qué.',
  'The same number stands in an earlier row.': 'El mismo número está en una fila anterior.',
  'Nothing was sent again: you were asked about {0}, and by now {1} {1|outcome is|outcomes are} unknown. Look at /treble status {2} and decide again.':
    'No se envió nada de nuevo: se le preguntó por {0}, y ahora hay {1} {1|resultado desconocido|resultados desconocidos}. Mire /treble status {2} y decida de nuevo.',
  'This holds no deployment, so there is nothing to resume.':
    'Esto no retiene ningún envío, así que no hay nada que reanudar.',
  'WhatsApp has not released it yet. What is held goes on by itself as soon as it does.':
    'WhatsApp aún no la ha liberado. Lo retenido continúa por sí solo en cuanto lo haga.',
  'No line is connected for {0}. Name one in the settings.':
    'No hay ninguna línea conectada para {0}. Indique una en la configuración.',
  'The list is empty: no row with a phone number was found.':
    'La lista está vacía: no se encontró ninguna fila con un teléfono.',
  'This list is no longer there. /treble lists shows those there are.':
    'Esta lista ya no está. /treble lists muestra las que hay.',
  'There is no list “{0}”. /treble lists shows those there are.':
    'No hay ninguna lista “{0}”. /treble lists muestra las que hay.',
  'There is a list “{0}” already. Replace it, append to it, or choose another name.':
    'Ya hay una lista “{0}”. Reemplácela, agregue a ella, o elija otro nombre.',
  'Expected a name for the list, found none. For example: vips.':
    'Se esperaba un nombre para la lista y no se encontró ninguno. Por ejemplo: vips.',
  'Expected a name of at most {0} characters, found {1}.':
    'Se esperaba un nombre de no más de {0} caracteres y se encontraron {1}.',
  'Expected at least one phone number, found “{0}” ({1}). Correct the list and try again.':
    'Se esperaba al menos un teléfono y se encontró “{0}” ({1}). Corrija la lista e intente de nuevo.',
  'Expected at least one phone number. Correct the list and try again.':
    'Se esperaba al menos un teléfono. Corrija la lista e intente de nuevo.',
  '{0} is not scheduled: it is already {1}. /treble status {2} tells more.':
    '{0} no está programado: su estado ya es {1}. /treble status {2} dice más.',
  'Nothing was scheduled: that time has passed by now. Choose another time.':
    'No se programó nada: esa hora ya pasó. Elija otra hora.',
  'A value is not usable.': 'Un valor no se puede usar.',
  'Expected a phone number with its country code, such as +12025550123; found one that cannot be sent to: {0}.':
    'Se esperaba un teléfono con su código de país, como +12025550123; al que se encontró no se puede enviar: {0}.',
  'No test was sent. {0} Answer it from that phone, or choose to send anyway.':
    'No se envió ninguna prueba. {0} Respóndalo desde ese teléfono, o elija enviar de todos modos.',
  'No test was sent. {0}': 'No se envió ninguna prueba. {0}',
  'There is no template “{0}”. /treble templates lists them.':
    'No hay ninguna plantilla “{0}”. /treble templates las muestra.',
  'There is no line “{0}”. A review shows the number that would send.':
    'No hay ninguna línea “{0}”. Una revisión muestra el número que enviaría.',
  'This template no longer exists at WhatsApp. Choose another one.':
    'Esta plantilla ya no existe en WhatsApp. Elija otra.',
  'Expected at most {0} test numbers, found {1} with these. Customers belong on a list, not here.':
    'Se esperaban no más de {0} números de prueba y con estos se encontraron {1}. Los clientes van en una lista, no aquí.',
  'The template {0} belongs to an account that is not connected.':
    'La plantilla {0} pertenece a una cuenta que no está conectada.',
  'Nothing is sent again while a deployment is {0}.':
    'No se envía nada de nuevo mientras el estado de un envío es {0}.',
  'The template {0} is {1}; it can be sent again when WhatsApp has approved it.':
    'El estado de la plantilla {0} es {1}; se podrá enviar de nuevo cuando WhatsApp la haya aprobado.',
  '{0} · all versions': '{0} · todas las versiones',
  'This page of the history cannot be found. Open the history again.':
    'No se encuentra esta página del historial. Abra el historial de nuevo.',
  'This page of users cannot be found. Open the list again.':
    'No se encuentra esta página de usuarios. Abra la lista de nuevo.',
  'The last digits can be looked for among {0} users, and these are {1}. Type the whole number with its country code, or narrow the list first.':
    'Los últimos dígitos se pueden buscar entre {0} usuarios, y estos son {1}. Escriba el número completo con su código de país, o reduzca primero la lista.',
  '{0} waits for no approval. /treble approve lists what does.':
    '{0} no espera ninguna aprobación. /treble approve muestra lo que la espera.',
  'You sent {0} yourself, so somebody else has to decide about it.':
    'Usted mismo envió {0}, así que otra persona tiene que decidir.',
  'The request to approve {0} has expired. Its author asks again with /treble approve {1}.':
    'La solicitud de aprobar {0} venció. Su autor la pide de nuevo con /treble approve {1}.',
  '{0} has changed since you looked, so nothing was approved. Look at it again.':
    '{0} cambió desde que lo miró, así que no se aprobó nada. Mírelo de nuevo.',
  'Type the number of recipients to approve {0}. What you typed is another number.':
    'Escriba el número de destinatarios para aprobar {0}. Lo que escribió es otro número.',
  'There is no conversation “{0}”. /treble conversations lists the names.':
    'No existe la conversación “{0}”. /treble conversations muestra los nombres.',
  'This holds deployments: it is over when they may send again.':
    'Esto retiene envíos: termina cuando se puedan enviar de nuevo.',
  'This CRM is not connected any more. Choose another audience.':
    'Este CRM ya no está conectado. Elija otra audiencia.',
  'What was approved has changed or expired since, so it was not sent.':
    'Lo que se aprobó cambió o venció desde entonces, así que no se envió.',
  'HubSpot: expected the phone in a property of contacts, and there is none named “{0}”. Correct its name.':
    'HubSpot: se esperaba el teléfono en una propiedad de los contactos y no hay ninguna llamada “{0}”. Corrija su nombre.',
  'HubSpot: this list does not exist any more. Choose another one.':
    'HubSpot: esta lista ya no existe. Elija otra.',
};
